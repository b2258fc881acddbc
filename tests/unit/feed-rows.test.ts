import { describe, expect, test } from 'vitest'
import { compareRow, type Held, OUTCOMES } from '../../app/feeds/sheet/compare.ts'
import { COLUMNS, findHeadingRow, guessColumn, headingKey, readHeadingRow } from '../../app/feeds/sheet/headings.ts'
import { type FileAround, isSkipped, readSheetRow } from '../../app/feeds/sheet/row.ts'
import { isValueLike } from '../../app/feeds/sheet/value-like.ts'
import { writeRow } from '../../app/feeds/sheet/write-row.ts'
import { type Content, NO_TERMS } from '../../app/listings/content.ts'

const TODAY = '2026-11-22'
const towns = [
  { id: 1, nameJa: '旭が丘三丁目', nameEn: 'Asahigaoka 3-chome', baseJa: '旭が丘', chome: 3 },
  { id: 2, nameJa: '日野', nameEn: 'Hino', baseJa: '日野', chome: null },
]
const stations = [{ id: 7, nameJa: '豊田' }]
const file: FileAround = { towns, stations, today: TODAY }
const none = new Map<string, string | null>()

const HEADINGS = ['物件管理番号', '物件種別', '所在地', '取引態様', '賃料', '建物面積', '天井高', '敷金', '備考']
const headings = readHeadingRow(HEADINGS, none)
const row = (...cells: string[]) => readSheetRow(headings, cells, file)
const PLAIN = ['A-1', '貸工場', '日野市旭が丘3-1-4', '一般媒介', '330,000', '120坪', '5.5m', '3ヶ月', '平屋']

const content: Content = {
  kind: 'factory',
  titleJa: '旭が丘 貸工場',
  titleEn: 'Factory',
  summaryJa: '平屋',
  summaryEn: null,
  place: {
    ...{ at: [139.37, 35.65], townId: 1, addressJa: '東京都日野市旭が丘三丁目1-4', addressEn: null },
    ...{ roadNameJa: null, roadNameEn: null, precision: 'exact' },
  },
  facts: {
    leasable_area_m2: {
      ...{ value: 396.69, sourceParty: 'registry', method: 'registry', observedOn: '2020-01-01', confidence: 'high' },
    },
    ceiling_height_min_m: {
      ...{ value: 5.5, sourceParty: 'partner', method: 'declared', observedOn: TODAY, confidence: 'medium' },
    },
  },
  access: {},
  partnerRef: 'A-1',
  transactionMode: 'brokerage',
  adConsent: true,
  terms: { ...NO_TERMS, rentYen: 330_000, depositMonths: 3 },
  contact: { nameJa: '担当', nameEn: 'Clerk', hoursJa: '平日', hoursEn: 'Weekdays', phone: '042-000-0000' },
}
const held: Held = {
  reference: 'A-1',
  offerId: 1,
  publicId: 'HN-2026-00001',
  deal: 'rent',
  status: 'live',
  wasPublic: true,
  endedBy: null,
  content,
}

