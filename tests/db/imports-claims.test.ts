import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkImport } from '../../app/feeds/imports/check.server.ts'
import type { Problem } from '../../app/feeds/sheet/problem.ts'
import { zonesAt } from '../../app/zoning/queries.server.ts'
import type { Database } from '../../db/schema.ts'
import { testDb } from './database.ts'
import { importStore, receivedFile } from './importing.ts'
import { agree, makePartnerCity, type PartnerCity } from './partners.ts'
import { NOW } from './people.ts'

// What a file says of what the portal knows by itself is compared with it, and told.

let db: Kysely<Database>
let city: PartnerCity
beforeAll(async () => {
  db = await testDb()
  city = await makePartnerCity(db)
  await db.deleteFrom('agreements').where('organisation_id', '=', city.realtor).execute()
  await agree(db, city.realtor, { publication: 'automatic' })
  await db
    .updateTable('organisations')
    .set({ name_ja: '㈱見本不動産', licence_number: '東京都知事(3)第012345号' })
    .where('id', '=', city.realtor)
    .execute()
})
afterAll(() => db.destroy())

const HEAD =
  '物件管理番号,物件種別,所在地,緯度,経度,公開範囲,取引態様,賃料(円),建物面積(㎡),用途地域,建ぺい率,容積率,商号,免許番号'
let number = 0

async function told(claims: readonly string[], kind = '貸工場'): Promise<string[][]> {
  const row = `C-${++number},${kind},日野市豊田四丁目9-1,35.6602,139.3862,番地,一般媒介,330000,300,${claims.join(',')}`
  const id = await receivedFile(db, city.realtor, Buffer.from([HEAD, row].join('\r\n')), { by: city.member })
  await checkImport(db, importStore, id, { clock: () => NOW, signal: new AbortController().signal })
  const { problems } = await db
    .selectFrom('import_rows')
    .select('problems')
    .where('import_id', '=', id)
    .executeTakeFirstOrThrow()
  return (problems as Problem[])
    .filter(({ code }) => code !== 'lacks')
    .map(({ level, column, code }) => [level, column ?? '', code])
}

test('nothing is told where it agrees, in whatever words', async () => {
  const { zone, coverageRatioPct, floorAreaRatioPct } = await zonesAt(db, [139.3862, 35.6602])
  expect(zone).toBe('ind')
  const ratios = [coverageRatioPct, floorAreaRatioPct].map(String)
  expect(await told(['工業地域', ...ratios, '株式会社見本不動産', '東京都知事（4）第12345号'])).toEqual([])
  expect(await told(['', `${ratios.join('/')}`, '', '', ''])).toEqual([['warning', 'bcr', 'combined_cell']])
})

test('another zone, other ratios and another firm are told, and what cannot be read as well', async () => {
  expect(await told(['第1種住居', '40', '80', '㈱よその不動産', ''])).toEqual([
    ['warning', 'zone', 'zone_differs'],
    ['warning', 'bcr', 'ratio_differs'],
    ['warning', 'far', 'ratio_differs'],
    ['warning', 'broker_name', 'other_firm'],
  ])
  expect(await told(['', '', '', '', '東京都知事(1)第99999号'])).toEqual([['warning', 'license_no', 'other_firm']])
  expect(await told(['工場地帯', '9999', '5000', '', ''])).toEqual([
    ['warning', 'zone', 'not_an_option'],
    ['note', 'bcr', 'unknown_code'],
    ['warning', 'far', 'out_of_range'],
  ])
})
