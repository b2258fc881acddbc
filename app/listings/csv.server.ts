import { stringify } from 'csv-stringify/sync'
import { listed } from '../lib/i18n/format.ts'
import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { CITY } from '../places/city.ts'
import { zoneOf } from '../zoning/model.ts'
import { decidingLine, type VerdictView } from '../zoning/verdict-view.ts'
import { type CardVerdict, cardVerdict } from './card-verdict.ts'
import { craneKindText } from './cell-values.ts'
import type { ExportedListing } from './export.server.ts'
import type { Crane, Opening, ShownFact } from './fact-values.ts'
import { FIELDS, type Field } from './fields.ts'
import { openInWords, uncheckedInWords } from './verdict-words.server.ts'

type Cell = string | number | boolean | null | undefined
type Column = { ja: string; en: string; cell: (row: ExportedListing, locale: Locale, url: string) => Cell }

const column = (ja: string, en: string, cell: Column['cell']): Column => ({ ja, en, cell })
/** Yen, or months of rent as the import reads them. */
const sum = (yen: number | null, months: number | null): Cell => yen ?? (months === null ? null : `${months}か月`)

/** What a listing is, beside the facts of its asset. */
const CORE: readonly Column[] = [
  column('物件番号', 'id', row => row.publicId),
  column('名称', 'title_ja', row => row.titleJa),
  column('名称英語', 'title_en', row => row.titleEn),
  column('紹介文', 'summary_ja', row => row.textJa),
  column('紹介文英語', 'summary_en', row => row.textEn),
  column('種別', 'kind', row => row.kind),
  column('取引', 'deal', row => row.deal),
  column('状態', 'status', () => 'published'),
  column('取扱数', 'offers', row => row.offers),
  column('賃料（円/月）', 'rent_yen_month', row => row.terms.rentYen),
  column('価格（円）', 'price_yen', row => row.terms.priceYen),
  column('消費税', 'tax', row => row.terms.tax),
  column('共益費（円/月）', 'common_fee_yen', row => row.terms.commonFeeYen),
  column('敷金', 'deposit', ({ terms }) => sum(terms.depositYen, terms.depositMonths)),
  column('礼金', 'key_money', ({ terms }) => sum(terms.keyMoneyYen, terms.keyMoneyMonths)),
  column('保証金（円）', 'guarantee_yen', row => row.terms.guaranteeYen),
  column('契約の種類', 'lease_kind', row => row.terms.leaseKind),
  column('契約期間（月）', 'lease_term_months', row => row.terms.leaseTermMonths),
  column(
    '引渡可能日',
    'available_from',
    ({ terms }, locale) => terms.availableFrom ?? inLocale(locale, terms, 'availableNote'),
  ),
  column('所在地', 'address', row => row.addressJa ?? `東京都${CITY.nameJa}${row.townJa}`),
  column('町名記号', 'town_id', row => row.townSlug),
  column('町名', 'town', (row, locale) => inLocale(locale, row, 'town')),
  column('公開範囲', 'location_precision', row => row.locationPrecision),
  column('経度', 'lng', row => row.lng),
  column('緯度', 'lat', row => row.lat),
  column('前面道路名', 'road_name', row => row.roadNameJa),
  column('最寄駅', 'station', ({ station }) => station?.nameJa),
  column('駅からの道路距離（m）', 'station_road_m', ({ station }) => station?.roadM),
  column('用途地域記号', 'zone', row => row.zone),
  column('用途地域', 'zone_name', ({ zone }, locale) => zone && inLocale(locale, zoneOf(zone), 'name')),
  column('建ぺい率（％）', 'coverage_ratio_pct', row => row.coverageRatioPct),
  column('容積率（％）', 'floor_area_ratio_pct', row => row.floorAreaRatioPct),
  column('公開日', 'published_on', row => row.publishedOn),
  column('確認日', 'confirmed_on', row => row.confirmedOn),
  column('次回確認期限', 'next_update_on', row => row.nextUpdateOn),
  column('掲載事業者', 'organisation', (row, locale) => inLocale(locale, row, 'organisation')),
  column('取引態様', 'transaction_mode', row => row.transactionMode),
  column('要確認の条件', 'to_confirm', row => row.toConfirm.join(' ')),
  column('サンプル', 'sample', row => row.isSample),
  column('URL', 'url', (_row, _locale, url) => url),
]

