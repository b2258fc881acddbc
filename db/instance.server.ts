import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'

type Holder = { portalDb?: Kysely<Database>; portalSearchDb?: Kysely<Database> }
const holder = globalThis as Holder

/** Set once by the entry point, before any route is loaded; kept on globalThis so that a reload finds it. */
export function provideDb(db: Kysely<Database>, searchDb: Kysely<Database> = db): void {
  holder.portalDb = db
  holder.portalSearchDb = searchDb
}

const provided = (name: 'portalDb' | 'portalSearchDb') => {
  const db = holder[name]
  if (!db) throw new Error('The database is not open yet: the entry point calls provideDb first')
  return db
}

/** The process's database. Only routes and entry points import it; everything else is given a handle. */
export const theDb = (): Kysely<Database> => provided('portalDb')

/** The handle for public searches: a read replica where one is set, with plans made for each search. */
export const theSearchDb = (): Kysely<Database> => provided('portalSearchDb')
