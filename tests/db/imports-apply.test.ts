import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applyImport } from '../../app/feeds/imports/apply.server.ts'
import { checkImport } from '../../app/feeds/imports/check.server.ts'
import { saveRevision } from '../../app/listings/revisions.server.ts'
import type { Database } from '../../db/schema.ts'
import { testDb } from './database.ts'
import { importStore, receivedFile } from './importing.ts'
import { agree, makePartnerCity, type PartnerCity } from './partners.ts'
import { later, NOW } from './people.ts'

// What a checked file does when its partner says yes.

let db: Kysely<Database>
let city: PartnerCity
const fresh = async () => {
  db = await testDb()
  city = await makePartnerCity(db)
}
beforeAll(fresh)
afterAll(() => db.destroy())

const HEAD =
  '物件管理番号,操作区分,物件種別,所在地,緯度,経度,公開範囲,取引態様,賃料(円),共益費(円),敷金,礼金,契約種類,契約期間,引渡時期,広告転載,建物面積(㎡),構造,地上階,築年月'
const line = (ref: string, { rent = '330000', operation = '', consent = '広告可' } = {}) =>
  `${ref},${operation},貸工場,日野市豊田四丁目9-1,35.6602,139.3862,番地,一般媒介,${rent},0,3ヶ月,1ヶ月,普通,3年,即時,${consent},300,鉄骨造,1,1998-04`
const sheet = (...lines: string[]) => Buffer.from([HEAD, ...lines].join('\r\n'))

type Mode = 'right_rows' | 'all_or_nothing'
async function checked(bytes: Buffer): Promise<number> {
  const id = await receivedFile(db, city.realtor, bytes, { by: city.member })
  await checkImport(db, importStore, id, { clock: () => NOW, signal: new AbortController().signal })
  return id
}
async function apply(id: number, mode: Mode = 'right_rows', signal = new AbortController().signal, clock = () => NOW) {
  await db
    .updateTable('imports')
    .set({ state: 'applying', apply_mode: mode, applied_by: city.member, apply_asked_at: NOW })
    .where('id', '=', id)
    .where('state', '=', 'checked')
    .execute()
  return applyImport(db, id, { clock, signal, baseUrl: 'https://portal.test' })
}
const became = async (id: number) =>
  (
    await db
      .selectFrom('import_rows')
      .select(['reference', 'outcome', 'became'])
      .where('import_id', '=', id)
      .orderBy('number')
      .execute()
  ).map(({ reference, outcome, became: end }) => [reference, outcome, end])
const offers = () =>
  db
    .selectFrom('offers as o')
    .innerJoin('listings as l', 'l.id', 'o.listing_id')
    .select(['o.partner_ref as ref', 'o.status', 'o.rent_yen as rent', 'l.title_ja as title'])
    .orderBy('o.partner_ref')
    .execute()

/** What a run leaves behind, without what numbers and clocks say. */
async function left(): Promise<unknown> {
  const { rows } = await sql`
    select o.partner_ref, o.status, l.title_ja, r.state, r.content, r.version,
      (select count(*)::int from tasks t where t.subject_id = r.id::text) as tasks,
      (select count(*)::int from listing_events e where e.offer_id = o.id) as events
    from offers o join listings l on l.id = o.listing_id left join listing_revisions r on r.offer_id = o.id
    order by o.partner_ref, r.id`.execute(db)
  return rows
}

