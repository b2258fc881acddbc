import { describe, expect, test } from 'vitest'
import { LOCALES } from '../../app/lib/i18n/locale.ts'
import { faultOf, faultWords, MOST_TRIES, tryAgainAt } from '../../app/mail/fault.ts'
import { isAddress, type Letter, type LetterKind, type LetterValues } from '../../app/mail/letter.ts'
import { LETTERS, wordsOf } from '../../app/mail/letters/index.ts'

const at = new Date('2026-11-27T00:30:00Z')
const link = 'https://portal.example.jp/1'
const listing = { title: '1', publicId: 'HN-2026-00001', link }
const ENQUIRY = { purpose: '1', work: '1', words: '1' }
const VALUES: LetterValues = {
  invitation: { organisation: '1', link, validUntil: at },
  reset: { link, validUntil: at },
  new_sign_in: { at, device: '1', link },
  password_changed: { at, link },
  confirm_offer: { ...listing, confirmedOn: '2026-11-18', dueOn: '2026-12-02', isHidden: false },
  submission_received: { ...listing, organisation: '1' },
  submissions_received: { organisation: '1', count: 12, link },
  import_done: {
    ...{ fileName: '12345', undoUntil: at, link },
    counts: { published: 1, submitted: 2, drafted: 3, confirmed: 4, ended: 5, left: 6, refused: 7, wrong: 8 },
  },
  changes_requested: { ...listing, reasons: ['1', '2'] },
  published: { ...listing, dueOn: '2026-12-02' },
  offer_suspended: { ...listing, reason: '1' },
  reported_gone: listing,
  enquiry_received: { ...listing, ...ENQUIRY, name: '1', phone: '1', answers: null },
  enquiry_copy: {
    ...{ ...listing, ...ENQUIRY, number: '1', organisation: '1', person: '1', hours: '1', phone: '1' },
    ...{ cityHears: true, isSample: true },
  },
  enquiry_answered: { ...listing, number: '1', organisation: '1', words: '1' },
  question_answered: { number: '1', asked: '1', words: '1', link },
  confirm_report: { ...listing, validUntil: at },
  missing_from_feed: { titles: ['1'], count: 3, offOn: '2026-12-27', link },
  agreement_ending: { organisation: '1', endsOn: '2026-12-27', daysLeft: 30, link },
  agreement_suspended: { organisation: '1', words: '1', link },
  api_token_revoked: { organisation: '1', name: '1', prefix: '1', at, link },
  bank_lead_ready: { organisation: '1', link },
  bank_lead_handed_over: { organisation: '1', publicId: 'HN-2026-00001', link },
}
const KINDS = Object.keys(LETTERS) as LetterKind[]
const letter = (kind: LetterKind, locale: 'ja' | 'en', more: Partial<Letter> = {}) =>
  ({ kind, locale, to: 'a@example.jp', values: VALUES[kind], ...more }) as Letter

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}、。「」：【】]/u
/** English words; links and public numbers are no words. */
const english = (text: string) => text.replace(/https?:\S+|HN-\d+-\d+/g, '').match(/[A-Za-z]{2,}/g) ?? []

