import { describe, expect, it } from 'vitest'
import en from '../../app/lib/i18n/messages/en/all.server.ts'
import enBrowser from '../../app/lib/i18n/messages/en/index.ts'
import ja from '../../app/lib/i18n/messages/ja/all.server.ts'
import jaBrowser from '../../app/lib/i18n/messages/ja/index.ts'

/** Every text of a catalogue by its path. */
function texts(value: unknown, path: string[] = []): [path: string, text: string][] {
  if (typeof value === 'string') return [[path.join('.'), value]]
  return Object.entries(value as object).flatMap(([key, inner]) => texts(inner, [...path, key]))
}

const placeholders = (text: string) => [...text.matchAll(/\{\{([^}]*)\}\}/g)].map(found => found[1]).sort()
const isOne = (path: string) => path.endsWith('_one')
const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}、。・「」（）：！？～]/u
/** English texts that are meant to hold Japanese. */
const mayBeJapanese = new Set([
  'common.language.switchTo',
  // Examples of what a file or a question may hold.
  'import.detail.fault.not_a_licence',
  'openapi.parameters.station',
  'openapi.parameters.town',
])

describe('message catalogues', () => {
  const jaTexts = new Map(texts(ja))
  const enTexts = new Map(texts(en))

  it('have the same keys in both languages', () => {
    expect([...enTexts.keys()].filter(path => !isOne(path)).sort()).toEqual([...jaTexts.keys()].sort())
  })

  it('have no empty text', () => {
    const empty = [...jaTexts, ...enTexts].filter(([, text]) => text.trim() === '').map(([path]) => path)
    expect(empty).toEqual([])
  })

  it('have no Japanese in English', () => {
    const found = [...enTexts].filter(([path, text]) => japanese.test(text) && !mayBeJapanese.has(path))
    expect(found).toEqual([])
  })

  it('ask for the same values in both languages', () => {
    const differing = [...enTexts].filter(([path, text]) => {
      const measure = jaTexts.get(path.replace(/_one$/, ''))
      return JSON.stringify(placeholders(text)) !== JSON.stringify(placeholders(measure ?? ''))
    })
    expect(differing).toEqual([])
  })

  it('use a form for one only where a count is asked for', () => {
    const ones = [...enTexts].filter(([path]) => isOne(path))
    expect(ones.filter(([, text]) => !placeholders(text).some(name => name?.startsWith('count')))).toEqual([])
  })

  it('send the same namespaces to the browser in both languages', () => {
    expect(Object.keys(enBrowser).sort()).toEqual(Object.keys(jaBrowser).sort())
  })
})
