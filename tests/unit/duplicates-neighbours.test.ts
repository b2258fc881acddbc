import { describe, expect, test } from 'vitest'
import { REVIEWED_FROM, SUGGESTED_FROM, scoreOf } from '../../app/feeds/duplicates/score.ts'
import type { Side } from '../../app/feeds/duplicates/side.ts'
import { NEIGHBOURS_MOST, TELLING, WEIGHTS } from '../../app/feeds/duplicates/weights.ts'
import { isFor, ORDERS } from '../fixtures/duplicate-pairs/fit.ts'
import { labelledPairs, sidesOf } from '../fixtures/duplicate-pairs/read.ts'

// Pairs at which the weights have gone wrong before: equal neighbours of which little is said, and one place that two
// measure otherwise.

const shed: Side = {
  ...{ kind: 'warehouse', deal: 'rent', realEstateId: null, floor: null, storeys: 1, structure: 'S', tax: 'excluded' },
  address: { town: '旭が丘三丁目', numbers: [1, 7], isWhole: true },
  at: [139.371, 35.657],
  ...{ floorAreaM2: 320, grossM2: 320, landAreaM2: 700, builtYm: '1998-04', ceilingM: 5, money: 330_000 },
  text: '天井クレーン2.8t付き。4t車が横付けできます。シャッターは電動です。前面道路は6mです。',
  photos: [],
}
const FRONT = 'a9064efead908c55'
const PICTURES = [FRONT, '56f9b1015b6f73aa', '3cc3a55a0ff0963c']
/** Fifteen metres to the east. */
const beside = { at: [139.371166, 35.657] } as const satisfies Partial<Side>
const unit: Side = {
  ...shed,
  ...{ kind: 'office', floorAreaM2: 120, grossM2: 600, landAreaM2: null, storeys: 4, floor: 2, ceilingM: 2.6 },
}
const nothing = {
  builtYm: null,
  storeys: null,
  structure: null,
  ceilingM: null,
  floor: null,
  landAreaM2: null,
  text: '',
}

const likely = (a: Side, b: Partial<Side>) => scoreOf(a, { ...a, ...b })!.probability

describe('neighbours that are equal in all that is said are to be looked at, not suggested', () => {
  test.each<[string, Side, Partial<Side>]>([
    ['two equal sheds on one lot, 15 m apart, without photos', shed, beside],
    ['two equal sheds on one lot, with one pin', shed, {}],
    ['two equal sheds on one lot without a word of text', { ...shed, text: '' }, beside],
    ['two equal sheds with another rent', shed, { ...beside, money: 350_000 }],
    [
      'two neighbouring sheds, house numbers 7 and 8',
      shed,
      { ...beside, address: { ...shed.address!, numbers: [1, 8] } },
    ],
    ['two equal units of which no floor is said', { ...unit, floor: null }, {}],
    ['two equal units with few facts', { ...unit, ...nothing }, {}],
    ['two equal units on one floor with a photo of the house', { ...unit, photos: PICTURES }, { photos: [FRONT] }],
    ['two equal units on one floor', unit, {}],
    ['two halves of a lot', { ...shed, ...nothing, kind: 'land', floorAreaM2: null, landAreaM2: 400 }, beside],
  ])('%s', (_, one, other) => {
    const probability = likely(one, other)
    expect(probability).toBeLessThan(SUGGESTED_FROM)
    expect(probability).toBeGreaterThanOrEqual(REVIEWED_FROM)
  })

  test('whatever agrees: without what tells two apart no labelled pair is suggested', () => {
    const untold = labelledPairs()
      .flatMap(pair => scoreOf(...sidesOf(pair)) ?? [])
      .filter(({ reasons }) => !reasons.some(({ feature, outcome }) => TELLING.has(`${feature}.${outcome}`)))
    expect(untold.length).toBeGreaterThan(300)
    expect(Math.max(...untold.map(({ probability }) => probability))).toBeLessThan(SUGGESTED_FROM)
    expect(1 / (1 + Math.exp(-NEIGHBOURS_MOST))).toBeLessThan(SUGGESTED_FROM)
  })
})

describe('one place that is told otherwise', () => {
  const clear = { floorAreaM2: 108 }

  test.each<[string, Side, Partial<Side>]>([
    ['gross and clear area, 10 % apart', unit, clear],
    ['gross and clear area of a whole shed', shed, { floorAreaM2: 288 }],
    ['no floor said by one', unit, { floor: null }],
  ])('%s: to be looked at without photos', (_, one, other) => {
    expect(likely(one, other)).toBeGreaterThanOrEqual(REVIEWED_FROM)
  })

  test.each<[string, Partial<Side>]>([
    ['gross and clear area, 10 % apart', clear],
    ['another rent', { money: 297_000 }],
    [
      'another rent and other words',
      { money: 313_500, text: '事務所と休憩室を備えます。駐車場は3台分あります。荷物用EVあり。' },
    ],
  ])('%s: suggested where both have the photos', (_, other) => {
    expect(likely({ ...unit, photos: PICTURES }, other)).toBeGreaterThanOrEqual(SUGGESTED_FROM)
  })

  test('another floor is another unit, and another size another place, whatever pictures of the house both have', () => {
    const pictured = { ...unit, photos: PICTURES.slice(0, 2) }
    expect(likely(pictured, { floor: 3 })).toBeLessThan(SUGGESTED_FROM)
    expect(likely(pictured, { floorAreaM2: 80, money: 210_000 })).toBeLessThan(SUGGESTED_FROM)
  })
})

describe('the table of weights', () => {
  test('what is more alike never weighs less', () => {
    for (const order of ORDERS)
      for (const [i, less] of order.slice(1).entries())
        expect(WEIGHTS[order[i]!], `${order[i]} ≥ ${less}`).toBeGreaterThanOrEqual(WEIGHTS[less]!)
    expect(WEIGHTS['address.same']).toBeGreaterThanOrEqual(WEIGHTS['address.same_town']!)
  })

  test('what tells a place from all others weighs more than what neighbours share', () => {
    const shared = Object.entries(WEIGHTS).filter(([name]) => !TELLING.has(name))
    const most = Math.max(...shared.map(([, weight]) => weight))
    for (const name of TELLING) expect(WEIGHTS[name], name).toBeGreaterThan(most)
    expect(WEIGHTS['address.same']).toBeGreaterThanOrEqual(WEIGHTS['area.equal']!)
  })

  test('what agrees speaks for, and what differs against', () => {
    for (const [name, weight] of Object.entries(WEIGHTS)) expect(weight > 0, name).toBe(isFor(name))
  })
})
