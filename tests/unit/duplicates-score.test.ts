import { describe, expect, test } from 'vitest'
import { addressOutcome, FEATURES } from '../../app/feeds/duplicates/evidence.ts'
import { bitsApart, matchedPhotos } from '../../app/feeds/duplicates/photo-hash.ts'
import { REVIEWED_FROM, SUGGESTED_FROM, scoreOf } from '../../app/feeds/duplicates/score.ts'
import { addressKey } from '../../app/feeds/duplicates/side.ts'
import { GIVEN, START, WEIGHTS } from '../../app/feeds/duplicates/weights.ts'
import { weightsFrom } from '../fixtures/duplicate-pairs/fit.ts'
import { isHeldOut, makePairs } from '../fixtures/duplicate-pairs/make.ts'
import { labelledPairs, sidesOf } from '../fixtures/duplicate-pairs/read.ts'

const pairs = labelledPairs()
const heldOut = pairs.filter(isHeldOut)

const judged = heldOut.map(pair => {
  const score = scoreOf(...sidesOf(pair))
  return { pair, probability: score?.probability ?? 0, reasons: score?.reasons ?? [] }
})

const at = (threshold: number) => {
  const suggested = judged.filter(({ probability }) => probability >= threshold)
  const right = suggested.filter(({ pair }) => pair.same).length
  const all = heldOut.filter(({ same }) => same).length
  return { precision: right / suggested.length, recall: right / all }
}

const told = ({ pair, probability, reasons }: (typeof judged)[number]) =>
  `#${pair.n} ${pair.case}: ${pair.same ? 'same' : 'not same'}, ${probability.toFixed(3)} — ${reasons
    .map(({ feature, outcome, weight }) => `${feature}.${outcome} ${weight > 0 ? '+' : ''}${weight}`)
    .join(', ')}`

describe('duplicates on labelled pairs', () => {
  test('the pairs are those that were labelled, a third of them held out', () => {
    expect(pairs).toEqual(makePairs())
    expect(pairs.length).toBeGreaterThanOrEqual(1000)
    expect(heldOut.length / pairs.length).toBeCloseTo(1 / 3, 2)
    const hardest = ['units', 'mirrored', 'sheds', 'other_floor', 'standard', 'rebuilt', 'twin_sheds', 'twin_units']
    for (const hard of [
      ...hardest,
      'row_sheds',
      'series',
      'gross_clear',
      'repriced',
      'renovated',
      'bare',
      'sparse_bare',
    ])
      expect(heldOut.filter(pair => pair.case === hard).length, hard).toBeGreaterThan(0)
  })

  test('the weights are what the other two thirds give', () => {
    const { start, weights } = weightsFrom(pairs.filter(pair => !isHeldOut(pair)))
    expect(START).toBe(start)
    expect(WEIGHTS).toEqual({ ...GIVEN, ...weights })
  })

  test('what is suggested is right, and what is the same is suggested', () => {
    const wrong = judged.filter(({ pair, probability }) => pair.same !== probability >= SUGGESTED_FROM)
    const [suggested, reviewed] = [at(SUGGESTED_FROM), at(REVIEWED_FROM)]
    console.info(
      [
        `held out: ${heldOut.length} pairs`,
        `suggested (${SUGGESTED_FROM}): precision ${suggested.precision.toFixed(3)}, recall ${suggested.recall.toFixed(3)}`,
        `looked at (${REVIEWED_FROM}): precision ${reviewed.precision.toFixed(3)}, recall ${reviewed.recall.toFixed(3)}`,
        `judged otherwise than labelled at ${SUGGESTED_FROM}: ${wrong.length}`,
        ...wrong.map(told),
      ].join('\n'),
    )
    // Both at the stricter threshold: whoever looks further down finds more, and more that is not.
    expect(suggested.precision).toBeGreaterThanOrEqual(0.95)
    expect(suggested.recall).toBeGreaterThanOrEqual(0.85)
    expect(reviewed.recall).toBeGreaterThanOrEqual(suggested.recall)
  })

  test('it makes no difference which comes first', () => {
    for (const pair of pairs.filter(({ a, b }) => a.deal === b.deal)) {
      const [a, b] = sidesOf(pair)
      expect(scoreOf(a, b)!.probability).toBeCloseTo(scoreOf(b, a)!.probability, 12)
    }
  })
})

