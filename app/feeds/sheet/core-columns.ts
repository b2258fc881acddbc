import { addDays } from '../../lib/day.ts'
import { readYesNo } from '../../listings/cell-values.ts'
import { ZONES } from '../../zoning/model.ts'
import { readAddressCell } from '../cells/address.ts'
import { readDayCell } from '../cells/month.ts'
import { readFirmCell, readPhoneCell } from '../cells/person.ts'
import { type RatioColumn, readRatioCell } from '../cells/ratio.ts'
import { compact, fault, isFault, type Read, read } from '../cells/read.ts'
import { readZoneCell } from '../cells/zone.ts'
import {
  DEAL_OPTIONS,
  KIND_OPTIONS,
  MODE_OPTIONS,
  PRECISION_OPTIONS,
  readDeal,
  readKind,
  readMode,
  readPrecision,
} from '../terms.ts'
import { type Around, type Column, column, type Said, under } from './column.ts'
import { coordinate, metres, station, walk } from './place-columns.ts'
import { referenceKey } from './reference.ts'
import { withWideKana } from './twins.ts'

/** Passes a value on under a path; what cannot be read is no option of the column. */
const option =
  <T>(reader: (raw: string) => T | undefined, told: (value: T) => Said) =>
  (raw: string): Read<Said> => {
    const value = reader(raw)
    return value === undefined ? fault('not_an_option') : read(told(value))
  }

export const text =
  (path: string, most: number) =>
  (raw: string): Read<Said> => {
    const wide = withWideKana(raw)
    if (wide.length > most) return fault('too_long')
    return read({ [path]: wide }, ...(wide === raw ? [] : (['respelled'] as const)))
  }

export const day =
  (path: string) =>
  (raw: string): Read<Said> => {
    return under(readDayCell(raw), value => ({ [path]: value }))
  }

/** Older than any promise: that it can still be had is to be asked again before it is sent. */
const OLDEST_CONFIRMATION_DAYS = 90
function readConfirmed(raw: string, { today }: Around): Read<Said> {
  const confirmed = day('@confirmedOn')(raw)
  if (isFault(confirmed)) return confirmed
  const on = String(confirmed.value['@confirmedOn'])
  if (on > today) return fault('out_of_range')
  return on < addDays(today, -OLDEST_CONFIRMATION_DAYS)
    ? read(confirmed.value, ...confirmed.guesses, 'long_ago')
    : confirmed
}

/** A partner's own number in one spelling: the next file, and CP932, may write it in other widths and dashes. */
function readReference(raw: string): Read<Said> {
  const reference = referenceKey(raw)
  if (/^\d(?:\.\d+)?E[+-]?\d{2,}$/i.test(reference)) return fault('excel_number')
  if (reference.length > MOST_OF_A_REFERENCE) return fault('too_long')
  return read({ partnerRef: reference }, ...(reference === raw ? [] : (['respelled'] as const)))
}

/** What a row asks for. */
export const OPERATIONS = ['put', 'withdraw', 'close'] as const
export type Operation = (typeof OPERATIONS)[number]
const OPERATION_WORDS: readonly [RegExp, Operation][] = [
  [/^(?:登録|新規|更新|変更|公開|掲載|募集中|put|update|new)$/i, 'put'],
  [/^(?:取下げ?|取り下げ|削除|停止|掲載終了|withdraw|delete)$/i, 'withdraw'],
  [/^(?:成約|契約済|申込済|closed?)$/i, 'close'],
]

const ratio = (column: RatioColumn) => (raw: string) =>
  under(readRatioCell(raw, column), ({ coveragePct, floorAreaPct }) => ({
    ...(coveragePct === null ? {} : { '@coverage': coveragePct }),
    ...(floorAreaPct === null ? {} : { '@floorArea': floorAreaPct }),
  }))

const MOST_OF_A_REFERENCE = 40

