import { CITY } from '../places/city.ts'
import { words } from '../places/features.ts'
import type { Papers } from '../places/model.ts'
import type { CodeSystem } from './names.ts'

/** What a feature of official zoning data says, before anything of it is checked. */
export type SaidZone = {
  name: string | null
  code: { system: CodeSystem; value: number } | null
  coverage: unknown
  floorArea: unknown
  /** Five digits; null where the file says none, or only the prefecture. */
  cityCode: string | null
  ref: string | null
}

type Properties = Record<string, unknown>
export type Layout = {
  id: string
  fits: (properties: Properties) => boolean
  say: (properties: Properties) => SaidZone
  papers: Partial<Papers>
  /** When the city plan that a feature shows was decided, for the edition of the file: 'YYYY-MM-DD'. */
  decidedOn?: (properties: Properties) => string | null
}

/** '13212' of 13212, '132128' (with check digit) and '13212'; null for '13000' and '13', which name the prefecture. */
export function cityCodeOf(value: unknown): string | null {
  const digits = words(value)?.normalize('NFKC').replace(/\D/g, '') ?? ''
  if (digits.length < 5 || (digits.startsWith(CITY.prefecture) && digits.slice(2, 5) === '000')) return null
  return digits.slice(0, 5)
}

/** '2020-04-01' of 20200401, '2020-04-01', '2020/4/1' and '2020年4月1日'; null for anything else. */
export function dayOf(value: unknown): string | null {
  const text = words(value)?.normalize('NFKC') ?? ''
  const found = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})\D(\d{1,2})\D(\d{1,2})/.exec(text)
  if (!found) return null
  const day = `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`
  return Number.isNaN(Date.parse(day)) ? null : day
}

const codeOf = (system: CodeSystem, value: unknown): SaidZone['code'] => {
  const number = Number(words(value) ?? Number.NaN)
  return Number.isInteger(number) ? { system, value: number } : null
}

const KSJ = 'https://nlftp.mlit.go.jp/ksj/gml/datalist/'
const mlit = (ja: string, en: string, sourceUrl: string, licence: string): Partial<Papers> => ({
  sourceJa: `${ja}（国土交通省）を加工して作成`,
  sourceEn: `${en} (MLIT), processed`,
  sourceUrl,
  licence,
})

const sayA29 = (p: Properties): SaidZone => ({
  name: words(p.A29_005),
  code: codeOf('a29', p.A29_004),
  coverage: p.A29_006,
  floorArea: p.A29_007,
  cityCode: cityCodeOf(p.A29_001),
  ref: null,
})
const a29 = (edition: string): Partial<Papers> => ({
  ...mlit(
    '国土数値情報（用途地域データ）',
    'National Land Numerical Information, use zones (A29)',
    `${KSJ}KsjTmplt-A29-v2_1.html`,
    '国土数値情報利用約款 / KSJ terms of use',
  ),
  edition,
})

/** The layouts of official zoning data and the portal's own, told apart by their columns. */
export const LAYOUTS: readonly Layout[] = [
  {
    // A29-11: 008 is the body that drew the map, 009 the year, 010 the remark. 9999 = unknown ratio.
    id: 'A29-2011',
    fits: p => 'A29_005' in p && ('A29_009' in p || 'A29_010' in p),
    say: sayA29,
    papers: a29('2011'),
  },
  {
    // A29-19: 008 is the remark.
    id: 'A29-2019',
    fits: p => 'A29_005' in p,
    say: sayA29,
    papers: a29('2019'),
  },
  {
    id: 'A55',
    fits: p => 'YoutoName' in p,
    say: p => ({
      name: words(p.YoutoName),
      code: codeOf('a55', p.YoutoCode),
      coverage: p.BCR,
      floorArea: p.FAR,
      cityCode: cityCodeOf(p.Citycode),
      ref: null,
    }),
    papers: mlit(
      '都市計画決定GISデータ',
      'City planning decision GIS data (A55)',
      'https://www.mlit.go.jp/toshi/tosiko/toshi_tosiko_tk_000087.html',
      'CC BY 4.0',
    ),
    decidedOn: p => dayOf(p.FNDate) ?? dayOf(p.INDate),
  },
  {
    // 区域区分 of the same data set: only the control area is land the zones do not cover.
    id: 'A55-senbiki',
    fits: p => /^市街化/.test(words(p.AreaType) ?? ''),
    say: p => ({
      name: words(p.AreaType),
      code: null,
      coverage: null,
      floorArea: null,
      cityCode: cityCodeOf(p.Citycode),
      ref: null,
    }),
    papers: {},
  },
  {
    id: 'XKT002',
    fits: p => 'use_area_ja' in p,
    say: p => ({
      name: words(p.use_area_ja),
      code: codeOf('a55', p.youto_id),
      coverage: p.u_building_coverage_ratio_ja,
      floorArea: p.u_floor_area_ratio_ja,
      cityCode: cityCodeOf(p.city_code),
      ref: null,
    }),
    papers: mlit(
      '不動産情報ライブラリ（用途地域 XKT002）',
      'Real Estate Information Library, use zones (XKT002)',
      'https://www.reinfolib.mlit.go.jp/',
      '不動産情報ライブラリ利用約款 / Reinfolib terms of use',
    ),
    decidedOn: p => dayOf(p.decision_date),
  },
  {
    id: 'portal',
    fits: p => 'zone' in p,
    say: p => ({
      name: words(p.zone),
      code: null,
      coverage: p.coverageRatioPct,
      floorArea: p.floorAreaRatioPct,
      cityCode: null,
      ref: words(p.id),
    }),
    papers: {},
  },
]

export const layoutOf = (properties: Properties): Layout | null =>
  LAYOUTS.find(layout => layout.fits(properties)) ?? null

/**
 * A ratio in whole percent: 80, '80', '80%', '８０％'. `unknown` where the source says that it does not know (9999,
 * empty, 0), `fault` where what stands there is no ratio.
 */
export function percentOf(value: unknown): { value: number } | { unknown: true } | { fault: true } {
  const text = words(value)?.normalize('NFKC').replace(/[%\s]/g, '') ?? ''
  if (text === '' || text === '-' || text === '不明') return { unknown: true }
  const number = Number(text)
  if (number === 9999 || number === 0) return { unknown: true }
  return Number.isInteger(number) && number > 0 && number <= 1300 ? { value: number } : { fault: true }
}
