import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { purgeImports } from '../../app/feeds/imports/purge.server.ts'
import { originalName } from '../../app/files/picture-name.ts'
import { sweepFiles } from '../../app/files/sweep.server.ts'
import type { Database } from '../../db/schema.ts'
import { checked, line, sheet } from './applying.ts'
import { testDb } from './database.ts'
import { importStore } from './importing.ts'
import { makePartnerCity, type PartnerCity } from './partners.ts'

let db: Kysely<Database>
let city: PartnerCity
beforeAll(async () => {
  db = await testDb()
  city = await makePartnerCity(db)
})
afterAll(() => db.destroy())

test('what a partner sent is thrown away after 90 days, rows and file; its sums stay', async () => {
  const id = await checked(db, city, sheet(line('P-1')))
  const of = () => db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const rows = () => db.selectFrom('import_rows').select('number').where('import_id', '=', id).execute()
  const { file_key } = await of()
  // It was sent on 22 November.
  expect(await purgeImports(db, '2027-02-20')).toBe(0)
  expect((await rows()).length).toBe(1)
  expect(await purgeImports(db, '2027-02-21')).toBe(1)
  expect([await rows(), (await of()).counts]).toMatchObject([[], { new: 1 }])
  expect(await importStore.stat(originalName(file_key))).not.toBeNull()
  await sweepFiles(db, importStore, new Date('2027-02-25T00:00:00Z'))
  expect(await importStore.stat(originalName(file_key))).toBeNull()
  expect(await purgeImports(db, '2027-02-21')).toBe(0)
})
