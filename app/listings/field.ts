import type { Deal } from './model.ts'
import type { Options } from './options.ts'

/**
 * One field of an asset, one row: form, page, import, export and print read it.
 * A value is stored as the type says: number in `unit`; text; boolean; month 'YYYY-MM'; an option's key;
 * cranes [{ratedLoadT, count, kind?}]; openings [{widthM, heightM, count}].
 */
export type FieldType = 'number' | 'text' | 'boolean' | 'month' | 'option' | 'cranes' | 'openings'
export const FIELD_GROUPS = ['area', 'building', 'power', 'loading', 'road', 'operation', 'utility', 'survey'] as const
export type FieldGroup = (typeof FIELD_GROUPS)[number]

export type Field = {
  id: string
  group: FieldGroup
  type: FieldType
  ja: string
  en: string
  unit: string | null
  decimals: number
  /** Bounds of a number: beyond them somebody has mistyped. */
  min: number
  max: number
  options: Options | null
  /** CSV headings besides the Japanese label and the id. */
  csv: readonly string[]
  /** 'building': does not apply to bare land; 'land': to bare land alone. */
  applies: 'all' | 'building' | 'land'
  /** The one deal that it says something about; null: both. */
  deal: Deal | null
  /** Says something of a part of a building only: a whole one stands on no floor. */
  ofParts: boolean
  /** Free words that find a property which has it: its names, the words of the option, or the text itself. */
  foundBy: 'name' | 'option' | 'text' | null
  /** What the public sees where only the town is public: the value, the value to two digits, or nothing. */
  atTown: 'shown' | 'rounded' | 'hidden'
}

/** Makes rows of a group; what a row does not say is as most fields have it. */
export const row =
  (group: FieldGroup, applies: Field['applies']) =>
  (type: FieldType, id: string, ja: string, en: string, more: Partial<Field> = {}): Field => ({
    id,
    group,
    type,
    ja,
    en,
    unit: null,
    decimals: 0,
    min: 0,
    max: 0,
    options: null,
    csv: [],
    applies,
    deal: null,
    ofParts: false,
    foundBy: null,
    atTown: 'shown',
    ...more,
  })
