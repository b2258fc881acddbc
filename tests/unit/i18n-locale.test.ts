import { describe, expect, it } from 'vitest'
import { localeOfHeader, localeOfPath, pathIn } from '../../app/lib/i18n/locale.ts'

describe('the language of a path', () => {
  it.each([
    ['/', 'ja'],
    ['/en', 'en'],
    ['/en/listings', 'en'],
    ['/energy', 'ja'],
    ['/listings/en', 'ja'],
  ])('%s is %s', (path, locale) => expect(localeOfPath(path)).toBe(locale))
})

describe('the same page in a language', () => {
  it.each([
    ['/', '/en'],
    ['/?kind=land', '/en?kind=land'],
    ['/#main', '/en#main'],
    ['/listings', '/en/listings'],
    ['/listings?q=%E5%B7%A5&page=2', '/en/listings?q=%E5%B7%A5&page=2'],
    ['/energy', '/en/energy'],
  ])('%s and %s are one page', (ja, en) => {
    expect(pathIn('en', ja)).toBe(en)
    expect(pathIn('ja', en)).toBe(ja)
    expect(pathIn('en', en)).toBe(en)
    expect(pathIn('ja', ja)).toBe(ja)
  })
})

describe('a path that a browser would read as another host', () => {
  it.each(['/en//evil.example', '//evil.example', '/en/\\evil.example', '/\\/evil.example'])('%s stays here', path => {
    expect(pathIn('ja', path)).toBe('/evil.example')
    expect(pathIn('en', path)).toBe('/en/evil.example')
  })
})

describe('the language of Accept-Language', () => {
  it.each([
    [null, 'ja'],
    ['', 'ja'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['fr,en;q=0.5,ja;q=0.7', 'ja'],
    ['ja;q=0,en;q=0.1', 'en'],
    ['de', 'ja'],
    ['en;q=high', 'ja'],
  ])('%s reads as %s', (header, locale) => expect(localeOfHeader(header)).toBe(locale))
})
