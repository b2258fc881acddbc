import { all, any, atMost, type Condition, flag, not, oneOf, over } from './condition.ts'

/**
 * 令130条の9: the quantity of dangerous goods above which a building may not hold them, by the entry of Appended Table 2
 * that forbids it. A of the table is ten times the designated quantity for goods of the Fire Service Act (令116条), 700 m³
 * of flammable gas, 7,000 m³ of compressed gas, 70 t of liquefied gas, 300 match tons.
 */
export type GoodsEntry = 'to4' | 'nu4' | 'ru2'
type Limits = Record<GoodsEntry, number>

const row = (a: number, to4: number, nu4: number, ru2: number): Limits => ({ to4: a * to4, nu4: a * nu4, ru2: a * ru2 })
const DESIGNATED = 10

export const GOODS_LIMITS: Readonly<Record<string, Limits>> = {
  petroleum: row(DESIGNATED, 1 / 2, 1, 5),
  alcohol: row(DESIGNATED, 1 / 10, 1 / 5, 2),
  other_fire_law: row(DESIGNATED, 1 / 10, 1 / 5, 2),
  flammable_gas: row(700, 1 / 20, 1 / 10, 1 / 2),
  compressed_gas: row(7000, 1 / 20, 1 / 10, 1 / 2),
  liquefied_gas: row(70, 1 / 20, 1 / 10, 1 / 2),
  match: row(300, 1 / 20, 1 / 10, 1 / 2),
}

/** Higher limits of stores and sales points of a special standard: kinds of store, then the limits. */
const SPECIAL: Readonly<Record<string, Record<GoodsEntry, readonly [stores: readonly string[], limit: number]>>> = {
  petroleum: {
    to4: [['indoor_special', 'sales_1'], DESIGNATED * 1.5],
    nu4: [['indoor_special', 'sales_1', 'sales_2'], DESIGNATED * 3],
    ru2: [[], 0],
  },
  other: {
    to4: [['indoor_special', 'sales_1'], DESIGNATED * 0.3],
    nu4: [['indoor_special', 'sales_1'], DESIGNATED * 0.6],
    ru2: [['indoor_special', 'sales_1', 'sales_2'], DESIGNATED * 5],
  },
}
const specialOf = (goods: string) =>
  goods === 'petroleum' ? SPECIAL.petroleum : goods === 'alcohol' || goods === 'other_fire_law' ? SPECIAL.other : null

/** Kept in an underground tank they do not count (令130条の9第1項). */
const UNDERGROUND = ['petroleum', 'alcohol']

function overLimit(goods: string, entry: GoodsEntry): Condition {
  const special = specialOf(goods)?.[entry]
  const own = over('goods_quantity', GOODS_LIMITS[goods]![entry])
  const higher: Condition =
    special && special[0].length > 0
      ? not(all(oneOf('special_store', ...special[0]), atMost('goods_quantity', special[1])))
      : true
  const inTank: Condition = UNDERGROUND.includes(goods) ? { not: { flag: 'underground_tank' } } : true
  return all(oneOf('goods', goods), own, higher, inTank)
}

/**
 * More of them than the entry admits. The order limits explosives kind by kind, each in its own measure: whether one of
 * them is over its limit is asked as such.
 */
export const goodsOver = (entry: GoodsEntry): Condition =>
  any(
    ...Object.keys(GOODS_LIMITS).map(goods => overLimit(goods, entry)),
    all(oneOf('goods', 'explosives'), flag('explosives_over')),
  )
