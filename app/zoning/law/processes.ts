import type { Process } from './process.ts'
import { CERAMICS } from './processes-ceramics.ts'
import { CHEMICALS } from './processes-chemicals.ts'
import { DRINKS } from './processes-drinks.ts'
import { ELECTRONICS } from './processes-electronics.ts'
import { FABRICATION } from './processes-fabrication.ts'
import { FOOD } from './processes-food.ts'
import { HOT_METAL } from './processes-hot-metal.ts'
import { METAL } from './processes-metal.ts'
import { OFFICES } from './processes-offices.ts'
import { PLASTICS } from './processes-plastics.ts'
import { PRINT } from './processes-print.ts'
import { SHOPS } from './processes-shops.ts'
import { STORAGE } from './processes-storage.ts'
import { SURFACE } from './processes-surface.ts'
import { TEXTILE } from './processes-textile.ts'
import { VEHICLES } from './processes-vehicles.ts'
import { WIRE } from './processes-wire.ts'
import { WOOD_PAPER } from './processes-wood-paper.ts'

/** Works that people know by name, by trade. Their order is that of equal finds. */
export const PROCESSES: readonly Process[] = [
  ...[...METAL, ...FABRICATION, ...HOT_METAL, ...WIRE, ...SURFACE, ...PLASTICS, ...WOOD_PAPER, ...PRINT, ...TEXTILE],
  ...[...FOOD, ...DRINKS, ...CHEMICALS],
  ...[...CERAMICS, ...ELECTRONICS, ...VEHICLES, ...OFFICES, ...STORAGE, ...SHOPS],
]

const byId = new Map<string, Process>()
for (const process of PROCESSES) {
  if (byId.has(process.id)) throw new Error(`Two processes are called ${process.id}`)
  byId.set(process.id, process)
}

export const isProcess = (id: string): boolean => byId.has(id)
/** Null for an id that no process has. */
export const processOf = (id: string): Process | null => byId.get(id) ?? null