/** A fact in a cell: empty where it is not known, なし where there is known to be none, 非公開 where it is not told. */
function factCell(field: Field, fact: ShownFact | undefined, locale: Locale): Cell {
  const ja = locale === 'ja'
  if (fact?.state === 'hidden' || fact?.state === 'withheld') return ja ? '非公開' : 'not public'
  if (fact?.state !== 'known') return null
  const { value } = fact
  const none = ja ? 'なし' : 'none'
  switch (field.type) {
    case 'boolean':
      return value ? (ja ? 'あり' : 'yes') : none
    case 'option':
      return field.options?.[value as string]?.[ja ? 0 : 1]
    case 'cranes':
      return (
        (value as Crane[]).map(crane => `${crane.ratedLoadT}t×${crane.count}${craneKindText(crane.kind)}`).join('、') ||
        none
      )
    case 'openings':
      return (value as Opening[]).map(one => `W${one.widthM}×H${one.heightM}m×${one.count}`).join('、') || none
    default:
      return value as Cell
  }
}

const FACTS: readonly Column[] = FIELDS.map(field =>
  column(`${field.ja}${field.unit ? `（${field.unit}）` : ''}`, field.id, (row, locale) =>
    factCell(field, row.facts[field.id], locale),
  ),
)

export const COLUMNS: readonly Column[] = [...CORE, ...FACTS]

/** The work that is asked about, in words, and the verdicts on it by the listings' public ids. */
export type ExportedVerdicts = { work: string; views: ReadonlyMap<string, VerdictView> }

/** What a page says of a verdict, in cells. Their head says that it is guidance, and who decides. */
function verdictColumns({ work, views }: ExportedVerdicts, locale: Locale): Column[] {
  const t = translator(locale, 'verdict')
  const of = (cell: (view: VerdictView, card: CardVerdict) => Cell) => (row: ExportedListing) => {
    const view = views.get(row.publicId)
    return view && cell(view, cardVerdict(view))
  }
  return [
    column('判定する仕事', 'use', () => work),
    column(
      '判定（目安。決めるのは特定行政庁）',
      'verdict (guidance: the building authority decides)',
      of(({ result }) => t(`headline.${result}`)),
    ),
    column(
      '判定の根拠',
      'verdict_clause',
      of(view => decidingLine(view)?.clause),
    ),
    column(
      'これが分かれば決まる',
      'verdict_needs',
      of((_view, { needs }) => listed(locale, needs)),
    ),
    column(
      'こうすれば変わる',
      'verdict_change',
      of((_view, { change }) => change),
    ),
    column(
      '確かめること（件）',
      'verdict_open',
      of(({ open }) => open.length),
    ),
    column('確かめること', 'verdict_open_items', of(openInWords)),
    column(
      '判定で未確認',
      'verdict_unchecked',
      of(view => uncheckedInWords(view, locale)),
    ),
  ]
}

/** UTF-8 with BOM, CRLF; unknown is an empty cell; no cell starts a formula. `urlOf`: a listing's page. */
export function listingsCsv(
  rows: readonly ExportedListing[],
  locale: Locale,
  urlOf: (publicId: string) => string,
  verdicts: ExportedVerdicts | null = null,
): string {
  const columns = verdicts ? [...COLUMNS, ...verdictColumns(verdicts, locale)] : COLUMNS
  const table = rows.map(row => columns.map(({ cell }) => cell(row, locale, urlOf(row.publicId)) ?? null))
  return stringify([columns.map(one => one[locale]), ...table], {
    bom: true,
    record_delimiter: 'windows',
    // For the ends of its own rows alone the library would quote a cell; a reader ends a row at either half of them.
    quoted_match: /[\r\n]/,
    escape_formulas: true,
    cast: {
      boolean: value => (value ? '1' : '0'),
      number: value => ({ value: String(value), escape_formulas: false }),
    },
  })
}
