import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkImport } from '../../app/feeds/imports/check.server.ts'
import { EXPORT_FORMATS, ownList } from '../../app/feeds/imports/export.server.ts'
import { heldOf, heldOfSheet } from '../../app/feeds/imports/held.server.ts'
import { FAILURES_UNTIL_TASK } from '../../app/feeds/pull/schedule.ts'
import { lostIn, toCp932 } from '../../app/feeds/sheet/cp932.server.ts'
import { writeRow } from '../../app/feeds/sheet/write-row.ts'
import { openRevision, saveRevision } from '../../app/listings/revisions.server.ts'
import { listStations, listTowns } from '../../app/places/queries.server.ts'
import type { Database } from '../../db/schema.ts'
import { seedSampleCity } from '../../db/seed/index.ts'
import { testDb } from './database.ts'
import { importStore, receivedFile } from './importing.ts'
import { NOW } from './people.ts'

// What a partner takes away and sends back as it is changes nothing.

let db: Kysely<Database>
let organisations: { id: number; n: number }[]
beforeAll(async () => {
  db = await testDb()
  await seedSampleCity(db, { today: '2026-11-26', progress: () => {} })
  organisations = (
    await db
      .selectFrom('offers')
      .select(['organisation_id as id'])
      .select(eb => eb.fn.countAll<number>().as('n'))
      .where('status', 'not in', ['closed', 'withdrawn'])
      .groupBy('organisation_id')
      .execute()
  ).map(({ id, n }) => ({ id, n: Number(n) }))
})
afterAll(() => db.destroy())

describe.each(EXPORT_FORMATS)('the own list as %s', format => {
  test('comes back unchanged, row by row', async () => {
    expect(organisations.length).toBeGreaterThan(3)
    // Everybody's in one form, some in the others: what differs between the forms is how cells are written.
    for (const { id, n } of format === 'xlsx' ? organisations : organisations.slice(0, 2)) {
      const { file } = await ownList(db, id, { format, today: '2026-11-26' })
      const run = await receivedFile(db, id, Buffer.from(file))
      const counts = await checkImport(db, importStore, run, { clock: () => NOW, signal: new AbortController().signal })
      expect({ id, counts }).toMatchObject({
        id,
        counts: { new: 0, changed: 0, unchanged: n, error: 0, missing: 0 },
      })
    }
  })
})

test('an offer that its editor calls something new is found by either name, and its export changes nothing', async () => {
  const { id } = organisations[0]!
  const offer = await db
    .selectFrom('offers')
    .select(['id', 'partner_ref as reference'])
    .where('organisation_id', '=', id)
    .where('status', '=', 'live')
    .executeTakeFirstOrThrow()
  await db.transaction().execute(async trx => {
    const writing = { owner: { organisationId: id }, by: null, now: NOW }
    const opened = await openRevision(trx, offer.id, writing)
    if (!opened.ok) throw new Error(opened.refusal)
    await saveRevision(
      trx,
      opened.value.id,
      { seen: 1, written: { partnerRef: 'ＮＥＷ－０１２', summaryJa: '1階\n2階' } },
      writing,
    )
  })
  for (const format of EXPORT_FORMATS) {
    const { file } = await ownList(db, id, { format, today: '2026-11-26' })
    const run = await receivedFile(db, id, Buffer.from(file))
    const counts = await checkImport(db, importStore, run, { clock: () => NOW, signal: new AbortController().signal })
    expect({ format, counts }).toMatchObject({ format, counts: { new: 0, changed: 0, error: 0, missing: 0 } })
  }
  for (const called of ['NEW-012', offer.reference])
    expect([called, (await heldOfSheet(db, id, [called])).get(called)?.offerId]).toEqual([called, offer.id])
})

test('says almost everything that the portal has: what a row leaves out is named', async () => {
  const file = { towns: await listTowns(db), stations: await listStations(db), today: '2026-11-26' }
  const left: Record<string, number> = {}
  let filled = 0
  for (const { id } of organisations) {
    const offers = await db.selectFrom('offers').select('partner_ref').where('organisation_id', '=', id).execute()
    const held = await heldOf(
      db,
      id,
      offers.map(({ partner_ref }) => partner_ref),
    )
    for (const one of held.values()) {
      const row = writeRow(one, file)
      filled += row.cells.filter(cell => cell !== '').length
      for (const column of row.left) left[column] = (left[column] ?? 0) + 1
    }
  }
  // A day and words beside it are more than one cell can say.
  expect({ left, isRich: filled > 5000 }).toEqual({ left: { delivery: 3 }, isRich: true })
})

test('signs of Windows go out and come back; what has no place is named', () => {
  const decode = (bytes: Buffer) => new TextDecoder('shift_jis', { fatal: true }).decode(bytes)
  expect(lostIn('〜−㈱①髙﨑㎡Ⅰ～－ 120 m²')).toEqual([])
  expect(decode(toCp932('m²'))).toBe('m2')
  expect(decode(toCp932('〜−㈱①髙﨑㎡Ⅰ～－'))).toBe('～－㈱①髙﨑㎡Ⅰ～－')
  expect(lostIn('𠮷野家と咖啡☕')).toEqual(['𠮷', '咖', '啡', '☕'])
})

test('the sample has feeds without anything that only a run could end, and a file taken back that had changed something', async () => {
  const feeds = (
    await sql<{
      why: string | null
      failures: number
    }>`select last_failure as why, failures from pull_feeds where is_sample`.execute(db)
  ).rows
  expect(feeds.some(({ why }) => why !== null)).toBe(true)
  for (const { why, failures } of feeds) {
    expect(why ?? '').not.toMatch(/^held_back/)
    expect(failures).toBeLessThan(FAILURES_UNTIL_TASK)
  }
  const taken = (
    await sql<{
      became: string
      undone: string
      changes: unknown[]
    }>`select r.became, r.undone, r.changes from import_rows r join imports i on i.id = r.import_id
      where i.state = 'undone' and r.outcome = 'changed'`.execute(db)
  ).rows
  expect(taken.length).toBeGreaterThan(0)
  expect(JSON.stringify(taken[0]!.changes)).toContain('rentYen')
  expect(taken.some(({ became, undone }) => became === 'submitted' && undone === 'restored')).toBe(true)
})
