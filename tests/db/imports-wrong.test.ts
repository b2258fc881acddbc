import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkImport } from '../../app/feeds/imports/check.server.ts'
import { wrongRows } from '../../app/feeds/imports/wrong-rows.server.ts'
import { readWorkbook } from '../../app/feeds/sheet/xlsx.server.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity } from './city.ts'
import { testDb } from './database.ts'
import { importStore, receivedFile } from './importing.ts'
import { NOW } from './people.ts'

let db: Kysely<Database>
let city: City
beforeAll(async () => {
  db = await testDb()
  city = await makeCity(db)
})
afterAll(() => db.destroy())

async function checked(bytes: Uint8Array) {
  const id = await receivedFile(db, city.realtor, bytes)
  const signal = new AbortController().signal
  return { id, counts: await checkImport(db, importStore, id, { clock: () => NOW, signal }) }
}
const wrong = async (id: number, format: 'csv' | 'xlsx') =>
  Buffer.from((await wrongRows(db, id, { organisationId: city.realtor }, { locale: 'ja', format }))!)

const HEAD = '物件管理番号,物件種別,所在地,取引態様,賃料(円),備考'
/** The comma of an amount that nobody has quoted has become one more cell. */
const SPLIT = 'A-1,貸工場,日野市旭が丘三丁目1-1,一般媒介,330,000,平屋'

describe('the wrong rows of a file', () => {
  test.each(['csv', 'xlsx'] as const)('are wrong again when they are sent back as they are (%s)', async format => {
    const { id, counts } = await checked(Buffer.from([HEAD, SPLIT].join('\r\n')))
    expect(counts).toMatchObject({ new: 0, error: 1 })
    const again = await checked(await wrong(id, format))
    expect(again.counts).toMatchObject({ new: 0, error: 1 })
    const rows = await db.selectFrom('import_rows').select('cells').where('import_id', '=', again.id).execute()
    expect(rows.flatMap(({ cells }) => cells as string[])).toEqual([
      expect.stringContaining('見出しより多く'),
      ...SPLIT.split(','),
    ])
  })

  test('have no cell that Excel cannot open', async () => {
    const text = 'あ'.repeat(40_000)
    const { id } = await checked(
      Buffer.from([HEAD, `A-1,貸工場,日野市旭が丘三丁目1-1,一般媒介,応相談,${text}`].join('\r\n')),
    )
    const [sheet] = await readWorkbook(await wrong(id, 'xlsx'))
    const long = sheet!.rows[1]!.cells.at(-1)!
    expect([long.length, long.at(-1)]).toEqual([32_767, '…'])
  })
})