describe.each(LOCALES)('letters in %s', locale => {
  test.each(KINDS)('%s has a subject on one line, a text and, where there is one, its link', kind => {
    const { subject, body } = wordsOf(letter(kind, locale))
    expect(subject).toMatch(/^\S.{5,118}\S$/)
    expect(body.split('\n\n').length).toBeGreaterThan(2)
    expect(body).toContain(link)
    expect(`${subject}${body}`).not.toMatch(/undefined|null|\[object|NaN|Invalid/)
    for (const line of body.split('\n')) expect(line.length).toBeLessThanOrEqual(160)
  })

  test.each(KINDS)('%s keeps to its language', kind => {
    const { subject, body } = wordsOf(letter(kind, locale))
    const found = locale === 'ja' ? english(subject + body) : ((subject + body).match(japanese) ?? [])
    expect(found).toEqual([])
  })

  test('say who writes, and how to stop those that one may do without', () => {
    const { body } = wordsOf(letter('published', locale, { unsubscribeUrl: 'https://portal.example.jp/stop' }))
    expect(body).toMatch(/042-000-0000\n.*https:\/\/portal\.example\.jp\/stop\n$/)
  })
})

test('the last day is counted in the words of the language', () => {
  const ends = { organisation: '1', endsOn: '2026-11-28', daysLeft: 1, link }
  expect(wordsOf({ kind: 'agreement_ending', locale: 'en', to: 'a@example.jp', values: ends }).subject).toMatch(
    /1 day$/,
  )
})

describe('what people wrote', () => {
  const evil = 'A\r\nBcc: b@example.jp\r\n\r\nPay at https://evil.example\u2028now'
  test.each(LOCALES)('never begins a line of its own (%s)', locale => {
    const { subject, body } = wordsOf(
      letter('published', locale, { values: { ...VALUES.published, title: evil } } as never),
    )
    expect(subject).not.toMatch(/[\r\n\u2028]/)
    expect(body).not.toMatch(/^(Bcc|Pay|now)/m)
  })

  test('is quoted where it is more than a line', () => {
    const { body } = wordsOf(
      letter('enquiry_received', 'en', { values: { ...VALUES.enquiry_received, words: evil } } as never),
    )
    expect(body).toContain('> A\n> Bcc: b@example.jp\n>\n> Pay at https://evil.example\n> now')
  })
})

describe('an enquiry', () => {
  const received = (more: object, locale: 'ja' | 'en' = 'en') =>
    wordsOf(letter('enquiry_received', locale, { values: { ...VALUES.enquiry_received, ...more } } as never)).body

  test('says to its reader whether they are the one to answer', () => {
    expect(received({ answers: 'Kita Realty' })).toContain('Kita Realty answers')
    expect(received({ answers: null })).toContain('Your reply to this message')
  })

  test('leaves out what the sender has not given', () => {
    expect(received({ work: null, phone: null })).not.toMatch(/Phone|Work:/)
    expect(received({ work: 'プレス → 可', phone: '042' }, 'ja')).toMatch(/電話：042[\s\S]*始めたい仕事：プレス → 可/)
  })

  test('of a sample tells its sender that nobody real has it', () => {
    const copy = (isSample: boolean) =>
      wordsOf(letter('enquiry_copy', 'en', { values: { ...VALUES.enquiry_copy, isSample } } as never)).body
    expect(copy(true)).toContain('no real firm')
    expect(copy(false)).not.toContain('no real firm')
  })
})

describe('an address', () => {
  test.each(['a@example.jp', 'a.b+c@mail.example.co.jp'])('%s is one', text => expect(isAddress(text)).toBe(true))
  test.each([
    ...['', 'a', 'a@', 'a@b', 'a@example.jp\r\nBcc: b@example.jp', 'a@example.jp,b@example.jp', 'A <a@example.jp>'],
    ...['a b@example.jp', 'a@example.jp\0', '"a"@example.jp', `${'a'.repeat(250)}@example.jp`],
  ])('%j is none', text => expect(isAddress(text)).toBe(false))
})

describe('why a letter was not taken', () => {
  test.each([
    [{ code: 'ESOCKET', command: 'CONN' }, 'away'],
    [{ code: 'ETIMEDOUT', command: 'CONN' }, 'away'],
    [{ code: 'EABORT' }, 'away'],
    [{ code: 'EPROTOCOL', command: 'CONN', responseCode: 554 }, 'away'],
    [{ code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, 'away'],
    [{ code: 'EENVELOPE', command: 'DATA', responseCode: 421 }, 'away'],
    [{ code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 550 }, 'later'],
    [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 450 }, 'later'],
    [{ code: 'EMESSAGE', command: 'DATA', responseCode: 451 }, 'later'],
    [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }, 'never'],
    [{ code: 'EMESSAGE', command: 'DATA', responseCode: 554 }, 'never'],
    [{ code: 'EMESSAGE', command: 'MAIL FROM' }, 'never'],
    [{ code: 'EENVELOPE', command: 'API' }, 'never'],
  ])('%j: %s', (error, fault) => expect(faultOf(error)).toBe(fault))

  test('is kept without the server’s words', () => {
    const error = { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550, message: '550 no victim@example.jp' }
    expect(faultWords(error)).toBe('EENVELOPE RCPT TO 550')
    expect(faultWords({})).toBe('unknown')
  })

  test('the pauses between tries grow, and end after some days', () => {
    const minutes = Array.from(
      { length: MOST_TRIES - 1 },
      (_, i) => (tryAgainAt(at, i + 1).getTime() - at.getTime()) / 60_000,
    )
    expect(minutes.slice(0, 5)).toEqual([1, 2, 4, 8, 16])
    expect(minutes).toEqual([...minutes].sort((a, b) => a - b))
    const days = minutes.reduce((sum, pause) => sum + pause, 0) / 60 / 24
    expect(days).toBeGreaterThan(1)
    expect(days).toBeLessThan(5)
  })
})