describe('a file that is applied', () => {
  test('drafts and submits what is new, by the ways of whoever types, and leaves out what is wrong', async () => {
    const id = await checked(sheet(line('A-1'), line('A-2', { consent: '' }), line('A-3', { rent: '応相談' })))
    expect(await apply(id)).toBe(2)
    expect(await became(id)).toEqual([
      ['A-1', 'new', 'submitted'],
      ['A-2', 'new', expect.stringMatching(/^drafted:.*ad_consent|^drafted:/)],
      ['A-3', 'error', null],
    ])
    expect(await offers()).toMatchObject([
      { ref: 'A-1', status: 'submitted', title: '豊田四丁目 工場 300㎡' },
      { ref: 'A-2', status: 'draft' },
    ])
  })

  test('a second time changes nothing', async () => {
    const before = await left()
    const id = await checked(sheet(line('A-1'), line('A-2', { consent: '' })))
    expect((await became(id)).map(([, outcome]) => outcome)).toEqual(['unchanged', 'unchanged'])
    await apply(id)
    expect((await became(id)).map(([, , end]) => end)).toEqual(['left', 'left'])
    expect(await left()).toEqual(before)
  })

  test('completes and puts right what a file began, and leaves to a person what a person has touched', async () => {
    const begun = await checked(sheet(line('F-1', { consent: '' }), line('F-2', { consent: '' })))
    await apply(begun)
    const { id } = await db
      .selectFrom('listing_revisions as r')
      .innerJoin('offers as o', 'o.id', 'r.offer_id')
      .select('r.id')
      .where('o.partner_ref', '=', 'F-2')
      .executeTakeFirstOrThrow()
    const writing = { owner: { organisationId: city.realtor }, by: city.member, now: NOW }
    const written = { 'contact.nameJa': '担当 見本' }
    await db.transaction().execute(async trx => {
      const { version } = await trx
        .selectFrom('listing_revisions')
        .select('version')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      await saveRevision(trx, id, { seen: version, written }, writing)
    })
    const next = await checked(sheet(line('F-1'), line('F-2')))
    await apply(next)
    expect((await became(next)).map(([, , end]) => end)).toEqual(['submitted', 'drafted'])
  })

  test('twice at once is one of each', async () => {
    const file = sheet(line('B-1'), line('B-2'))
    const [one, two] = [await checked(file), await checked(file)]
    await Promise.all([apply(one), apply(two)])
    expect((await offers()).filter(({ ref }) => ref.startsWith('B-')).map(({ ref }) => ref)).toEqual(['B-1', 'B-2'])
    const ends = [...(await became(one)), ...(await became(two))].map(([, , end]) => end).sort()
    expect(ends).toEqual(['left', 'left', 'submitted', 'submitted'])
  })

  test('publishes at once under an agreement that says so, changes, confirms and ends', async () => {
    await db.deleteFrom('agreements').where('organisation_id', '=', city.realtor).execute()
    await agree(db, city.realtor, { publication: 'automatic' })
    const first = await checked(sheet(line('C-1'), line('C-2'), line('C-3')))
    await apply(first)
    expect((await became(first)).map(([, , end]) => end)).toEqual(['published', 'published', 'published'])
    const next = await checked(sheet(line('C-1', { rent: '350000' }), line('C-2'), line('C-3', { operation: '成約' })))
    expect((await became(next)).map(([, outcome]) => outcome)).toEqual(['changed', 'unchanged', 'changed'])
    await apply(next, 'right_rows', undefined, () => later(24 * 60))
    expect((await became(next)).map(([, , end]) => end)).toEqual([
      'published',
      expect.stringMatching(/confirmed|asked/),
      'ended',
    ])
    expect((await offers()).filter(({ ref }) => ref.startsWith('C-'))).toMatchObject([
      { ref: 'C-1', status: 'live', rent: 350_000 },
      { ref: 'C-2', status: 'live', rent: 330_000 },
      { ref: 'C-3', status: 'closed' },
    ])
  })

  test('whose kind the agreement does not cover is refused row by row, and nothing of it is left', async () => {
    const id = await checked(sheet(line('D-1')))
    await db
      .updateTable('agreements')
      .set({ kinds: ['land'] })
      .where('organisation_id', '=', city.realtor)
      .execute()
    const before = await left()
    await apply(id)
    expect(await became(id)).toEqual([['D-1', 'new', 'refused:KindNotAgreed']])
    expect(await left()).toEqual(before)
    // Sent once more it is told before anything is applied.
    expect(await became(await checked(sheet(line('D-1'))))).toEqual([['D-1', 'error', null]])
  })
})

test('cut off between rows it goes on, and ends as one that was not', async () => {
  await db.destroy()
  await fresh()
  const file = sheet(...Array.from({ length: 6 }, (_, n) => line(`E-${String(n).padStart(2, '0')}`)))
  await apply(await checked(file))
  const whole = await left()
  await db.destroy()
  await fresh()
  const id = await checked(file)
  for (let cut = 0; cut < 2; cut++) {
    const stop = new AbortController()
    let looks = 0
    const clock = () => {
      if (++looks > 2) stop.abort()
      return NOW
    }
    await apply(id, 'right_rows', stop.signal, clock)
  }
  const done = (await became(id)).filter(([, , end]) => end !== null).length
  expect([done > 0, done < 6]).toEqual([true, true])
  await apply(id)
  expect(await left()).toEqual(whole)
})
