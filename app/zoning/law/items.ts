import type { ItemId } from './condition.ts'
import type { Item } from './item.ts'
import { NU3 } from './items-nu.ts'
import { RU1 } from './items-ru.ts'
import { TO3 } from './items-to.ts'

/** The lists, from the mildest to the gravest: a factory's hazard class is the gravest list it comes under. */
export const LISTS = { to3: TO3, nu3: NU3, ru1: RU1 } as const
export type ListId = keyof typeof LISTS

export const ITEMS: readonly Item[] = [...TO3, ...NU3, ...RU1]
const byId = new Map(ITEMS.map(item => [item.id, item]))

/** Throws for an item that is in no list. */
export function itemOf(id: ItemId): Item {
  const found = byId.get(id)
  if (!found) throw new Error(`No item ${id} in Appended Table 2`)
  return found
}

export const listOf = (id: ItemId): ListId => id.slice(0, 3) as ListId
