import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { checkImport } from '../../app/feeds/imports/check.server.ts'
import type { Database } from '../../db/schema.ts'
import { tableHashes } from '../fixtures/table-hashes.ts'
import { type City, makeCity, offerListing } from './city.ts'
import { testDb } from './database.ts'
import { importStore, receivedFile } from './importing.ts'
import { NOW } from './people.ts'

// A partner's file is checked: what would become of each row, and nothing else.

let db: Kysely<Database>
let city: City
beforeAll(async () => {
  db = await testDb()
  city = await makeCity(db)
})
afterAll(() => db.destroy())
beforeEach(async () => {
  await db.deleteFrom('imports').execute()
})

const HEAD = '物件管理番号,物件種別,所在地,取引態様,賃料(円),建物面積(㎡),備考'
const line = (ref: string, rent = '330000', more = '平屋') =>
  `${ref},貸工場,日野市旭が丘三丁目1-1,一般媒介,${rent},100,${more}`
const sheet = (...lines: string[]) => [HEAD, ...lines].join('\r\n')

const received = (bytes: Uint8Array, chosen: 'utf-8' | 'cp932' | null = null) =>
  receivedFile(db, city.realtor, bytes, { chosen })
const check = (id: number, signal = new AbortController().signal) =>
  checkImport(db, importStore, id, { clock: () => NOW, signal })
const checked = async (text: string) => {
  const id = await received(Buffer.from(text))
  return { id, counts: await check(id) }
}
const rowsOf = (id: number) =>
  db
    .selectFrom('import_rows')
    .select(['number', 'line', 'reference', 'outcome', 'changes', 'problems', 'offer_id'])
    .where('import_id', '=', id)
    .orderBy('number')
    .execute()
const importOf = (id: number) => db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** Everything but what a check keeps. */
async function elsewhere(): Promise<Record<string, string>> {
  const hashes = await db.transaction().execute(trx => tableHashes(trx))
  return Object.fromEntries(Object.entries(hashes).filter(([table]) => !/^import/.test(table)))
}

describe('a file of a partner', () => {
  test('is checked row by row against what the portal has, and nothing else is written', async () => {
    const there = await offerListing(db, city, {
      asset: { addressJa: '東京都日野市旭が丘三丁目1-1' },
      facts: { leasable_area_m2: 100 },
      listing: { summaryJa: '平屋' },
      offers: [{ rentYen: 330_000 }],
    })
    const before = await elsewhere()
    const { partner_ref: ref } = await db
      .selectFrom('offers')
      .select('partner_ref')
      .where('listing_id', '=', there.listingId)
      .executeTakeFirstOrThrow()
    const { id, counts } = await checked(
      sheet(line(ref), line('NEW-1'), line('NEW-1'), line('BAD-1', '応相談'), '', ',,,,,,'),
    )
    expect(counts).toEqual({ new: 1, changed: 0, unchanged: 1, error: 2, skipped: 2, missing: 0, warned: 1 })
    expect(await rowsOf(id)).toMatchObject([
      { number: 1, line: 2, reference: ref, outcome: 'unchanged', changes: [] },
      { number: 2, line: 3, reference: 'NEW-1', outcome: 'new', offer_id: null },
      { number: 3, line: 4, outcome: 'error', problems: [{ code: 'twice', raw: '3' }] },
      { number: 4, line: 5, outcome: 'error', problems: [{ column: 'rent', raw: '応相談', code: 'unreadable' }] },
    ])
    expect(await importOf(id)).toMatchObject({ state: 'checked', charset: 'utf-8', heading_line: 1, rows_read: 4 })
    const changed = await checked(sheet(line(ref, '350000', '改装済み')))
    expect(changed.counts).toMatchObject({ changed: 1 })
    expect((await rowsOf(changed.id))[0]?.changes).toEqual([
      { path: 'summaryJa', before: '平屋', after: '改装済み' },
      { path: 'terms.rentYen', before: 330_000, after: 350_000 },
    ])
    const without = await checked(sheet(line('OTHER')))
    expect(without.counts).toMatchObject({ missing: 1 })
    expect(await elsewhere()).toEqual(before)
  })

  test('in the character set of Excel is found to be so; another that was chosen is refused in words', async () => {
    // 管理番号,種別 and A-1,貸工場.
    const cp932 = Buffer.from('8ac7979d94d48d862c8eed95ca0d0a412d312c91dd8d488fea0d0a', 'hex')
    const id = await received(cp932)
    expect(await check(id)).toMatchObject({ error: 1 })
    expect(await importOf(id)).toMatchObject({ charset: 'cp932' })
    const wrong = await received(cp932, 'utf-8')
    expect(await check(wrong)).toBeNull()
    expect(await importOf(wrong)).toMatchObject({ state: 'refused', refusal: 'not_in_charset' })
  })

  test.each([
    ['empty', ''],
    ['empty', '\r\n,,\r\n'],
    ['no_headings', 'これは,一覧では,ありません\r\n1,2,3'],
    ['not_a_workbook', 'PK\u0003\u0004'],
  ])('that is no list is refused as %s', async (why, text) => {
    const id = await received(Buffer.from(text === '' ? ' ' : text))
    expect(await check(id)).toBeNull()
    expect(await importOf(id)).toMatchObject({ state: 'refused', refusal: why })
    expect(await rowsOf(id)).toEqual([])
  })

  test('cut off at any batch is checked anew to the same end', async () => {
    const text = sheet(...Array.from({ length: 1800 }, (_, n) => line(`R-${n}`, String(300_000 + n))))
    const whole = await checked(text)
    const cut = await received(Buffer.from(text))
    for (const after of [600, 1200]) {
      const stop = new AbortController()
      const watch = setInterval(async () => {
        const { rows } = await sql<{ n: number }>`select rows_read as n from imports where id = ${cut}`.execute(db)
        if ((rows[0]?.n ?? 0) >= after) stop.abort()
      }, 5)
      await check(cut, stop.signal)
      clearInterval(watch)
    }
    if ((await importOf(cut)).state !== 'checked') await check(cut)
    expect(await rowsOf(cut)).toEqual(await rowsOf(whole.id))
    expect((await importOf(cut)).counts).toEqual(whole.counts)
  })

  test('of another organisation is compared with its own offers alone', async () => {
    const { listingId } = await offerListing(db, city, { offers: [{ organisationId: city.other, rentYen: 330_000 }] })
    const { partner_ref: theirs } = await db
      .selectFrom('offers')
      .select('partner_ref')
      .where('listing_id', '=', listingId)
      .executeTakeFirstOrThrow()
    const { id, counts } = await checked(sheet(line(theirs)))
    expect(counts).toMatchObject({ new: 1, changed: 0, unchanged: 0 })
    expect((await rowsOf(id))[0]?.offer_id).toBeNull()
  })
})
