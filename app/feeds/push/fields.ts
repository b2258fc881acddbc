import { z } from 'zod'
import type { Content } from '../../listings/content.ts'
import { schemaOf } from '../../listings/fact-values.ts'
import { FIELDS, type Field } from '../../listings/fields.ts'
import { DEALS, KINDS, LEASE_KINDS, LOCATION_PRECISIONS, TRANSACTION_MODES } from '../../listings/model.ts'
import type { Said } from '../sheet/column.ts'
import { columnOf } from '../sheet/headings.ts'

// What a program may say of a listing: the columns of a partner's file, each with a value of its own type. What a word
// in a file may say, a string may say here too.

/** Station names by id, for telling ways in words. */
export type Stations = readonly { id: number; nameJa: string }[]

export type PushField = {
  /** The column's id. */
  id: string
  /** What a value of its own type is. */
  value: z.ZodType
  /** Any other string is read as the cell of a file would be. */
  takesWords: boolean
  /** What a value of its own type says, by path. */
  said: (value: never) => Said
  /** What null says; null: it may not be null. */
  none: Said | null
  /** What the portal has of it; undefined: nothing that would be sent back. */
  told: (content: Content, stations: Stations) => unknown
  example: unknown
}

const LONGEST_TEXT_FACT = 400

const at = (content: Content, path: string): unknown => {
  const [part, member] = path.split('.') as [keyof Content, string | undefined]
  return member === undefined ? content[part] : (content[part] as Record<string, unknown>)[member]
}

type Wish = { value: z.ZodType; example: unknown; takesWords?: boolean; isNullable?: boolean }

/** A field of one path of a listing's content. */
const plain = (
  id: string,
  path: string,
  { value, example, takesWords = false, isNullable = true }: Wish,
): PushField => ({
  ...{ id, value, example, takesWords },
  said: (given: never) => ({ [path]: given }),
  none: isNullable ? { [path]: null } : null,
  told: content => at(content, path),
})

const words = (id: string, path: string, most: number, example: string, isNullable = true): PushField =>
  plain(id, path, { value: z.string().trim().min(1).max(most), example, isNullable })

const yen = (id: string, path: string, example: number): PushField =>
  plain(id, path, { value: z.number().int().min(0).max(1e13), example, takesWords: true })

const paid = (id: 'deposit' | 'key_money', name: 'deposit' | 'keyMoney'): PushField => ({
  id,
  value: z.union([
    z.strictObject({ yen: z.number().int().min(0).max(1e13) }),
    z.strictObject({ months: z.number().min(0).max(120) }),
  ]),
  takesWords: true,
  said: ({ yen = null, months = null }: { yen?: number | null; months?: number | null }) => ({
    [`terms.${name}Yen`]: yen,
    [`terms.${name}Months`]: months,
  }),
  none: { [`terms.${name}Yen`]: null, [`terms.${name}Months`]: null },
  told: ({ terms }) => {
    const [yen, months] = [terms[`${name}Yen`], terms[`${name}Months`]]
    return yen !== null ? { yen } : months !== null ? { months } : null
  },
  example: { months: 3 },
})

/** Said of several fields together: a place, a way. */
const part = (
  id: string,
  value: z.ZodType,
  example: unknown,
  told: PushField['told'],
  takesWords = false,
): PushField => ({
  ...{ id, value, example, told, takesWords, none: null },
  said: (given: never) => ({ [PARTS[id]!]: given }),
})
const PARTS: Readonly<Record<string, string>> = {
  deal: '@deal',
  lat: '@lat',
  lng: '@lng',
  walk_m_1: '@metres1',
  walk_m_2: '@metres2',
  walk_min_1: '@minutes1',
  walk_min_2: '@minutes2',
}

const wayOf = ({ access }: Content, n: 1 | 2): [id: number, metres: number] | undefined => {
  const found = Object.entries(access).sort(([, a], [, b]) => a - b)[n - 1]
  return found && [Number(found[0]), found[1]]
}
const ways = (n: 1 | 2, name: string): PushField[] => [
  {
    ...part(`station_${n}`, z.never(), name, (content, stations) => {
      const way = wayOf(content, n)
      return way && stations.find(({ id }) => id === way[0])?.nameJa
    }),
    takesWords: true,
  },
  part(`walk_m_${n}`, z.number().int().min(1).max(30_000), 1150, content => wayOf(content, n)?.[1]),
  part(`walk_min_${n}`, z.number().int().min(1).max(200), 15, () => undefined),
]

