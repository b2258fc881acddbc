import { describe, expect, test } from 'vitest'
import { readDeciding } from '../../app/feeds/duplicates/decision.ts'
import { isRaisedAgain, oddsOf, stateFor } from '../../app/feeds/duplicates/pairs.ts'
import { WEIGHTS } from '../../app/feeds/duplicates/weights.ts'
import { evidenceLine, percentOf, reasonViews } from '../../app/feeds/duplicates/words.server.ts'

const reason = (feature: string, outcome: string, weight: number, figure?: number) => ({
  ...{ feature, outcome, weight },
  ...(figure === undefined ? {} : { figure }),
})

describe('why two may be one, in words', () => {
  test.each(['ja', 'en'] as const)('there are words for every weight in %s', locale => {
    for (const name of Object.keys(WEIGHTS)) {
      const [feature, outcome] = name.split('.') as [string, string]
      expect(reasonViews([reason(feature, outcome, 1, 2)], locale), name).toHaveLength(1)
    }
  })

  test('the weightiest stand in one line, for and against apart', () => {
    const reasons = [
      reason('photos', 'several', 5, 3),
      reason('area', 'equal', 4.5, 0.8),
      reason('address', 'same', 0.1),
      reason('money', 'near', -1.4, 2),
      reason('kind', 'same', 0.1),
    ]
    expect(evidenceLine(reasonViews(reasons, 'ja'), 'ja')).toEqual({
      for: '同一地番・住所・写真3枚一致・面積差0.8%',
      against: '賃料・価格差2%',
    })
  })

  test.each([
    ['ja', '説明文はあまり似ていない', '隣の棟や区画と見分けられる一致がない'],
    ['en', 'texts not much alike', 'nothing that tells it from a neighbour'],
  ] as const)(
    'what speaks against says so in %s; how far agreement counts speaks neither way',
    (locale, text, untold) => {
      const against = [
        reason('neighbours', 'untold', -1.8),
        reason('shared', 'limit', -1.5),
        reason('text', 'little', -1),
      ]
      const line = evidenceLine(reasonViews(against, locale), locale)
      expect(line).toEqual({ for: '', against: [untold, text].join(locale === 'ja' ? '・' : ', ') })
      expect(reasonViews([reason('shared', 'limit', -1.5)], locale)).toHaveLength(1)
    },
  )

  test('what cannot be read is left out', () => {
    expect(reasonViews([reason('smell', 'same', 1)], 'ja')).toEqual([])
    expect(reasonViews('nothing', 'ja')).toEqual([])
  })

  test('nothing is certain', () => {
    expect([percentOf(0.99999), percentOf(0.956), percentOf(0.6)]).toEqual([99, 95, 60])
  })
})

describe('where a pair stands', () => {
  test('it is suggested from 0.95 and looked at from 0.6', () => {
    expect([0.95, 0.9499, 0.6, 0.5999].map(stateFor)).toEqual(['suggested', 'review', 'review', null])
  })

  test('a dismissed one comes up again when the odds have risen', () => {
    expect(isRaisedAgain(0.8, oddsOf(0.8))).toBe(false)
    expect(isRaisedAgain(0.92, oddsOf(0.8))).toBe(true)
    expect(isRaisedAgain(0.5, oddsOf(0.01))).toBe(false)
  })
})

test('a decision is read whole or not at all', () => {
  const read = (form: Record<string, string>) => readDeciding(new URLSearchParams(form))
  expect(read({ decision: 'merge', version: '2', keep: '7' })).toEqual({
    ...{ decision: 'merge', version: 2, keepId: 7, reason: '' },
  })
  expect(read({ decision: 'split', version: '2', keep: 'x', reason: ' 別 ' })).toMatchObject({
    keepId: null,
    reason: '別',
  })
  expect(read({ decision: 'burn', version: '2' })).toBeNull()
  expect(read({ decision: 'merge' })).toBeNull()
})
