import { describe, expect, it } from 'vitest'
import { readHeadings } from '../../app/feeds/columns.ts'
import { readKind, readMode } from '../../app/feeds/terms.ts'
import * as value from '../../app/listings/cell-values.ts'
import { readFieldCell } from '../../app/listings/field-cell.ts'
import { fieldOf } from '../../app/listings/fields.ts'
import { townOfAddress } from '../../app/places/address.ts'

describe('cells as people write them', () => {
  it.each([
    ['385,000円', 'yen', 385_000],
    ['３８．５万円', 'yen', 385_000],
    ['1億2,000万円', 'yen', 120_000_000],
    ['12500', 'man', 125_000_000],
    ['1億', 'man', 100_000_000],
    ['1億500', 'yen', undefined],
    ['-5', 'yen', undefined],
    ['相談', 'yen', undefined],
    ['1e9', 'yen', undefined],
  ] as const)('money %s in %s is %s', (raw, unit, yen) => {
    expect(value.readYen(raw, unit)).toBe(yen)
  })

  it.each([
    ['２５０坪', 826.45],
    ['820.5㎡', 820.5],
    ['1,200', 1200],
    ['約820', undefined],
    ['170kW', undefined],
  ])('area %s is %s', (raw, area) => {
    expect(value.readArea(raw)).toBe(area)
  })

  it.each([
    ['令和8年11月22日', '2026-11-22'],
    ['R8.1.5', '2026-01-05'],
    ['2026/2/3', '2026-02-03'],
    ['2026-02-30', undefined],
    ['即日', undefined],
  ])('day %s is %s', (raw, day) => {
    expect(value.readDate(raw)).toBe(day)
  })

  it('months, with eras', () => {
    expect(['昭和５８年１１月', 'S58.11', '平成元年3月', '1983-13'].map(value.readMonth)).toEqual([
      '1983-11',
      '1983-11',
      '1989-03',
      undefined,
    ])
  })

  it('cranes and doors; none is known, there being some is not enough', () => {
    expect(value.readCranes('2.8t×2（ホイスト）、1t')).toEqual([
      { ratedLoadT: 2.8, count: 2, kind: 'hoist' },
      { ratedLoadT: 1, count: 1 },
    ])
    expect([value.readCranes('なし'), value.readCranes('あり')]).toEqual([[], undefined])
    expect(value.readOpenings('W4.0×H4.5m×2')).toEqual([{ widthM: 4, heightM: 4.5, count: 2 }])
  })

  it('an empty cell and 不明 say nothing; 0 and なし do', () => {
    expect(['', '不明', '―', 'unknown'].every(value.isUnsaid)).toBe(true)
    expect(['0', 'なし'].some(value.isUnsaid)).toBe(false)
  })
})

describe('facts by their field', () => {
  const read = (id: string, raw: string) => readFieldCell(fieldOf(id)!, raw)
  it.each([
    ['power_contract_kw', '50kW', 50],
    ['floor_load_t_m2', '1500kg/m2', 1.5],
    ['floor_load_t_m2', '1.5', 1.5],
    ['leasable_area_m2', '51.4坪', 169.92],
    ['inspection_certificate', '有', 'yes'],
    ['structure', '鉄骨造', 'S'],
    ['operation_24h', '可', 'allowed'],
    ['compressed_air', '×', false],
    ['ceiling_height_min_m', '5m～6m', undefined],
    ['structure', '石造', undefined],
  ])('%s: %s', (id, raw, expected) => {
    expect(read(id, raw)).toBe(expected)
  })
})

describe('headings', () => {
  const all = ['管理番号', '種別', '名称', '所在地', '取引態様', '確認日']
  it('are read by Japanese, English and official names, with or without a unit', () => {
    const { columns, unknown, missing } = readHeadings([
      ...all,
      '賃料（万円）',
      '賃貸面積（㎡）',
      'Contracted power',
      '天井高',
      'floor_load_t_m2',
      '謎の列',
    ])
    expect(missing).toEqual([])
    expect(unknown).toEqual(['謎の列'])
    expect(columns.slice(6)).toMatchObject([
      { core: 'rent', inMan: true },
      { field: 'leasable_area_m2' },
      { field: 'power_contract_kw' },
      { field: 'ceiling_height_min_m' },
      { field: 'floor_load_t_m2' },
    ])
  })
  it('that must be there are named when they are not', () => {
    expect(readHeadings(all.slice(1)).missing).toEqual(['partnerRef'])
  })
})

it.each([
  ['貸工場', { kind: 'factory', deal: 'rent' }],
  ['売地', { kind: 'land', deal: 'sale' }],
  ['倉庫', { kind: 'warehouse', deal: null }],
  ['Factory', { kind: 'factory', deal: null }],
  ['貸マンション', undefined],
])('the kind %s', (raw, expected) => {
  expect(readKind(raw)).toEqual(expected)
})

it('ways of brokerage are brokerage', () => {
  expect(['専任媒介', '仲介', '媒介（仲介）', '貸主', '大家'].map(readMode)).toEqual([
    'brokerage',
    'brokerage',
    'brokerage',
    'lessor',
    undefined,
  ])
})

describe('the town of an address', () => {
  const towns = [
    { id: 1, nameJa: '日野台三丁目', baseJa: '日野台', chome: 3 },
    { id: 2, nameJa: '大字日野', baseJa: '日野', chome: null },
    { id: 3, nameJa: '三沢', baseJa: '三沢', chome: null },
    { id: 4, nameJa: '三沢一丁目', baseJa: '三沢', chome: 1 },
    { id: 5, nameJa: '旭が丘二丁目', baseJa: '旭が丘', chome: 2 },
  ]
  it.each([
    ['東京都日野市日野台三丁目1-1', '日野台三丁目'],
    ['日野台3-1-1', '日野台三丁目'],
    ['日野市日野台３丁目', '日野台三丁目'],
    ['東京都日野市大字日野４２１番地の８', '大字日野'],
    ['日野市三沢10-1', '三沢'],
    ['日野市三沢1-10', '三沢一丁目'],
    ['旭ケ丘2-1', '旭が丘二丁目'],
  ])('%s', (address, name) => {
    expect(townOfAddress(address, towns)).toMatchObject({ nameJa: name })
  })
  it.each([
    ['日野台9-1', null],
    ['日野台', null],
    ['日野なんとか町1', null],
    ['滋賀県蒲生郡日野町河原1', 'other_city'],
    ['鳥取県日野郡日野町', 'other_city'],
    ['八王子市石川町', 'other_city'],
  ])('%s is in none', (address, expected) => {
    expect(townOfAddress(address, towns)).toBe(expected)
  })
})