const LISTING: readonly PushField[] = [
  plain('listing_type', 'kind', { value: z.enum(KINDS), example: 'factory', takesWords: true, isNullable: false }),
  part('deal', z.enum(DEALS), 'rent', () => undefined, true),
  words('title', 'titleJa', 80, '旭が丘 貸工場 120坪', false),
  words('title_en', 'titleEn', 120, 'Factory to let, Asahigaoka', false),
  { ...plain('address', 'place.addressJa', { value: z.never(), example: '', isNullable: false }), takesWords: true },
  plain('address_precision', 'place.precision', {
    ...{ value: z.enum(LOCATION_PRECISIONS), example: 'exact', takesWords: true, isNullable: false },
  }),
  part('lat', z.number().min(-90).max(90), 35.6602, ({ place }) => place.at?.[1]),
  part('lng', z.number().min(-180).max(180), 139.3862, ({ place }) => place.at?.[0]),
  ...ways(1, '豊田'),
  ...ways(2, '日野'),
  plain('transaction_mode', 'transactionMode', {
    ...{ value: z.enum(TRANSACTION_MODES), example: 'brokerage', takesWords: true, isNullable: false },
  }),
  plain('ad_consent', 'adConsent', { value: z.boolean(), example: true, takesWords: true }),
  words('contact', 'contact.nameJa', 60, '営業部', false),
  { ...plain('phone', 'contact.phone', { value: z.never(), example: '', isNullable: false }), takesWords: true },
  words('contact_hours', 'contact.hoursJa', 80, '平日 9:00-18:00', false),
  words('remarks', 'summaryJa', 600, '天井クレーン付き。'),
  words('remarks_en', 'summaryEn', 900, 'With an overhead crane.'),
  words('road_name', 'place.roadNameJa', 60, '市道旭が丘1号線'),
]

const TERMS: readonly PushField[] = [
  yen('price', 'terms.priceYen', 90_000_000),
  yen('rent', 'terms.rentYen', 330_000),
  plain('tax', 'terms.tax', {
    ...{ value: z.enum(['included', 'excluded', 'exempt']), example: 'excluded', takesWords: true },
  }),
  yen('common_fee', 'terms.commonFeeYen', 0),
  paid('deposit', 'deposit'),
  paid('key_money', 'keyMoney'),
  yen('guarantee_money', 'terms.guaranteeYen', 0),
  plain('lease_type', 'terms.leaseKind', { value: z.enum(LEASE_KINDS), example: 'ordinary', takesWords: true }),
  plain('lease_term', 'terms.leaseTermMonths', {
    ...{ value: z.number().int().min(1).max(1200), example: 36, takesWords: true },
  }),
  {
    ...plain('delivery', 'terms.availableNoteJa', { value: z.never(), example: '即時', takesWords: true }),
    none: { 'terms.availableFrom': null, 'terms.availableNoteJa': null },
    told: ({ terms }) => terms.availableFrom ?? terms.availableNoteJa,
  },
  plain('valid_until', 'terms.validUntil', { value: z.iso.date(), example: '2027-03-31', takesWords: true }),
  words('other_costs', 'terms.otherCostsJa', 200, '更新料 1か月'),
]

/** Fields whose words a file's reader takes apart, or whose own type is a word. */
const factField = (field: Field): PushField => {
  const path = `facts.${field.id}`
  const isText = field.type === 'text'
  return {
    id: field.id,
    value: isText ? z.string().trim().min(1).max(LONGEST_TEXT_FACT) : schemaOf(field),
    takesWords: !isText,
    said: (given: never) => ({ [path]: given }),
    none: { [path]: null },
    told: ({ facts }) => facts[field.id]?.value,
    example: exampleOf(field),
  }
}

function exampleOf(field: Field): unknown {
  switch (field.type) {
    case 'number':
      return Math.min(Math.max(field.min, 10), field.max)
    case 'boolean':
      return true
    case 'text':
      return 'なし'
    case 'month':
      return '1998-04'
    case 'option':
      return Object.keys(field.options ?? {})[0]
    case 'cranes':
      return [{ ratedLoadT: 2.8, count: 1 }]
    case 'openings':
      return [{ widthM: 4, heightM: 4.5, count: 1 }]
  }
}

/** Every field of a listing, in the order of the columns. */
export const PUSH_FIELDS: readonly PushField[] = [...LISTING, ...TERMS, ...FIELDS.map(factField)].map(field => ({
  ...field,
  example: field.example === '' ? columnOf(field.id)!.example : field.example,
}))
const byId = new Map(PUSH_FIELDS.map(field => [field.id, field]))
export const pushField = (id: string): PushField | undefined => byId.get(id)

/** The least and the most that a number of a field may be, where it has both. */
export function limitsOf(id: string): { min: number; max: number } | null {
  const field = byId.get(id)
  if (!field || field.value instanceof z.ZodNever) return null
  const { minimum: min, maximum: max } = z.toJSONSchema(field.value, { io: 'input', unrepresentable: 'any' })
  return typeof min === 'number' && typeof max === 'number' ? { min, max } : null
}

/** The longest string that is read as a cell. */
export const LONGEST_WORDS = 1_000

/** What a field takes, as one schema: its own type, words where it takes them, null where it may be unknown. */
export function fieldSchema({ value, takesWords, none }: PushField): z.ZodType {
  const isWordsAlone = value instanceof z.ZodNever
  const aWord = z.string().min(1).max(LONGEST_WORDS)
  const some = isWordsAlone ? aWord : takesWords ? z.union([value, aWord]) : value
  return none === null ? some : some.nullable()
}

/** What a PUT says of a listing. A field that is absent stays as it is; null says that it is not known. */
export const listingBody = z.strictObject(
  Object.fromEntries(PUSH_FIELDS.map(field => [field.id, fieldSchema(field).optional()])),
)

/** What the portal has of a listing, as a PUT would say it. */
export const bodyOf = (content: Content, stations: Stations): Record<string, unknown> =>
  Object.fromEntries(
    PUSH_FIELDS.map(field => [field.id, field.told(content, stations)]).filter(([, value]) => value !== undefined),
  )
