import { describe, expect, test } from 'vitest'
import { cookieName, dropToken, heldToken, holdToken } from '../../app/auth/cookie.server.ts'
import { newToken } from '../../app/auth/secrets.server.ts'
import { shortAddress, shortAgent } from '../../app/auth/visit.ts'

describe('the cookie', () => {
  test('is bound to its host where the portal has TLS, and named plainly where it has none', () => {
    expect(cookieName('https://portal.test')).toBe('__Host-sid')
    expect(cookieName('http://localhost:3000')).toBe('sid')
  })

  test.each([
    ['https://portal.test/login', /^__Host-sid=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/],
    ['http://portal.test/login', /^sid=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/],
  ])('at %s carries a token there and back', async (url, shape) => {
    const token = newToken()
    const line = await holdToken(new Request(url), token)
    expect(line).toMatch(shape)
    const [pair = ''] = line.split(';')
    expect(await heldToken(new Request(url, { headers: { cookie: pair } }))).toBe(token)
    expect(await dropToken(new Request(url))).toMatch(/Max-Age=0/)
  })

  test.each(['', 'sid=', 'sid=%00', 'sid=x', `sid=${Buffer.from('{"a":1}').toString('base64')}`, 'other=1'])(
    '%s is none',
    async cookie => {
      expect(await heldToken(new Request('http://portal.test/', { headers: { cookie } }))).toBeNull()
    },
  )
})

describe('what is kept of a visit', () => {
  test('is enough to tell places and browsers apart, and no more', () => {
    expect(shortAddress('203.0.113.57')).toBe('203.0.113.x')
    expect(shortAddress('2001:db8:1:2::/64')).toBe('2001:db8:1:2::/64')
    const chrome =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126 Safari/537.36'
    expect(shortAgent(chrome)).toBe('Chrome (Windows)')
    expect(shortAgent(`${chrome} Edg/126`)).toBe('Edge (Windows)')
    expect(shortAgent('<script>alert(1)</script>')).toBe('')
  })
})