describe('evidence', () => {
  const [side] = sidesOf(pairs.find(pair => pair.same && pair.a.kind !== 'land')!)
  const unsaid = {
    ...{ ...side, address: null, at: null, realEstateId: null, floorAreaM2: null, grossM2: null, landAreaM2: null },
    ...{
      floor: null,
      storeys: null,
      builtYm: null,
      structure: null,
      ceilingM: null,
      money: null,
      text: '',
      photos: [],
    },
  }

  test('what is not said is no evidence', () => {
    const found = Object.entries(FEATURES).flatMap(([feature, compare]) => (compare(side, unsaid) ? [feature] : []))
    expect(found).toEqual(['kind'])
  })

  test('one property for rent and for sale is two listings', () => {
    expect(scoreOf(side, { ...side, deal: side.deal === 'rent' ? 'sale' : 'rent' })).toBeNull()
  })

  test('a common real-estate id suggests what little else is said', () => {
    const known = { ...unsaid, realEstateId: '01234567890120000' }
    expect(scoreOf(known, known)!.probability).toBeGreaterThanOrEqual(SUGGESTED_FROM)
    expect(scoreOf(side, side)!.probability).toBeGreaterThan(
      scoreOf({ ...side, realEstateId: '1' }, { ...side, realEstateId: '2' })!.probability,
    )
  })

  test('rent with tax and without is one rent', () => {
    const net = { ...side, money: 200_000, tax: 'excluded' }
    expect(FEATURES.money!(net, { ...net, money: 220_000, tax: 'included' })).toEqual({ outcome: 'equal', figure: 0 })
    expect(FEATURES.money!(net, { ...net, money: 220_000, tax: null })).toEqual({ outcome: 'equal', figure: 0 })
    expect(FEATURES.money!(net, { ...net, money: 220_000 })?.outcome).toBe('apart')
  })

  test.each([
    ['豊田２‐２２‐４', '東京都日野市豊田二丁目22番4号'],
    ['日野市大字日野421番地の8', '日野421-8'],
    ['旭が丘三丁目１番地１', '日野市旭ヶ丘3-1-1'],
  ])('%s and %s are one address', (one, other) => {
    const towns = [
      { id: 1, nameJa: '豊田二丁目', baseJa: '豊田', chome: 2 },
      { id: 2, nameJa: '日野', baseJa: '日野', chome: null },
      { id: 3, nameJa: '旭が丘三丁目', baseJa: '旭が丘', chome: 3 },
    ]
    expect(addressKey(one, towns)).toEqual(addressKey(other, towns))
    expect(addressKey(one, towns)!.numbers).toHaveLength(2)
  })

  test.each([
    ['日野421番地', '日野421', 'same'],
    ['豊田二丁目901番（サンプル）', '豊田2-901', 'same'],
    ['豊田二丁目22番', '豊田2-22', 'same_town'],
    ['豊田二丁目22番', '豊田2-22-4', 'same_block'],
    ['日野421番地8', '日野421-9', 'same_block'],
    ['日野421番地8', '日野422-8', 'other'],
    ['日野421番地8', '豊田2-22-4', 'other_town'],
    ['豊田二丁目', '豊田2-22-4', 'same_town'],
  ])('%s and %s: %s', (one, other, outcome) => {
    const towns = [
      { id: 1, nameJa: '豊田二丁目', baseJa: '豊田', chome: 2 },
      { id: 2, nameJa: '日野', baseJa: '日野', chome: null },
    ]
    expect(addressOutcome(addressKey(one, towns)!, addressKey(other, towns)!)).toBe(outcome)
  })

  test('a photo is known again by its hash, a plain wall is not', () => {
    expect(bitsApart('ffffffffffffffff', '0000000000000000')).toBe(64)
    expect(matchedPhotos(['a9064efead908c55'], ['a9064efead908c54', 'a9064efead908c55'])).toBe(1)
    expect(matchedPhotos(['a9064efead908c55'], ['56f9b1015b6f73aa'])).toBe(0)
    expect(matchedPhotos(['0000000000000001'], ['0000000000000001'])).toBe(0)
  })
})
