import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { encode } from 'uqr'
import { describe, expect, test } from 'vitest'
import { distanceText } from '../../app/lib/i18n/format.ts'
import { translator } from '../../app/lib/i18n/translate.server.ts'
import { JsonLd } from '../../app/lib/json-ld.tsx'
import { qrDrawing } from '../../app/lib/qr.ts'
import type { DetailOffer } from '../../app/listings/detail.ts'
import { backToSearch } from '../../app/listings/detail-page.server.ts'
import { leaseTerm, moneyOf, termsOf } from '../../app/listings/detail-terms.ts'
import { byLikeness } from '../../app/listings/similar.ts'
import { bearing, type NearStation, surroundings } from '../../app/listings/surroundings.ts'

const words = (locale: 'ja' | 'en') => ({ locale, t: translator(locale, 'listingFacts') })
const ja = words('ja')

describe('surroundings', () => {
  const station = (more: Partial<NearStation>): NearStation => ({
    nameJa: '豊田',
    nameEn: 'Toyoda',
    lineJa: 'JR中央線',
    lineEn: 'JR Chuo Line',
    at: [139.381, 35.66],
    straightM: 618,
    roadM: null,
    ...more,
  })
  const place = (more: object = {}) => ({
    precision: 'exact' as const,
    isPlaced: true,
    at: [139.381, 35.6656] as const,
    town: { nameJa: '多摩平六丁目', nameEn: 'Tamadaira 6-chome' },
    roadNameJa: '国道20号',
    roadNameEn: 'National Route 20',
    stations: [station({})],
    interchanges: [
      { nameJa: '八王子IC', nameEn: 'Hachioji IC', roadJa: '中央自動車道', roadEn: 'Chuo Expressway', straightM: 4210 },
    ],
    ...more,
  })

  test('a straight line is said to be one', () => {
    expect(surroundings(ja, place()).twin).toBe('豊田駅の北、直線620m。前面道路は国道20号。八王子ICまで直線4.2km。')
  })

  test('minutes come from stated road metres alone, 80 m each, rounded up', () => {
    const walked = (roadM: number) => surroundings(ja, place({ stations: [station({ roadM })] })).rows[0]?.detail
    expect([720, 721, 1].map(walked)).toEqual([
      '徒歩9分（道路距離720m）',
      '徒歩10分（道路距離721m）',
      '徒歩1分（道路距離1m）',
    ])
  })

  test('of a town it tells the town', () => {
    const { note } = surroundings(ja, place({ precision: 'town' }))
    expect(note).toContain('町名（多摩平六丁目）までの公開')
  })

  test('reads in English', () => {
    const { twin } = surroundings(words('en'), place())
    expect(twin).toBe(
      'To the north of Toyoda Station, 620 m in a straight line. On National Route 20. 4.2 km to Hachioji IC in a straight line.',
    )
  })

  test('eight winds and round distances', () => {
    const from = [139.4, 35.66] as const
    const to = (lng: number, lat: number) => bearing(from, [139.4 + lng, 35.66 + lat])
    expect([to(0, 1), to(1, 0.8), to(1, 0), to(1, -0.8), to(0, -1), to(-1, -0.8), to(-1, 0), to(-1, 0.8)]).toEqual([
      ...['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'],
    ])
    expect([4, 618, 994, 995, 4210].map(m => distanceText('ja', m))).toEqual(['10m', '620m', '990m', '1km', '4.2km'])
  })
})

