import { describe, expect, it } from 'vitest'
import { addressIn, isPublicAddress } from '../../app/feeds/pull/address.ts'
import { isNeverPublic, readTarget, shownTarget } from '../../app/feeds/pull/target.ts'

describe('which addresses are public', () => {
  it.each(['1.1.1.1', '133.242.0.1', '2001:4860:4860::8888', '2400:8500::1'])('%s is', address =>
    expect(isPublicAddress(address)).toBe(true),
  )

  it.each([
    ...['0.0.0.0', '0.1.2.3', '10.0.0.1', '100.64.0.1', '127.0.0.1', '127.9.9.9', '169.254.169.254', '172.16.0.1'],
    ...['172.31.255.255', '192.0.0.8', '192.0.2.1', '192.88.99.1', '192.168.1.1', '198.18.0.1', '198.19.255.255'],
    ...['198.51.100.1', '203.0.113.9', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
    ...['::', '::1', '::ffff:127.0.0.1', '::ffff:1.1.1.1', '::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b:1::1', '100::1'],
    ...[
      '2001::1',
      '2001:db8::1',
      '2002:7f00:1::',
      '3fff::1',
      'fc00::1',
      'fd12::1',
      'fe80::1',
      'fe80::1%eth0',
      'fec0::1',
    ],
    ...['ff02::1', '4000::1', '5f00::1', '2001:10::1', '2001:20::1', '2001:2::1', 'localhost', '', '1.1.1'],
  ])('%s is not', address => expect(isPublicAddress(address)).toBe(false))
})

describe('addresses of feeds', () => {
  const hostOf = (text: string) => {
    const target = readTarget(text)
    return target.ok ? addressIn(target.value.hostname) : target.refusal
  }

  it.each([
    ['https://127.0.0.1/a.csv', '127.0.0.1'],
    ['https://2130706433/a.csv', '127.0.0.1'],
    ['https://0177.0.0.1/a.csv', '127.0.0.1'],
    ['https://0x7f.1/a.csv', '127.0.0.1'],
    ['https://127.1/a.csv', '127.0.0.1'],
    ['https://１２７.0.0.1/a.csv', '127.0.0.1'],
    ['https://[::1]/a.csv', '::1'],
    ['https://[::ffff:127.0.0.1]/a.csv', '::ffff:7f00:1'],
    ['https://partner.example.jp/a.csv', null],
    ['https://partner.example.jp:443/a.csv', null],
  ])('%s is read as %s', (text, host) => expect(hostOf(text)).toBe(host))

  it.each([
    ['http://partner.example.jp/a.csv', 'NotHttps'],
    ['file:///etc/passwd', 'NotHttps'],
    ['gopher://partner.example.jp/', 'NotHttps'],
    ['https://partner.example.jp:8443/a.csv', 'OtherPort'],
    ['https://user:word@partner.example.jp/a.csv', 'HasPassword'],
    ['https://', 'NotAUrl'],
    ['feed', 'NotAUrl'],
    [`https://partner.example.jp/${'a'.repeat(1000)}`, 'TooLong'],
    [`https://${'a'.repeat(992)}`, 'TooLong'],
    [`https://partner.example.jp/${'町'.repeat(400)}`, 'TooLong'],
  ])('%s is refused', (text, refusal) => expect(hostOf(text)).toBe(refusal))

  it.each([
    ...['https://127.0.0.1/', 'https://169.254.169.254/', 'https://[::1]/', 'https://2130706433/', 'https://0177.1/'],
    ...['https://10.1.2.3/', 'https://[::ffff:10.0.0.1]/', 'https://127.0.0.1./', 'https://localhost/'],
    ...['https://a.localhost./', 'https://nas/', 'https://nas.local/', 'https://db.internal/'],
  ])('nobody public is ever at %s', text => expect(isNeverPublic(new URL(text))).toBe(true))

  it.each(['https://1.1.1.1/', 'https://[2400:8500::1]/', 'https://partner.example.jp/', 'https://local.example.jp/'])(
    'somebody public may be at %s',
    text => expect(isNeverPublic(new URL(text))).toBe(false),
  )

  it('shows no key that a query holds', () =>
    expect(shownTarget('https://partner.example.jp/list.csv?key=secret')).toBe('partner.example.jp/list.csv?…'))
})
