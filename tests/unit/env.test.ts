import { describe, expect, test } from 'vitest'
import { type EnvError, readEnv, sessionSecret } from '../../app/server/env.ts'

const problemsOf = (source: Record<string, string>): string[] => {
  try {
    readEnv(source)
    return []
  } catch (error) {
    return (error as EnvError).problems
  }
}

describe('readEnv', () => {
  test('needs nothing', () => {
    expect(readEnv({})).toMatchObject({
      NODE_ENV: 'production',
      DATA_DIR: './data',
      PORT: 3000,
      BASE_URL: 'http://localhost:3000',
      LOG_LEVEL: 'info',
      MAIL_FROM: 'no-reply@localhost',
    })
  })

  test('takes an empty variable as absent', () => {
    expect(readEnv({ DATABASE_URL: '', PORT: '' })).toMatchObject({ PORT: 3000 })
  })

  test('follows PORT in the default address and keeps only the origin of a stated one', () => {
    expect(readEnv({ PORT: '8080' }).BASE_URL).toBe('http://localhost:8080')
    expect(readEnv({ BASE_URL: 'https://portal.example.jp/' }).BASE_URL).toBe('https://portal.example.jp')
  })

  test.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['PORT', '0'],
    ['BASE_URL', 'portal.example.jp'],
    ['BASE_URL', 'ftp://portal.example.jp'],
    ['BASE_URL', 'https://portal.example.jp/app'],
    ['DATABASE_URL', 'mysql://host/db'],
    ['DATABASE_READ_URL', 'postgres://replica/portal'],
    ['BASEMAP', 'satellite'],
    ['BASEMAP_URL', 'https://tiles.example.jp/tile.png'],
    ['SMTP_URL', 'mail.example.jp:25'],
    ['SMTP_URL', 'http://mail.example.jp'],
    ['SMTP_URL', 'smtp://'],
    ['MAIL_FROM', 'Navi <navi@example.jp>'],
    ['TRUST_PROXY', 'everyone'],
    ['LOG_LEVEL', 'loud'],
    ['NODE_ENV', 'staging'],
  ])('names %s=%s and nothing else', (name, value) => {
    const problems = problemsOf({ [name]: value })
    expect(problems.map(line => line.split(':')[0])).toEqual([name])
  })

  test('names every bad variable at once and shows no value', () => {
    const secrets = { DATABASE_URL: 'mysql://user:secret@host/db', SMTP_URL: 'smpt://user:secret@host' }
    const problems = problemsOf({ PORT: 'abc', ...secrets })
    expect(problems).toHaveLength(3)
    expect(problems.join()).not.toContain('secret')
  })

  test('writes letters from the portal’s own host, or from the address that is stated', () => {
    expect(readEnv({ BASE_URL: 'https://navi.example.jp' }).MAIL_FROM).toBe('no-reply@navi.example.jp')
    expect(readEnv({ MAIL_FROM: 'navi@city.example.jp' }).MAIL_FROM).toBe('navi@city.example.jp')
    expect(readEnv({ SMTP_URL: 'smtps://user:p%40ss@mail.example.jp:465' }).SMTP_URL).toContain('mail.example.jp')
  })

  test('reads several proxies', () => {
    expect(readEnv({ TRUST_PROXY: '10.0.0.0/8, ::1' }).TRUST_PROXY).toEqual(['10.0.0.0/8', '::1'])
  })
})

describe('the secret that the portal seals with', () => {
  const own = 'a secret of this portal alone, 32 letters and more'

  test('is everybody’s in a demonstration, and one’s own where it is in use', () => {
    expect(sessionSecret(readEnv({}))).toBe(sessionSecret(readEnv({ PORT: '8080' })))
    expect(sessionSecret(readEnv({ SESSION_SECRET: own }))).toBe(own)
    expect(sessionSecret(readEnv({ SESSION_SECRET: own, BASE_URL: 'https://navi.example.jp' }))).toBe(own)
  })

  test.each([
    ['https', { BASE_URL: 'https://navi.example.jp' }],
    ['a database server', { DATABASE_URL: 'postgres://localhost/portal' }],
  ])('must be stated where there is %s, and not be the demonstration’s', (_what, source) => {
    const known = sessionSecret(readEnv({}))
    for (const given of [source, { ...source, SESSION_SECRET: known }])
      expect(() => sessionSecret(readEnv(given))).toThrow(/^SESSION_SECRET: must be set/)
  })

  test('is long', () => {
    expect(problemsOf({ SESSION_SECRET: 'short' })).toEqual(['SESSION_SECRET: must have 32 characters or more'])
  })
})
