import { describe, expect, test } from 'vitest'
import { COMMON_PASSWORDS } from '../../app/auth/common-passwords.ts'
import { readMail, readName } from '../../app/auth/model.ts'
import { MOST_PASSWORD, passwordFault, passwordText } from '../../app/auth/password.ts'
import { safeRedirect } from '../../app/auth/safe-redirect.ts'

const OWN = {
  mail: 'hanako.suzumura@example.jp',
  name: '鈴村 花子',
  portal: ['日野市 事業用地ナビ', 'Hino Business Property Navi'],
}

describe('a password', () => {
  test.each([
    ['elevenchars', 'short'],
    ['とても長い合言葉です', 'short'],
    [`${'x'.repeat(MOST_PASSWORD)}yz`, 'long'],
    ['passwordpassword', 'common'],
    ['Password123456', 'common'],
    ['ＰＡＳＳＷＯＲＤ１２３４', 'common'],
    ['aaaaaaaaaaaaaaaa', 'common'],
    ['abcabcabcabc', 'common'],
    ['1234567890123', 'common'],
    ['1qaz2wsx3edc4rfv', 'common'],
    ['yoroshikuonegaishimasu', 'common'],
    ['tanaka19800401', 'common'],
    ['sakurasakurasakura', 'common'],
    ['hanako.suzumura@example.jp', 'own'],
    ['Suzumura2026!', 'own'],
    ['鈴村花子鈴村花子鈴村花子', 'own'],
    ['hinobusinesspropertynavi1', 'own'],
  ] as const)('%s is refused: %s', (password, fault) => {
    expect(passwordFault(password, OWN)).toBe(fault)
  })

  test.each([
    'twelve chars',
    'kawa no nagare wa taezu',
    '行く川の流れは絶えずして',
    'x9!'.concat('🏭🏗️🌸🍶🚃🏯🎋🎐'),
    `${'川の流れは絶えずして、'.repeat(11)}もとの水`,
    'hanako goes to the river',
    'correct donkey battery staple',
  ])('%s is taken', password => {
    expect(passwordFault(password, OWN)).toBeNull()
  })

  test('is the same in full and half width, and is counted as people count', () => {
    expect(passwordText('ｋａｗａ１２')).toBe(passwordText('kawa12'))
    // A dakuten apart or not: one character.
    expect(passwordFault('か\u3099'.repeat(6) + 'き'.repeat(5), OWN)).toBe('short')
  })

  test('is looked up among some hundred that everybody knows', () => {
    expect(COMMON_PASSWORDS.size).toBeGreaterThan(500)
    for (const word of COMMON_PASSWORDS) expect(word).toBe(word.normalize('NFKC').toLowerCase())
  })
})

describe('where to go on after logging in', () => {
  test.each(['/account', '/en/account?tab=1#x', '/listings?q=%E5%B7%A5', '/'])('%s is of this portal', path => {
    expect(safeRedirect(path, '/home')).toBe(path)
  })

  test.each([
    null,
    undefined,
    '',
    'account',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/%2fevil.example',
    '/%2F%2Fevil.example',
    '/%5cevil.example',
    '/%5C%5Cevil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\tjavascript:alert(1)',
    '/\t/evil.example',
    '/\n/evil.example',
    '/%09/evil.example',
    '/%0d%0aSet-Cookie:a=b',
    '/%00',
    '/%',
    ' /account',
    `/${'a'.repeat(3_000)}`,
  ])('%s is not', path => {
    expect(safeRedirect(path, '/home')).toBe('/home')
  })
})

describe('what people write of themselves', () => {
  test('a mail address in any width, trimmed', () => {
    expect(readMail(' Ｔaro@Example.jp ')).toBe('Taro@Example.jp')
    for (const none of [
      '',
      'taro',
      'taro@host',
      'a b@example.jp',
      'a@example.jp\r\nBcc: b@example.jp',
      `${'a'.repeat(250)}@b.jp`,
    ])
      expect(readMail(none)).toBeNull()
  })

  test('a name on one line', () => {
    expect(readName('  日野　太郎 ')).toBe('日野 太郎')
    for (const none of ['', '   ', 'a\u0007', 'あ'.repeat(81)]) expect(readName(none)).toBeNull()
  })
})