describe('headings', () => {
  test('of every column and by every name they may have', () => {
    for (const { id, ja, en, names } of COLUMNS)
      for (const name of [id, ja, en, ...names]) expect(guessColumn(name), name).not.toBeNull()
    expect([guessColumn('賃料（円）'), guessColumn(' 賃 料 '), guessColumn('土地面積(坪)')]).toEqual([
      ...['rent', 'rent', 'land_area_m2'],
    ])
  })

  test('stand under whatever a file has above them', () => {
    const rows = [['取扱物件一覧'], [''], ['作成日', '2026/11/20'], HEADINGS, PLAIN]
    expect(findHeadingRow(rows, none)).toBe(3)
    expect(findHeadingRow([['a', 'b'], PLAIN], none)).toBe(-1)
  })

  test('that a partner has chosen before count first, and none harms', () => {
    const chosen = new Map([
      [headingKey('金額'), 'rent'],
      [headingKey('賃料'), null],
    ])
    const read = readHeadingRow(['__proto__', 'constructor', '金額', '賃料', '賃料', 'toString'], chosen)
    expect(read.map(({ column, by }) => [column, by])).toEqual([
      ...[
        [null, 'none'],
        [null, 'none'],
        ['rent', 'remembered'],
        [null, 'remembered'],
        [null, 'remembered'],
        [null, 'none'],
      ],
    ])
    expect(Object.getPrototypeOf({})).toBe(Object.prototype)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('a row', () => {
  test('says what its cells say, by path', () => {
    const read = row(...PLAIN)
    expect(read).toMatchObject({ reference: 'A-1', kind: 'factory', deal: 'rent', hasErrors: false, operation: 'put' })
    expect(read.said).toMatchObject({
      'place.addressJa': '東京都日野市旭が丘三丁目1-4',
      'place.townId': 1,
      'terms.rentYen': 330_000,
      'facts.leasable_area_m2': 396.69,
      'terms.depositMonths': 3,
    })
  })

  test('of a rent by the tsubo takes its own area', () => {
    expect(row(...PLAIN.with(4, '@3,000円/坪')).said['terms.rentYen']).toBe(360_000)
    const without = row(...PLAIN.with(4, '@3,000円/坪').with(5, ''))
    expect(without.problems).toMatchObject([{ level: 'error', column: 'rent', code: 'needs_area' }])
  })

  test('whose fact cannot be read is taken without it; one whose terms cannot be read is not', () => {
    const odd = row(...PLAIN.with(6, '高い'))
    expect([odd.hasErrors, odd.said['facts.ceiling_height_min_m']]).toEqual([false, undefined])
    expect(odd.problems).toMatchObject([
      { level: 'warning', column: 'ceiling_height_min_m', heading: '天井高', raw: '高い', code: 'unreadable' },
    ])
    expect(row(...PLAIN.with(4, '応相談')).problems).toMatchObject([{ level: 'error', column: 'rent' }])
  })

  test('is skipped where it is empty or sums up', () => {
    expect([isSkipped(['', ' ', '']), isSkipped(['', '合計', '12']), isSkipped(PLAIN)]).toEqual([true, true, false])
  })
})

describe('single cells', () => {
  const cells = (more: Record<string, string>) => {
    const all = { ...Object.fromEntries(HEADINGS.map((heading, at) => [heading, PLAIN[at]!])), ...more }
    return readSheetRow(readHeadingRow(Object.keys(all), none), Object.values(all), file)
  }
  const told = (more: Record<string, string>) =>
    cells(more).problems.map(({ level, column, code }) => [level, column, code])

  test('a reference is one in every width and dash, and one that Excel has spoilt is refused', () => {
    for (const spelling of ['Ｈ−１８', 'H\u200b-18', 'H‐18', ' H-18 '])
      expect(cells({ 物件管理番号: spelling }).reference, spelling).toBe('H-18')
    expect(told({ 物件管理番号: 'Ｈ−１８' })).toEqual([['note', 'partner_ref', 'respelled']])
    expect(told({ 物件管理番号: '1.23457E+11' })).toEqual([['error', 'partner_ref', 'excel_number']])
  })

  test('how much of the address is public is said in the words of the standard', () => {
    const precisionOf = (raw: string) => cells({ 公開範囲: raw }).said['place.precision']
    expect(['番地', '丁目', '町名'].map(precisionOf)).toEqual(['exact', 'town', 'town'])
  })

  test('a place lies around the city, and halves that were told already are not told again', () => {
    expect(told({ 緯度: '35.66', 経度: '139.38' })).toEqual([])
    expect(told({ 緯度: '34.0', 経度: '135.0' })).toEqual([['error', 'lat', 'outside_city']])
    expect(told({ 緯度: '139.38', 経度: '35.66' })).toEqual([['error', 'lat', 'swapped_place']])
    expect(told({ 緯度: '35.66', 経度: '' })).toEqual([['error', 'lat', 'half_a_place']])
  })

  test('days that cannot be read, and a term that has run out, are told as what they are', () => {
    expect(told({ 有効期限: '来月末' })).toEqual([['error', 'valid_until', 'not_a_day']])
    expect(told({ 有効期限: '2026-11-21' })).toEqual([['warning', 'valid_until', 'day_past']])
    expect(told({ 有効期限: TODAY })).toEqual([])
    expect(told({ 有効期限: '46400' })).toEqual([['warning', 'valid_until', 'excel_serial']])
    const from = (raw: string) => cells({ 引渡時期: raw }).said['terms.availableFrom']
    expect(['令和9年1月13日', '46400', '2027/1/13'].map(from)).toEqual(['2027-01-13', '2027-01-13', '2027-01-13'])
    expect(told({ 引渡時期: '退去後'.repeat(50) })).toEqual([['warning', 'delivery', 'cut']])
  })

  test('further costs of columns of their own are one text; a premium is no key money', () => {
    const { said } = cells({ 権利金: '50万円', 更新料: '新賃料1ヶ月' })
    expect([said['terms.otherCostsJa'], said['terms.keyMoneyYen']]).toEqual([
      '権利金 50万円、更新料 新賃料1ヶ月',
      undefined,
    ])
    const beside = cells({ 権利金: '50万円', その他費用: '町会費 月500円' })
    expect(beside.said['terms.otherCostsJa']).toBe('権利金 50万円、町会費 月500円')
    expect(told({ その他費用: 'あ'.repeat(201) })).toEqual([['warning', 'other_costs', 'cut']])
  })

  test('minutes on foot are said to be the way, and are nothing to be warned of', () => {
    expect(told({ 駅名1: '豊田', 徒歩分1: '12' })).toEqual([['note', 'walk_min_1', 'from_minutes']])
  })

  test('behind the last heading keep their row out: a comma has shifted it', () => {
    expect(row(...PLAIN, '', ' ').problems).toEqual([])
    expect(row(...PLAIN, '2階は事務所').problems).toMatchObject([{ level: 'error', code: 'too_many_cells' }])
  })

  test('a deposit in two columns is the one that is filled in', () => {
    const depositOf = (yen: string, months: string) => {
      const { said } = readSheetRow(
        readHeadingRow(['物件管理番号', '敷金1（額）', '敷金2（ヶ月）'], none),
        ['A-1', yen, months],
        file,
      )
      return [said['terms.depositYen'], said['terms.depositMonths']]
    }
    expect([depositOf('', '3'), depositOf('900000', ''), depositOf('なし', '')]).toEqual([
      [null, 3],
      [900_000, null],
      [0, null],
    ])
  })

  test('that can hardly be meant are told', () => {
    expect(told({ 賃料: '33' })).toEqual([['warning', 'rent', 'unlikely']])
    expect(told({ 確認日: '2020-01-01' })).toEqual([['warning', 'confirmed_on', 'long_ago']])
    expect(told({ 確認日: '2026-11-23' })).toEqual([['error', 'confirmed_on', 'out_of_range']])
  })

  test('are read in the words of the realtors’ network', () => {
    for (const mode of ['一般', '専任', '専属', '専属専任媒介']) expect(told({ 取引態様: mode }), mode).toEqual([])
    const said = (heading: string, raw: string, field: string) => cells({ [heading]: raw }).said[`facts.${field}`]
    for (const [heading, raw, field, value] of [
      ['構造', 'S造', 'structure', 'S'],
      ['構造', 'RC造', 'structure', 'RC'],
      ['構造', '軽量鉄骨', 'structure', 'LGS'],
      ['構造', '鉄骨鉄筋コンクリート', 'structure', 'SRC'],
      ['ガス', 'プロパン', 'gas', 'lpg'],
      ['給排水', '公営水道・公共下水', 'water_supply', 'public'],
      ['接道方向', '南西側', 'road_direction', 'sw'],
      ['接道方向', '北', 'road_direction', 'n'],
      ['接道方向', '東道路', 'road_direction', 'e'],
      ['現況', '空室', 'current_state', 'vacant'],
      ['現況', '上物有', 'current_state', 'built_on'],
      ['現況', '操業中', 'current_state', 'in_use'],
      ['地下階', '0', 'basement_storeys', 0],
      ['事務所併設', '有', 'office_attached', true],
      ['大型車進入', 'トレーラー可', 'truck_access_class', 'trailer'],
    ] as const)
      expect(said(heading, raw, field), `${heading} ${raw}`).toBe(value)
    expect(said('クレーン', '2.8t×2基（ホイスト）', 'cranes')).toEqual([{ ratedLoadT: 2.8, count: 2, kind: 'hoist' }])
    expect(cells({ 物件名: 'ﾋﾉﾀﾞｲ第2' }).said.titleJa).toBe('ヒノダイ第2')
  })
})

describe('compared with what is there', () => {
  test('under another spelling of its reference it is the same, and keeps its own', () => {
    const wide: Held = { ...held, reference: 'Ａ−１', content: { ...content, partnerRef: 'Ａ−１' } }
    expect(compareRow(row(...PLAIN), wide, file)).toMatchObject({ outcome: 'unchanged', changes: [] })
  })

  test('is written so that it finds itself again, however its reference is spelt', () => {
    for (const partnerRef of ['ＭＳ－０１２', '管理〜1', 'A—1', '㈱①', 'MS−１２']) {
      const one = { ...held, reference: partnerRef, content: { ...content, partnerRef } }
      const { cells, left } = writeRow(one, file)
      expect([cells[0], left]).toEqual([partnerRef, []])
    }
  })

  test('the same row changes nothing, and keeps the papers of its facts', () => {
    expect(compareRow(row(...PLAIN), held, file)).toMatchObject({ outcome: 'unchanged', changes: [] })
  })

  test('another rent is told old and new; what the file lacks stays', () => {
    const { outcome, changes } = compareRow(row(...PLAIN.with(4, '35万円').with(8, '')), held, file)
    expect([outcome, changes]).toEqual(['changed', [{ path: 'terms.rentYen', before: 330_000, after: 350_000 }]])
  })

  test('a new reference needs what nothing can be begun without', () => {
    expect(compareRow(row(...PLAIN), null, file).outcome).toBe('new')
    const { outcome, problems } = compareRow(row('B-1'), null, file)
    expect(outcome).toBe('error')
    expect(problems.map(({ column, code }) => [column, code])).toEqual([
      ...['listing_type', 'address', 'transaction_mode', 'deal'].map(column => [column, 'missing']),
    ])
  })

  test('a rent says that it is let, a price that it is sold, where nothing else does', () => {
    const of = (heading: string, amount: string) => {
      const all = {
        物件管理番号: 'B-9',
        物件種別: '大規模工場跡地',
        所在地: '日野市旭が丘3-1',
        取引態様: '媒介',
        [heading]: amount,
      }
      return compareRow(readSheetRow(readHeadingRow(Object.keys(all), none), Object.values(all), file), null, file)
    }
    expect([of('賃料', '50万円'), of('価格', '9億円')].map(({ outcome, deal }) => [outcome, deal])).toEqual([
      ['new', 'rent'],
      ['new', 'sale'],
    ])
    expect(of('備考', '広い').problems.map(({ column, code }) => [column, code])).toEqual([['deal', 'missing']])
  })

  test('a reference names one deal', () => {
    expect(compareRow(row(...PLAIN.with(1, '売工場')), held, file).problems).toMatchObject([{ code: 'other_deal' }])
  })
})

/** Numbers from 0 to 1 that the seed brings again. */
function dice(seed: number) {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const HOSTILE = [
  ...['', ' ', '-', '―', 'なし', '無', '不明', '0', '-1', '1e309', '∞', 'NaN', '９９９９', '1,2,3', '1..2', '10^9'],
  ...['=HYPERLINK("http://x")', '＝1+1', '@SUM(A1)', '+cmd|calc', "'=1", '<script>', '"', '""', "';--", '\\', '%00'],
  ...['\u0000', 'a\u0007b', '\ud800', '\ufffe', '\u202e', '👩‍👩‍👧', 'é́', '㈱髙﨑①Ⅰ', '〜～−－', 'ﾋﾉﾀﾞｲ', '\t\t', '\n\n'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '[object Object]', 'null', 'undefined', 'true'],
  ...['2003/1/1', '1月1日', '30621', '45000', 'S99.13', '昭和0年', 'H31.5', '元年', '令和元年', '9999-99-99'],
  ...['旭が丘', '日野市', '日野市旭が丘9-9-9', '大阪市北区1', '東京都八王子市1-1', '3-1-1', '滋賀県日野町1'],
  ...['貸', '売', '貸工場', '売地', '駐車場', '売主', '仲介', '一般', '専任媒介', '可', '不可', '広告可'],
  ...['250坪', '1反2畝', '3町', '-5㎡', '1e5㎡', '1F:1 2F:2', '0坪', '100000000000㎡', '坪', '㎡'],
  ...['1億', '1億2000', '万円', '0円', '-100円', '@3500円/坪', '@円/坪', '3ヶ月', '999ヶ月', '12345678901234567890'],
  ...['2.8t×2基', 't×', '×', '高圧', '50kW', 'kVA', 'W4000×H4500', 'W×H', '徒歩0分', '徒歩9999分', '950m'],
  'x'.repeat(5000),
  '漢'.repeat(700),
  '9'.repeat(400),
  `${'('.repeat(300)}${')'.repeat(300)}`,
  `${'1・'.repeat(500)}`,
]

test('of 10,000 hostile rows each ends in exactly one way, none throws, and the sums agree', () => {
  const random = dice(20_261_122)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const all = COLUMNS.flatMap(({ ja, names }) => [ja, ...names])
  const counts = Object.fromEntries(OUTCOMES.map(outcome => [outcome, 0])) as Record<string, number>
  let skipped = 0
  const TOTAL = 10_000
  for (let n = 0; n < TOTAL; n++) {
    // Every so often another file: other headings in another order, hostile ones among them.
    const wide = n % 3 === 0
    const names = wide ? Array.from({ length: 30 }, () => (random() < 0.1 ? pick(HOSTILE) : pick(all))) : HEADINGS
    const read = wide ? readHeadingRow(names, none) : headings
    const cells = names.map((_, at) => (!wide && random() < 0.8 ? PLAIN[at]! : pick(HOSTILE)))
    if (isSkipped(cells)) {
      skipped++
      continue
    }
    const one = readSheetRow(read, cells.slice(0, 1 + Math.floor(random() * 40)), file)
    const compared = compareRow(one, random() < 0.5 ? held : null, file)
    expect(OUTCOMES).toContain(compared.outcome)
    counts[compared.outcome]!++
    expect(compared.outcome === 'error').toBe(compared.problems.some(({ level }) => level === 'error'))
    if (compared.outcome === 'unchanged') expect(compared.changes).toEqual([])
    if (compared.outcome === 'changed') expect(compared.changes.length).toBeGreaterThan(0)
  }
  expect(skipped + Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(TOTAL)
  // None of the ways is empty, so that the sums say something.
  for (const outcome of OUTCOMES) expect(counts[outcome], outcome).toBeGreaterThan(20)
})

describe('two columns of one item', () => {
  const under = (heads: string[], ...cells: string[]) =>
    readSheetRow(readHeadingRow(['物件管理番号', ...heads], none), ['A-1', ...cells], file)
  const told = ({ problems }: ReturnType<typeof under>) => problems.map(({ code, raw }) => [code, raw])

  test('say what the first says that is filled in', () => {
    expect(under(['賃料', '賃料'], '', '330,000').said).toMatchObject({ 'terms.rentYen': 330_000 })
    const place = under(['所在地', '所在地名1'], '', '日野市旭が丘3-1-4')
    expect(place.said).toMatchObject({ 'place.townId': 1 })
    expect(told(place)).toEqual([])
  })

  test('that differ are told, both of them; the same in another spelling is not', () => {
    expect(told(under(['賃料', '月額賃料'], '330,000', '350,000'))).toEqual([
      ['two_values', '賃料「330,000」・月額賃料「350,000」'],
    ])
    expect(told(under(['賃料', '月額賃料'], '330,000', '33万円'))).toEqual([])
    expect(told(under(['敷金1（額）', '敷金2（ヶ月）'], '660,000円', '2ヶ月'))).toEqual([])
  })

  test('are none where a heading says more than the name of the item', () => {
    expect(readHeadingRow(['賃料', '賃料(坪単価)'], none).map(({ column }) => column)).toEqual(['rent', null])
  })
})

test('what a spreadsheet could not reckon is no text of anybody', () => {
  const read = row('A-1', '貸工場', '日野市旭が丘3-1-4', '一般媒介', '#REF!', '#VALUE!', '#N/A', '#DIV/0!', '#NAME?')
  expect(read.said).not.toHaveProperty('summaryJa')
  expect(read.problems.map(({ level, column, code }) => [level, column, code])).toEqual([
    ['warning', 'leasable_area_m2', 'cell_error'],
    ['warning', 'ceiling_height_min_m', 'cell_error'],
    ['error', 'deposit', 'cell_error'],
    ['warning', 'remarks', 'cell_error'],
    ['error', 'rent', 'cell_error'],
  ])
})

describe('what stands where headings might', () => {
  test.each([
    ...['330000', '330,000円', '42万円', '120.5坪', '¥330,000', '2027/1/15', '令和9年1月', '即時', '042-585-1111'],
    ...[
      '日野市旭が丘3-1-4',
      '大字日野421番地',
      'A-12',
      'TK-2026-0012',
      'B00123',
      '貸工場',
      '一般媒介',
      '税別',
      'あり',
      '○',
      '不明',
    ],
  ])('is a value: %s', cell => {
    expect(isValueLike(cell)).toBe(true)
  })

  test('is none of the headings that are known, nor of such as partners have', () => {
    for (const { id, ja, en, names } of COLUMNS)
      for (const name of [id, ja, en, ...names]) expect(isValueLike(name), name).toBe(false)
    for (const name of [
      '社内メモ',
      '家賃',
      '担当者名',
      '1階面積',
      '備考2',
      'Q1',
      '坪単価(円/坪)',
      '敷金1（額）',
      'col_12',
    ])
      expect(isValueLike(name), name).toBe(false)
  })
})