describe('terms', () => {
  const nothing = {
    rentYen: null,
    priceYen: null,
    tax: null,
    commonFeeYen: null,
    depositYen: null,
    depositMonths: null,
    keyMoneyYen: null,
    keyMoneyMonths: null,
    guaranteeYen: null,
    otherCostsJa: null,
    otherCostsEn: null,
    leaseKind: null,
    leaseTermMonths: null,
    availableFrom: null,
    availableNoteJa: null,
    availableNoteEn: null,
    validUntil: null,
  } as Partial<DetailOffer> as DetailOffer
  const of = (more: Partial<DetailOffer>, kind: 'factory' | 'land' = 'factory') =>
    Object.fromEntries(
      termsOf(ja, { ...nothing, ...more }, { kind, deal: 'rent' }, '2026-11-22').map(term => [term.label, term.text]),
    )

  test('nothing stated is unknown, 0 is none', () => {
    expect(Object.values(of({}))).toEqual(Array(8).fill(undefined))
    const none = of({ commonFeeYen: 0, depositMonths: 0, keyMoneyYen: 0 })
    expect([none['共益費・管理費'], none['敷金・保証金'], none['礼金・権利金']]).toEqual(['なし', 'なし', 'なし'])
    expect(none.保証料).toBeUndefined()
  })

  test('a common fee is not asked for where there is nothing in common', () => {
    expect(Object.keys(of({}, 'land'))).not.toContain('共益費・管理費')
    expect(of({ commonFeeYen: 5000 }, 'land')['共益費・管理費']).toBeDefined()
  })

  test('months and yen, lease terms, days', () => {
    expect(of({ depositMonths: 3, depositYen: 1_155_000 })['敷金・保証金']).toBe('3か月分（1,155,000円）')
    expect([24, 30, 6].map(months => leaseTerm(ja, months))).toEqual(['2年', '2年6か月', '6か月'])
    expect(of({ availableFrom: '2026-11-22' })['引渡し・入居']).toBe('即時')
    expect(of({ availableFrom: '2027-01-05', availableNoteJa: '相談可' })['引渡し・入居']).toBe(
      '2027年1月5日から（相談可）',
    )
  })

  test('money by the tsubo of what is let', () => {
    const sized = { kind: 'factory', deal: 'rent', floorAreaM2: 170, landAreaM2: 412 } as const
    const money = moneyOf(ja, { ...nothing, rentYen: 385_000, tax: 'excluded' }, sized)
    expect(money).toEqual({
      label: '賃料（月）',
      short: '38.5万円',
      unit: '税別',
      details: ['385,000円', '坪あたり 7,487円/月'],
    })
    expect(moneyOf(ja, nothing, sized).short).toBeUndefined()
  })
})

describe('around the page', () => {
  test('the way back leads to this portal’s list, whatever is asked', () => {
    expect(backToSearch('kind=factory&page=2')).toBe('/listings?kind=factory&page=2')
    expect(backToSearch('')).toBe('/listings')
    expect(backToSearch(null)).toBeNull()
    for (const bad of [
      '//evil.example',
      'https://evil.example/?a=1',
      '\\\\evil',
      '?x=<script>',
      '#a',
      '\r\nSet-Cookie: a',
    ])
      expect(backToSearch(bad)).toMatch(/^\/listings\?[\w%+=&.*-]*$/)
    expect(backToSearch(`q=${'a'.repeat(20_000)}`)).toBeNull()
  })

  test('the QR path draws the code’s modules and nothing else', () => {
    const text = 'https://portal.example/en/listings/HN-2026-00123'
    const { size, path } = qrDrawing(text)
    const { data } = encode(text, { ecc: 'M', border: 4 })
    const drawn = data.map(row => row.map(() => false))
    for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)/g))
      for (let i = 0; i < Number(length); i++) drawn[Number(y)]![Number(x) + i] = true
    expect(size).toBe(data.length)
    expect(drawn).toEqual(data)
  })

  test('no text of the data ends the JSON-LD element', () => {
    const html = renderToStaticMarkup(createElement(JsonLd, { data: { name: '</script><script>alert(1)</script>' } }))
    expect(html.match(/<\/?script/g)).toHaveLength(2)
    expect(JSON.parse(html.replace(/<[^>]*>/g, ''))).toEqual({ name: '</script><script>alert(1)</script>' })
  })

  test('the likest comes first: near, and near in size and money; unknown is neither', () => {
    const own = { area: 200, money: 400_000 }
    const others = [
      { id: 1, metres: 100, area: 1600, money: 3_000_000 },
      { id: 2, metres: 1500, area: 190, money: 390_000 },
      { id: 3, metres: 200, area: null, money: null },
      { id: 4, metres: 9000, area: 200, money: 400_000 },
    ]
    expect(byLikeness(own, others).map(one => one.id)).toEqual([2, 3, 4, 1])
  })
})
