import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readRowsAsked } from '../../app/feeds/imports/asked.ts'
import { importPage } from '../../app/feeds/imports/page.server.ts'
import { openRevision, saveRevision } from '../../app/listings/revisions.server.ts'
import type { Database } from '../../db/schema.ts'
import { applied, checked, endsOf, line, sheet, stepping, undone } from './applying.ts'
import { testDb } from './database.ts'
import { agree, makePartnerCity, type PartnerCity } from './partners.ts'
import { later, NOW } from './people.ts'

// What an applied file did is taken back, with nothing lost.

let db: Kysely<Database>
let city: PartnerCity
beforeAll(async () => {
  db = await testDb()
  city = await makePartnerCity(db)
  await db.deleteFrom('agreements').where('organisation_id', '=', city.realtor).execute()
  await agree(db, city.realtor, { publication: 'automatic' })
})
afterAll(() => db.destroy())

/** What the public and the desks have of these offers; numbers of revisions and versions aside. */
async function standing(prefix: string): Promise<unknown> {
  const { rows } = await sql`
    select o.partner_ref, o.status, o.rent_yen, o.confirmed_on::text, o.confirm_method, o.next_update_on::text,
      o.promise_days, l.status as listing, l.title_ja, to_jsonb(s) - 'updated_at' as search,
      (select jsonb_object_agg(f.field, f.value order by f.field) from facts f where f.asset_id = l.asset_id) as facts
    from offers o join listings l on l.id = o.listing_id left join listing_search s on s.listing_id = l.id
    where o.partner_ref like ${`${prefix}%`} order by o.partner_ref`.execute(db)
  return rows
}

describe('a file that is undone', () => {
  test('leaves what was there before as it was: values, confirmations, ends', async () => {
    await applied(db, city, await checked(db, city, sheet(line('U-1'), line('U-2'), line('U-3'), line('U-5'))))
    const before = await standing('U-')
    const day = later(24 * 60)
    const id = await checked(
      db,
      city,
      sheet(
        line('U-1', { rent: '350000', structure: '木造' }),
        ...[line('U-2'), line('U-3', { operation: '成約' }), line('U-4'), line('U-5', { structure: '木造' })],
      ),
    )
    await applied(db, city, id, { now: day })
    expect(await standing('U-')).not.toEqual(before)
    expect(await undone(db, city, id, later(25 * 60))).toBe(5)
    expect(await endsOf(db, id)).toMatchObject([
      ['U-1', 'changed', 'published', 'restored'],
      ['U-2', 'unchanged', expect.stringMatching(/confirmed|asked/), expect.stringMatching(/restored|nothing/)],
      ['U-3', 'changed', 'ended', 'restored'],
      ['U-4', 'new', 'published', 'restored'],
      ['U-5', 'changed', 'published', 'restored'],
    ])
    const after = (await standing('U-')) as { partner_ref: string; status: string }[]
    expect(after.filter(({ partner_ref }) => partner_ref !== 'U-4')).toEqual(before)
    expect(after.find(({ partner_ref }) => partner_ref === 'U-4')).toMatchObject({ status: 'withdrawn' })
  })

  test('keeps what somebody has changed since', async () => {
    await applied(db, city, await checked(db, city, sheet(line('V-1'))))
    const id = await checked(db, city, sheet(line('V-1', { rent: '360000' })))
    await applied(db, city, id)
    const { id: offerId } = await db
      .selectFrom('offers')
      .select('id')
      .where('partner_ref', '=', 'V-1')
      .executeTakeFirstOrThrow()
    const writing = stepping(city, later(1))
    await db.transaction().execute(async trx => {
      const opened = await openRevision(trx, offerId, writing)
      if (!opened.ok) throw new Error(opened.refusal)
      await saveRevision(trx, opened.value.id, { seen: 1, written: { 'terms.rentYen': 370_000 } }, writing)
    })
    await undone(db, city, id, later(2))
    expect(await endsOf(db, id)).toEqual([['V-1', 'changed', 'published', 'kept']])
    const { content } = await db
      .selectFrom('listing_revisions')
      .select('content')
      .where('offer_id', '=', offerId)
      .where('state', '=', 'open')
      .executeTakeFirstOrThrow()
    expect(content).toMatchObject({ terms: { rentYen: 370_000 } })
  })

  test('says on its page what was taken back', async () => {
    const id = await checked(db, city, sheet(line('P-1'), line('P-2')))
    await applied(db, city, id)
    const asked = readRowsAsked(new URLSearchParams({ undone: 'restored', q: 'P-\0' }))
    const look = () => importPage(db, id, { organisationId: city.realtor }, { asked, locale: 'ja', now: NOW })
    expect(await look()).toMatchObject({ became: { published: 2 }, undone: null, found: 0 })
    await undone(db, city, id, later(60))
    expect(await look()).toMatchObject({ undone: { restored: 2, kept: 0, nothing: 0 }, found: 2, progress: null })
  })

  test('can be undone for a day, once, and by its own organisation', async () => {
    const id = await checked(db, city, sheet(line('W-1')))
    expect(await undone(db, city, id)).toBe('Moved')
    await applied(db, city, id)
    expect(await undone(db, city, id, later(24 * 60 + 1))).toBe('TooLate')
    expect(await undone(db, { ...city, realtor: city.other }, id)).toBe('NotFound')
    expect(await undone(db, city, id, later(24 * 60 - 1))).toBe(1)
    expect(await undone(db, city, id, later(24 * 60 - 1))).toBeNull()
  })
})

