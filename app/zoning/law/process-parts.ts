import { all, any, atLeast, atMost, type Condition, flag, type ItemId, not, over } from './condition.ts'

type Works = Readonly<Record<ItemId, Condition>>

/** Words for a process, parted by '、'. */
export const words = (...rows: string[]): readonly string[] => rows.flatMap(row => row.split('、'))

/** （と）項三号（十一）, less the compressors that 令130条の8の3 exempts: designated as silent, 7.5 kW at most. */
export const COMPRESSOR: Condition = all(
  over('compressor_kw', 1.5),
  not(all(flag('silent_compressor'), atMost('compressor_kw', 7.5))),
)

/** Cutting of metal. */
export const CUT: Works = { 'to3.9': over('motor_kw', 10) }

/** Spraying of paint. Air of a compressor is a motor's; by hand there is none. */
export const SPRAYED: Works = {
  'to3.2': all(over('spray_kw', 0), atMost('spray_kw', 0.75)),
  'nu3.6': over('spray_kw', 0.75),
}

/** Three machines or more that grind metal dry. Those for tools count here, though column to excepts them. */
export const THREE_GRINDERS: Condition = any(
  atLeast('grinders', 3),
  atLeast('tool_grinders', 3),
  all(atLeast('grinders', 1), atLeast('tool_grinders', 2)),
  all(atLeast('grinders', 2), atLeast('tool_grinders', 1)),
)

/** Dry grinding of metal. */
export const GROUND: Works = {
  'to3.3': all(atLeast('grinders', 1), atMost('grinders', 2)),
  'nu3.12': THREE_GRINDERS,
}

/**
 * The same for a trade that turns on much else: of tools it grinds its own, if any, and is not asked how many machines do
 * that.
 */
export const FEW_GROUND: Works = {
  'to3.3': all(atLeast('grinders', 1), atMost('grinders', 2)),
  'nu3.12': atLeast('grinders', 3),
}

/** Said where that is not asked. */
export const TOOLS_TOO = {
  ja: '工具を研ぐ乾式の研磨機もあれば、合わせて3台以上で（ぬ）項三号（十二）に当たります。',
  en: 'Machines that grind tools dry count too: three or more in all come under column nu.',
} as const

/** Metal work with acetylene: neither list names a generator under 10 L, nor gas from cylinders. */
export const ACETYLENE: Works = {
  'to3.1': all(atLeast('acetylene_l', 10), atMost('acetylene_l', 30)),
  'nu3.2': over('acetylene_l', 30),
}

/** Melting of metal that is neither type nor a craft object. */
export const MELTED: Works = {
  'nu3.15': all(over('crucible_l', 0), atMost('crucible_l', 50)),
  'ru1.23': over('crucible_l', 50),
}

/** Drawing of wire or tube, rolling of metal. */
export const DRAWN: Works = {
  'nu3.19': all(over('motor_kw', 0), atMost('motor_kw', 4)),
  'ru1.27': over('motor_kw', 4),
}

/** （と）項三号（五）: sawing or planing of wood, sewing, weaving, knitting, bag making and the like. */
export const SMALL_MACHINES: Works = { 'to3.5': over('motor_kw', 0.75) }

/** Words so broad that each work of a family bears them. */
export const METALWORK = '金属加工、きんぞくかこう、metalworking'
export const FOOD_FACTORY =
  '食品加工、しょくひんかこう、食品工場、しょくひんこうじょう、食品製造、food processing、food factory'
export const ELECTRONIC_PARTS = '電子部品、でんしぶひん、electronic components'
export const WASTE = '産廃、さんぱい、産業廃棄物、industrial waste'
