import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { Say } from './terminal.ts'

type Seed = {
  seedSampleCity(db: Kysely<Database>, options: { today: string; progress: Say }): Promise<void>
  refreshSampleCity(db: Kysely<Database>, today: string): Promise<void>
}
const path = '../../db/seed/index.ts'
const none: Seed = { seedSampleCity: async () => {}, refreshSampleCity: async () => {} }
export const { seedSampleCity, refreshSampleCity } = (await import(path).catch(() => none)) as Seed
