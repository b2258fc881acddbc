import { isValueOf } from '../../listings/fact-values.ts'
import { readFieldCell } from '../../listings/field-cell.ts'
import { FIELDS, type Field } from '../../listings/fields.ts'
import { DIRECTION } from '../../listings/options.ts'
import { readAreaCell } from '../cells/area.ts'
import { readFloorLoadCell, readRangeCell } from '../cells/measure.ts'
import { readMonthCell } from '../cells/month.ts'
import { readCranesCell, readPowerCell } from '../cells/plant.ts'
import { compact, fault, isFault, type Read, read } from '../cells/read.ts'
import { type Around, type Column, column, type Said, under } from './column.ts'

// Columns of facts: one for every field, read by its type, and by a reader of its own where partners write it freely.

const path = (id: string) => `facts.${id}`
const MOST_OF_A_TEXT = 400

type Reader = (raw: string, around: Around) => Read<Said>

/** Fields that are read otherwise than by their type. */
const OWN: Readonly<Record<string, Reader>> = {
  ceiling_height_min_m: raw =>
    under(readRangeCell(raw), ({ min, max }) => ({
      [path('ceiling_height_min_m')]: min,
      ...(max === null ? {} : { [path('ceiling_max_m')]: max }),
    })),
  floor_load_t_m2: raw => under(readFloorLoadCell(raw), tonnes => ({ [path('floor_load_t_m2')]: tonnes })),
  power_contract_kw: raw =>
    under(readPowerCell(raw), ({ supply, transformerKva, contractKw }) => ({
      ...(supply ? { [path('power_supply_type')]: supply } : {}),
      ...(transformerKva === null ? {} : { [path('transformer_capacity_kva')]: transformerKva }),
      ...(contractKw === null ? {} : { [path('power_contract_kw')]: contractKw }),
    })),
  built_ym: raw => under(readMonthCell(raw), month => ({ [path('built_ym')]: month })),
  cranes: raw =>
    under(readCranesCell(raw), cranes => ({
      [path('cranes')]: cranes.map(({ kind, ...crane }) => (kind ? { ...crane, kind } : crane)),
    })),
}

/** W4000×H4500 is in millimetres. */
const inMetres = (raw: string) => raw.replace(/\d{4,5}(?![\d.])/g, digits => String(Number(digits) / 1000))

/** That there is none of it is known. */
const NO_AREA = /^(?:0(?:\.0+)?(?:m2)?|なし|無し?)$/i

function byType(field: Field): Reader {
  return (raw, { area }) => {
    if (field.unit === '㎡' && NO_AREA.test(compact(raw))) return read({ [path(field.id)]: 0 })
    if (field.unit === '㎡') return under(readAreaCell(raw, area), ({ m2 }) => ({ [path(field.id)]: m2 }))
    if (field.type === 'text' && raw.length > MOST_OF_A_TEXT) return fault('too_long')
    const value = readFieldCell(field, field.type === 'openings' ? inMetres(raw) : raw)
    if (value === undefined) return fault(field.type === 'option' ? 'not_an_option' : 'unreadable')
    return read({ [path(field.id)]: value })
  }
}

/** What is read is a value that its field can hold. */
const checked =
  (reader: Reader): Reader =>
  (raw, around) => {
    const result = reader(raw, around)
    if (isFault(result)) return result
    const isFit = Object.entries(result.value).every(([name, value]) => {
      const field = FIELDS.find(one => path(one.id) === name)
      return field !== undefined && isValueOf(field, value)
    })
    return isFit ? result : fault('out_of_range')
  }

/** What partners call a field beside the names that every file knows. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  power_contract_kw: ['受電', '電気容量'],
  cranes: ['クレーン'],
  truck_access_class: ['大型車進入'],
  parking_total: ['駐車場在否'],
  water_supply: ['給排水', '水道'],
  land_category: ['現況地目'],
  road_direction: ['方位'],
  inspection_certificate: ['検査済証'],
  previous_use: ['従前用途'],
  storeys: ['地上階'],
}

/** Words that partners write for an option beside its own, the first that fits. */
const WORDS: Readonly<Record<string, readonly [RegExp, string][]>> = {
  // '4t車可', '大型可', 'トレーラー可'.
  truck_access_class: [
    [/コンテナ|40ft/i, 'container40ft'],
    [/トレーラー/, 'trailer'],
    [/10t|大型/, '10t'],
    [/4t|中型/, '4t'],
    [/2t|小型/, '2t'],
    [/不可|無/, 'none'],
  ],
  structure: [
    [/^SRC|鉄骨鉄筋/i, 'SRC'],
    [/^RC|鉄筋/i, 'RC'],
    [/^LGS|^LS|軽量鉄骨|軽鉄/i, 'LGS'],
    [/^S造?$|鉄骨/i, 'S'],
    [/^W造?$|木造?$/i, 'W'],
    [/^CB|ブロック/i, 'CB'],
  ],
  gas: [
    [/プロパン|LP/i, 'lpg'],
    [/都市/, 'city_gas'],
  ],
  water_supply: [
    [/公営|上水|市水|水道/, 'public'],
    [/井戸|井水/, 'well'],
  ],
  // '南西側', '北道路'.
  road_direction: Object.entries(DIRECTION).map(([key, [ja]]) => [new RegExp(`^${ja}(側|面|向き?)?(道路)?$`), key]),
  current_state: [
    [/^空(き?家|き?室|き)$|^退去済/, 'vacant'],
    [/^(居住|入居|営業|稼働|操業)中$/, 'in_use'],
    [/^上物(あ?り)?$|^(古家|建物)(有|あ)り?$/, 'built_on'],
  ],
}

const readerOf = (field: Field): Reader => {
  const byWord = OWN[field.id] ?? byType(field)
  const others = WORDS[field.id]
  if (!others) return byWord
  return (raw, around) => {
    const word = byWord(raw, around)
    if (!isFault(word)) return word
    const found = others.find(([words]) => words.test(compact(raw)))
    return found ? read({ [path(field.id)]: found[1] }) : word
  }
}

const optionsOf = (field: Field): string[] =>
  field.type === 'boolean' ? ['あり', 'なし'] : Object.values(field.options ?? {}).map(([ja]) => ja)

export const FACTS: readonly Column[] = FIELDS.map(field =>
  column(field.id, [field.unit ? `${field.ja}(${field.unit})` : field.ja, field.en], checked(readerOf(field)), {
    names: [field.ja, ...field.csv, ...(NAMES[field.id] ?? [])],
    options: optionsOf(field),
  }),
)