export const CORE: readonly Column[] = [
  column('partner_ref', ['物件管理番号', 'Reference'], readReference, {
    names: ['管理番号', '物件番号', '自社管理番号', 'reference'],
    isStrict: true,
    example: 'TK-2026-0012',
  }),
  column(
    'operation',
    ['操作区分', 'Operation'],
    raw => {
      const found = OPERATION_WORDS.find(([words]) => words.test(compact(raw)))
      return found ? read({ '@operation': found[1] }) : fault('not_an_option')
    },
    { names: ['処理区分', 'ステータス'], isStrict: true, example: '登録', options: ['登録', '更新', '取下げ', '成約'] },
  ),
  column(
    'listing_type',
    ['物件種別', 'Kind'],
    option(readKind, ({ kind, deal }) => ({ kind, ...(deal ? { '@deal': deal } : {}) })),
    { names: ['物件種目', '種別', '種目', 'kind'], isStrict: true, example: '貸工場', options: KIND_OPTIONS },
  ),
  column(
    'deal',
    ['取引', 'Deal'],
    option(readDeal, deal => ({ '@deal': deal })),
    {
      names: ['取引種別', '売買賃貸'],
      isStrict: true,
      options: DEAL_OPTIONS,
    },
  ),
  column('title', ['物件名', 'Title'], text('titleJa', 80), {
    names: ['建物名', 'タイトル', '名称', 'title_ja'],
    example: '旭が丘 貸工場 120坪',
  }),
  column('title_en', ['物件名英語', 'Title in English'], text('titleEn', 120), { names: ['名称英語', '英語名'] }),
  column(
    'address',
    ['所在地', 'Address'],
    (raw, { towns }) =>
      under(readAddressCell(raw, towns), ({ address, town }) => ({
        'place.addressJa': address,
        'place.townId': town.id,
      })),
    { names: ['住所', '所在地名1'], isStrict: true, example: '東京都日野市旭が丘三丁目1番4' },
  ),
  column('address_2', ['所在地名2', 'Address 2'], raw => read({ '@address2': raw })),
  column('address_3', ['所在地名3', 'Address 3'], raw => read({ '@address3': raw })),
  column(
    'address_precision',
    ['公開範囲', 'How much of the address is public'],
    option(readPrecision, precision => ({ 'place.precision': precision })),
    { names: ['公開精度', 'location_precision'], isStrict: true, example: '番地', options: PRECISION_OPTIONS },
  ),
  column('lat', ['緯度', 'Latitude'], coordinate('@lat', 90), {
    names: ['latitude'],
    isStrict: true,
    example: '35.656216',
  }),
  column('lng', ['経度', 'Longitude'], coordinate('@lng', 180), {
    names: ['lon', 'longitude'],
    isStrict: true,
    example: '139.370003',
  }),
  { ...station(1), names: ['駅名（1）', '最寄駅', '駅名'], example: '豊田' },
  walk(1, ['徒歩（分）1（1）', '徒歩', '徒歩分']),
  { ...metres(1, ['徒歩（m）2（1）', '駅からの道路距離', '徒歩距離']), example: '1150' },
  { ...station(2), names: ['駅名（2）'] },
  walk(2, ['徒歩（分）1（2）']),
  metres(2, ['徒歩（m）2（2）']),
  column(
    'transaction_mode',
    ['取引態様', 'Transaction mode'],
    option(readMode, mode => ({ transactionMode: mode })),
    {
      names: ['取引態様1', '取引形態'],
      isStrict: true,
      options: MODE_OPTIONS,
      example: '一般媒介',
    },
  ),
  column(
    'ad_consent',
    ['広告転載', 'Consent to advertise'],
    raw => {
      const plain = compact(raw)
      if (/^(?:広告)?(?:可|一部可)/.test(plain)) return read({ adConsent: true })
      if (/^未確認$/.test(plain)) return read({ adConsent: null })
      const said = readYesNo(plain)
      return said === undefined ? fault('not_an_option') : read({ adConsent: said })
    },
    {
      names: ['広告転載区分', '広告掲載の承諾'],
      isStrict: true,
      example: '広告可',
      options: ['広告可', '一部可', '不可', '未確認'],
    },
  ),
  column('contact', ['担当者', 'Contact'], text('contact.nameJa', 60), {
    names: ['問合せ担当者（1）', '担当', 'contact_name'],
  }),
  column('phone', ['電話番号', 'Telephone'], raw => under(readPhoneCell(raw), phone => ({ 'contact.phone': phone })), {
    names: ['代表電話番号', '問合せ電話番号（1）', '電話', 'contact_phone'],
    isStrict: true,
    example: '042-000-0000',
  }),
  column('contact_hours', ['受付時間', 'Hours'], text('contact.hoursJa', 80)),
  column('confirmed_on', ['確認日', 'Confirmed on'], readConfirmed, {
    names: ['最終確認日', '取引可能性の確認日'],
    isStrict: true,
    example: '2026-11-20',
  }),
  column('remarks', ['備考', 'Remarks'], text('summaryJa', 600), { names: ['備考1', '紹介文', 'summary'] }),
  column('remarks_en', ['紹介文英語', 'Remarks in English'], text('summaryEn', 900), { names: ['summary_en'] }),
  column('road_name', ['前面道路名', 'Road name'], text('place.roadNameJa', 60), { names: ['路線名'] }),
  // Claims: compared with what the portal knows by itself; a file does not change it.
  column('zone', ['用途地域', 'Use zone'], raw => under(readZoneCell(raw), ({ zones }) => ({ '@zones': zones })), {
    names: ['用途地域（1）', '用途地域1'],
    options: ZONES.map(({ nameJa }) => nameJa),
  }),
  column('bcr', ['建ぺい率', 'Coverage ratio'], ratio('coverage'), { names: ['建蔽率', '建ペイ率'] }),
  column('far', ['容積率', 'Floor-area ratio'], ratio('floorArea')),
  column(
    'broker_name',
    ['商号', 'Firm'],
    raw => under(readFirmCell(raw), ({ searchKey }) => ({ '@firm': searchKey })),
    {
      names: ['業者名', '会員名', '名称又は商号', '掲載事業者'],
    },
  ),
  column('license_no', ['免許番号', 'Licence number'], raw => read({ '@licence': raw }), {
    names: ['宅建業法による免許番号'],
  }),
]