describe('all or nothing', () => {
  test('is not to be had while a row is wrong', async () => {
    const id = await checked(db, city, sheet(line('X-1'), line('X-2', { rent: '応相談' })))
    expect(await applied(db, city, id, { mode: 'all_or_nothing' })).toBe('HasErrors')
  })

  test('takes none where one is not accepted, and says which', async () => {
    const id = await checked(db, city, sheet(line('X-3'), line('X-4')))
    await db
      .updateTable('agreements')
      .set({ kinds: ['land'] })
      .where('organisation_id', '=', city.realtor)
      .execute()
    expect(await applied(db, city, id, { mode: 'all_or_nothing' })).toBeNull()
    expect(await endsOf(db, id)).toEqual([
      ['X-3', 'new', null, null],
      ['X-4', 'new', null, null],
    ])
    const run = await db.selectFrom('imports').select(['state', 'stopped_at']).where('id', '=', id).executeTakeFirst()
    expect(run).toEqual({ state: 'checked', stopped_at: { number: 1, why: 'KindNotAgreed' } })
    await db
      .updateTable('agreements')
      .set({ kinds: ['factory', 'land'] })
      .where('organisation_id', '=', city.realtor)
      .execute()
    expect(await applied(db, city, id, { mode: 'all_or_nothing' })).toBe(2)
  })
})

test('a file that is applied is told of in one letter, however many rows it has', async () => {
  const count = async () =>
    Number((await sql<{ n: number }>`select count(*)::int n from outbox`.execute(db)).rows[0]!.n)
  const before = await count()
  await applied(db, city, await checked(db, city, sheet(line('Y-1'), line('Y-2'), line('Y-3'))), { now: NOW })
  expect((await count()) - before).toBe(1)
})

describe('between check and apply', () => {
  test('what somebody has changed meanwhile stands, and the row says so', async () => {
    await applied(db, city, await checked(db, city, sheet(line('Z-1'))))
    const slow = await checked(db, city, sheet(line('Z-1', { rent: '350000' })))
    await applied(db, city, await checked(db, city, sheet(line('Z-1', { rent: '380000' }))))
    await applied(db, city, slow)
    expect(await db.selectFrom('import_rows').select('became').where('import_id', '=', slow).execute()).toEqual([
      { became: 'refused:ChangedSince' },
    ])
    const { rent_yen } = await db
      .selectFrom('offers')
      .select('rent_yen')
      .where('partner_ref', '=', 'Z-1')
      .executeTakeFirstOrThrow()
    expect(rent_yen).toBe(380_000)
  })

  test('what nobody has seen and is taken back begins anew with the next file', async () => {
    const draft = sheet(line('Z-2', { structure: '' }))
    const id = await checked(db, city, draft)
    await applied(db, city, id)
    expect(await endsOf(db, id)).toMatchObject([['Z-2', 'new', expect.stringMatching(/^drafted/), null]])
    await undone(db, city, id)
    const again = await checked(db, city, draft)
    expect(await endsOf(db, again)).toEqual([['Z-2', 'new', null, null]])
    await applied(db, city, again)
    expect(await endsOf(db, again)).toMatchObject([['Z-2', 'new', expect.stringMatching(/^drafted/), null]])
    const offers = () => db.selectFrom('offers').select('status').where('partner_ref', '=', 'Z-2').execute()
    expect(await offers()).toEqual([{ status: 'draft' }])
    await undone(db, city, again)
    expect(await offers()).toEqual([{ status: 'withdrawn' }])
  })
})
