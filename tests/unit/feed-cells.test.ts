import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readAddressCell } from '../../app/feeds/cells/address.ts'
import { readAreaCell } from '../../app/feeds/cells/area.ts'
import { readDeliveryCell } from '../../app/feeds/cells/delivery.ts'
import { readFloorLoadCell, readRangeCell } from '../../app/feeds/cells/measure.ts'
import { readDepositCell, readPriceCell, readRentCell } from '../../app/feeds/cells/money.ts'
import { readMonthCell } from '../../app/feeds/cells/month.ts'
import { readFirmCell, readPhoneCell } from '../../app/feeds/cells/person.ts'
import { readCranesCell, readPowerCell } from '../../app/feeds/cells/plant.ts'
import { readRatioCell } from '../../app/feeds/cells/ratio.ts'
import { isFault, type Read } from '../../app/feeds/cells/read.ts'
import { readWalkCell } from '../../app/feeds/cells/walk.ts'
import { readZoneCell } from '../../app/feeds/cells/zone.ts'

type Case = { id: number; column_ja: string; raw: string; expected: Record<string, unknown> }
const { cases } = JSON.parse(
  readFileSync(new URL('../fixtures/normalization-cases.json', import.meta.url), 'utf8'),
) as { cases: Case[] }

const town = (nameJa: string, baseJa: string, chome: number | null) => ({ id: 1, nameJa, baseJa, chome })
const TOWNS = [
  town('大字日野', '日野', null),
  town('多摩平二丁目', '多摩平', 2),
  town('日野台三丁目', '日野台', 3),
  town('旭が丘三丁目', '旭が丘', 3),
]

/** The value, or the fault, in the words of the cases. */
const told = <T>(result: Read<T>, words: (value: T) => object, warning?: string): object =>
  isFault(result)
    ? { error: result.fault }
    : { ...words(result.value), ...(result.guesses.length > 0 && warning ? { warning } : {}) }

const READERS: Record<string, (raw: string) => object> = {
  土地面積: raw => {
    const area = readAreaCell(raw)
    const approximate = !isFault(area) && area.guesses.includes('approximate')
    return told(area, ({ m2, unit }) => ({
      land_area_m2: m2,
      ...(unit === 'm2' ? {} : { source_unit: unit }),
      ...(approximate ? { approximate } : {}),
    }))
  },
  建物面積: raw => told(readAreaCell(raw), ({ m2, floors }) => ({ building_area_m2: m2, floors })),
  '価格(万円)': raw => told(readPriceCell(raw, 'man'), yen => ({ price_jpy: yen })),
  価格: raw => told(readPriceCell(raw, null), yen => ({ price_jpy: yen }), 'unit_assumed_man_yen'),
  賃料: raw =>
    told(readRentCell(raw, null), ({ yen, perTsubo }) => ({ rent_unit_price_jpy_per_tsubo: perTsubo, rent_jpy: yen })),
  築年月: raw => {
    const month = readMonthCell(raw)
    const [guess] = isFault(month) ? [] : month.guesses
    const words = { era_overflow: 'era_overflow(=令和元年6月)', excel_serial: 'excel_serial' } as Record<string, string>
    return told(month, ym => ({ built_ym: ym }), guess && words[guess])
  },
  所在地: raw => {
    const address = readAddressCell(raw, TOWNS)
    if (isFault(address)) return { address: null, error: `address_${address.fault}` }
    const { kind, town, ...rest } = address.value
    return { ...rest, town: town.nameJa.replace(/^大字/, ''), ...(kind === 'lot_number' ? { kind } : {}) }
  },
  徒歩: raw =>
    told(
      readWalkCell(raw),
      ({ minutes, metres }) => ({ walk_min: minutes, ...(metres ? { walk_m: metres } : {}) }),
      raw.startsWith('0') ? 'min_1' : undefined,
    ),
  建ぺい率: raw => {
    const ratio = readRatioCell(raw, 'coverage')
    const isBoth = !isFault(ratio) && ratio.guesses.includes('combined_cell')
    return told(
      ratio,
      ({ coveragePct, floorAreaPct }) => ({ bcr_pct: coveragePct, ...(isBoth ? { far_pct: floorAreaPct } : {}) }),
      isBoth ? 'combined_cell' : undefined,
    )
  },
  容積率: raw =>
    told(readRatioCell(raw, 'floorArea'), ({ floorAreaPct }) => ({ far_pct: floorAreaPct }), 'ksj_unknown'),
  用途地域: raw =>
    told(readZoneCell(raw), ({ zones }) =>
      zones.includes('uca') ? { zones: [], area_division: 'urbanization_control_area' } : { zones },
    ),
  天井高: raw => told(readRangeCell(raw), ({ min, max }) => ({ ceiling_height_min_m: min, ceiling_height_max_m: max })),
  床荷重: raw => told(readFloorLoadCell(raw), tonnes => ({ floor_load_t_m2: tonnes })),
  クレーン: raw =>
    told(readCranesCell(raw), cranes => ({
      cranes: cranes.map(({ kind, ratedLoadT, count }) => ({ type: kind, rated_load_t: ratedLoadT, count })),
    })),
  受電: raw =>
    told(readPowerCell(raw), ({ supply, transformerKva, contractKw }) => ({
      power_supply_type: supply,
      transformer_capacity_kva: transformerKva,
      power_contract_kw: contractKw,
    })),
  礼金: raw =>
    told(readDepositCell(raw, null), money => ({ key_money: 'yen' in money ? { amount_jpy: money.yen } : money })),
  電話番号: raw => told(readPhoneCell(raw), phone => ({ phone }), 'leading_zero_restored'),
  商号: raw => told(readFirmCell(raw), ({ name, searchKey }) => ({ broker_name: name, search_key: searchKey })),
  引渡時期: raw =>
    told(readDeliveryCell(raw), ({ from, text, status }) => ({ available_from: from, available_text: text, status })),
}

describe('cells as partners write them', () => {
  // Whole rows, texts and width are the reader of rows' own.
  const ofCells = cases.filter(({ column_ja }) => !['備考', '(行)', '(全体)'].includes(column_ja))
  test.each(ofCells)('$id $column_ja: $raw', ({ column_ja, raw, expected }) => {
    const reader = READERS[column_ja]
    expect(reader, `nobody reads ${column_ja}`).toBeDefined()
    expect(reader!(raw)).toEqual(expected)
  })
})
