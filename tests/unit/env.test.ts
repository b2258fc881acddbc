import { describe, expect, test } from 'vitest'
import { type EnvError, readEnv } from '../../app/server/env.ts'

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
    ['TRUST_PROXY', 'everyone'],
    ['LOG_LEVEL', 'loud'],
    ['NODE_ENV', 'staging'],
  ])('names %s=%s and nothing else', (name, value) => {
    const problems = problemsOf({ [name]: value })
    expect(problems.map(line => line.split(':')[0])).toEqual([name])
  })

  test('names every bad variable at once and shows no value', () => {
    const problems = problemsOf({ PORT: 'abc', DATABASE_URL: 'mysql://user:secret@host/db' })
    expect(problems).toHaveLength(2)
    expect(problems.join()).not.toContain('secret')
  })

  test('reads several proxies', () => {
    expect(readEnv({ TRUST_PROXY: '10.0.0.0/8, ::1' }).TRUST_PROXY).toEqual(['10.0.0.0/8', '::1'])
  })
})
