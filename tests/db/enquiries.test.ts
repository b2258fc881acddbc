import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { User } from '../../app/auth/model.ts'
import { answerEnquiry, closeEnquiry } from '../../app/enquiries/answering.server.ts'
import { findReceipt, purgeEnquiries, receiveEnquiry } from '../../app/enquiries/enquiries.server.ts'
import type { Enquiry } from '../../app/enquiries/enquiry.ts'
import { answerTimes, countEnquiries, findEnquiry, listEnquiries } from '../../app/enquiries/enquiry-desk.server.ts'
import type { AnswerWay } from '../../app/enquiries/enquiry-state.ts'
import { findOpenOffer } from '../../app/enquiries/open-offer.server.ts'
import { addDays } from '../../app/lib/day.ts'
import { assignTask, colleaguesOf } from '../../app/tasks/assign.server.ts'
import { deskPage } from '../../app/tasks/desk.server.ts'
import { TASKS_PER_PAGE } from '../../app/tasks/desk-filter.ts'
import { listTasks, openTask } from '../../app/tasks/tasks.server.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity, offerListing, TODAY } from './city.ts'
import { testDb } from './database.ts'
import { makeAccount } from './people.ts'

const NOW = new Date(`${TODAY}T03:00:00Z`)
const POSTING = { baseUrl: 'http://portal.test', now: NOW }
const CANARY = 'カナリア'

let db: Kysely<Database>
let city: City
let member: User & { organisationId: number }
let staff: User
let offerId: number

beforeAll(async () => {
  db = await testDb()
  city = await makeCity(db)
  const account = await makeAccount(db, 'partner_member', { mail: 'member@example.jp', organisationId: city.realtor })
  member = { ...account, organisationId: city.realtor }
  staff = await makeAccount(db, 'staff', { mail: 'staff@example.jp' })
  const { listingId } = await offerListing(db, city)
  offerId = (await db.selectFrom('offers').select('id').where('listing_id', '=', listingId).executeTakeFirstOrThrow())
    .id
})
afterAll(() => db.destroy())
beforeEach(async () => {
  for (const table of ['enquiries', 'tasks', 'outbox'] as const) await db.deleteFrom(table).execute()
})

const enquiry = (more: Partial<Enquiry> = {}): Enquiry => ({
  ...{ offerId, locale: 'ja', purpose: 'viewing', asked: null, cityHears: false },
  ...{
    name: `${CANARY}太郎`,
    company: null,
    mail: 'canary@example.jp',
    phone: '042-000-0009',
    words: `${CANARY}の言葉`,
  },
  ...more,
})
const receive = (more: Partial<Enquiry> = {}, posting = POSTING) =>
  db.transaction().execute(trx => receiveEnquiry(trx, enquiry(more), posting))
const taken = async (more: Partial<Enquiry> = {}, posting = POSTING): Promise<number> => {
  const result = await receive(more, posting)
  if (!result.ok) throw new Error(result.refusal)
  return Number(result.value.number.slice(2))
}
const answer = (id: number, way: AnswerWay, words: string | null, seen = 0, organisationId = city.realtor, now = NOW) =>
  db
    .transaction()
    .execute(trx => answerEnquiry(trx, id, { organisationId, way, words, seen }, member, { ...POSTING, now }))
const letters = () => db.selectFrom('outbox').select(['kind', 'recipient', 'reply_to']).orderBy('id').execute()

describe('an enquiry', () => {
  test('is a task for whoever offers it, a letter to them with the sender to reply to, and a copy to the sender', async () => {
    const id = await taken()
    expect(await letters()).toEqual([
      { kind: 'enquiry_received', recipient: 'member@example.jp', reply_to: 'canary@example.jp' },
      { kind: 'enquiry_copy', recipient: 'canary@example.jp', reply_to: null },
    ])
    const [task] = await listTasks(db, { organisationId: city.realtor })
    // Two working days after a Sunday before a holiday.
    expect(task).toMatchObject({ kind: 'enquiry', subject: { kind: 'enquiry', id: String(id) }, dueOn: '2026-11-25' })
  })

  test('is told to the city only where its sender wishes so', async () => {
    await taken({ cityHears: true })
    expect((await letters()).map(({ recipient }) => recipient)).toContain('staff@example.jp')
    const id = await taken({ words: '別の言葉' })
    expect(await findEnquiry(db, id, 'city')).toMatchObject({
      ...{ mayRead: false, name: null, mail: null, phone: null, words: null, purpose: null, company: null },
      answers: [],
    })
    const lines = await listEnquiries(db, 'city', { state: null, page: 1 })
    expect(lines.map(({ cityHears, name }) => [cityHears, name])).toEqual(
      expect.arrayContaining([
        [true, `${CANARY}太郎`],
        [false, null],
      ]),
    )
  })

  test('sent twice is one, told of once', async () => {
    const first = await receive()
    const before = await letters()
    expect(await receive()).toEqual(first)
    expect(await letters()).toEqual(before)
    expect(await countEnquiries(db, 'city')).toEqual({ new: 1, answered: 0, closed: 0 })
  })

  test('is refused where the offer is not public, and where nobody would read it', async () => {
    expect(await receive({ offerId: 999_999 })).toEqual({ ok: false, refusal: 'NotOffered' })
    const stale = await receive({}, { ...POSTING, now: new Date(`${addDays(TODAY, 60)}T03:00:00Z`) })
    expect(stale).toEqual({ ok: false, refusal: 'NotOffered' })
    await offerListing(db, city, { offers: [{}, {}] })
    const unread = await db
      .selectFrom('offers')
      .select('id')
      .where('organisation_id', '=', city.other)
      .executeTakeFirst()
    expect(await receive({ offerId: unread!.id })).toEqual({ ok: false, refusal: 'NobodyReads' })
    expect(await letters()).toEqual([])
  })

  test('leaves nothing personal in the audit log, in tasks or in its receipt', async () => {
    const result = await receive()
    if (!result.ok) throw new Error(result.refusal)
    const { number, receipt } = result.value
    await answer(Number(number.slice(2)), 'phone', `${CANARY}に電話`)
    const told = [
      await db.selectFrom('audit_log').select(['actor', 'action', 'subject_id', 'fields']).execute(),
      await db.selectFrom('tasks').select(['subject_id', 'detail', 'closed_by']).execute(),
      await findReceipt(db, number, receipt),
    ]
    expect(told[0]).not.toEqual([])
    expect(told[2]).toMatchObject({ number })
    expect(JSON.stringify(told)).not.toMatch(/カナリア|canary|042-000-0009/)
    expect(await findReceipt(db, number, 'x'.repeat(20))).toBeNull()
  })
})

describe('an answer', () => {
  test('by letter goes to the sender, with its writer to reply to, is kept, and ends the task', async () => {
    const id = await taken()
    expect(await answer(id, 'letter', '水曜にどうぞ')).toMatchObject({ ok: true })
    expect((await letters()).at(-1)).toEqual({
      ...{ kind: 'enquiry_answered', recipient: 'canary@example.jp', reply_to: 'member@example.jp' },
    })
    const kept = await findEnquiry(db, id, { organisationId: city.realtor })
    expect(kept).toMatchObject({
      state: 'answered',
      answers: [{ way: 'letter', words: '水曜にどうぞ', by: '試験 太郎' }],
    })
    expect(await listTasks(db, { organisationId: city.realtor })).toEqual([])
  })

  test('told to the portal afterwards writes to nobody', async () => {
    const id = await taken()
    const before = await letters()
    await answer(id, 'phone', null)
    expect(await letters()).toEqual(before)
  })

  test('is refused without words, to another organisation, after somebody else’s, and once it is closed', async () => {
    const id = await taken()
    expect(await answer(id, 'letter', null)).toEqual({ ok: false, refusal: 'NoWords' })
    expect(await answer(id, 'phone', null, 0, city.other)).toEqual({ ok: false, refusal: 'NotFound' })
    expect(await findEnquiry(db, id, { organisationId: city.other })).toBeNull()
    expect(await answer(id, 'letter', '一度目')).toMatchObject({ ok: true })
    const sent = await letters()
    expect(await answer(id, 'letter', '一度目')).toEqual({ ok: false, refusal: 'Changed' })
    expect(await letters()).toEqual(sent)
    const close = () =>
      db.transaction().execute(trx => closeEnquiry(trx, id, city.realtor, { accountId: member.id }, NOW))
    expect(await close()).toMatchObject({ ok: true })
    expect(await close()).toEqual({ ok: false, refusal: 'Closed' })
    expect(await answer(id, 'phone', null, 1)).toEqual({ ok: false, refusal: 'Closed' })
  })

  test('is timed from when the enquiry came; the middle one is the figure', async () => {
    for (const [words, hours] of [
      ['a', 2],
      ['b', 30],
      ['c', 5],
    ] as const) {
      const id = await taken({ words })
      await answer(id, 'phone', null, 0, city.realtor, new Date(NOW.getTime() + hours * 3_600_000))
    }
    await taken({ words: 'd' })
    const later = { now: NOW, days: 30, today: addDays(TODAY, 10) }
    expect(await answerTimes(db, 'city', later)).toEqual({ received: 4, answered: 3, medianHours: 5, late: 1 })
    expect(await answerTimes(db, { organisationId: city.other }, later)).toMatchObject({
      received: 0,
      medianHours: null,
    })
  })
})

test('whose offer is hidden is not asked, though another still shows the property', async () => {
  const { listingId } = await offerListing(db, city, { offers: [{}, {}] })
  const offers = await db
    .selectFrom('offers')
    .select(['id', 'organisation_id as organisationId'])
    .where('listing_id', '=', listingId)
    .orderBy('id')
    .execute()
  const asked = async () =>
    Promise.all(offers.map(async ({ id }) => (await findOpenOffer(db, id, TODAY))?.organisationId ?? null))
  expect(await asked()).toEqual([city.realtor, city.other])
  await db
    .updateTable('organisations')
    .set({ shown_until: addDays(TODAY, -1) })
    .where('id', '=', city.other)
    .execute()
  expect(await asked()).toEqual([city.realtor, null])
  await db.updateTable('organisations').set({ shown_until: null }).where('id', '=', city.other).execute()
})

test('three years after it came nothing of a person is left in an enquiry; the figures stay', async () => {
  const id = await taken()
  await answer(id, 'letter', `${CANARY}様`)
  const open = await taken({ words: '開いたまま' })
  expect(await purgeEnquiries(db, '2029-11-22')).toBe(0)
  expect(await purgeEnquiries(db, '2029-11-23')).toBe(2)
  const rows = [
    await db.selectFrom('enquiries').select(['content_hash', 'name', 'company', 'mail', 'phone', 'words']).execute(),
    await db.selectFrom('enquiry_answers').select('words').execute(),
  ]
  expect(
    rows
      .flat()
      .flatMap(row => Object.values(row))
      .filter(value => value !== null),
  ).toEqual([])
  expect(await findEnquiry(db, open, { organisationId: city.realtor })).toMatchObject({
    state: 'closed',
    isPurged: true,
  })
  expect(await listTasks(db, { organisationId: city.realtor })).toEqual([])
  expect((await answerTimes(db, 'city', { now: NOW, days: 30, today: TODAY })).answered).toBe(1)
  expect(await purgeEnquiries(db, '2029-11-23')).toBe(0)
})

describe('a desk', () => {
  const desk = (user: User, query: { show?: 'all' | 'mine' | 'late'; page?: number } = {}, today = TODAY) => {
    const workspace = user.organisationId === null ? 'staff' : 'partner'
    const asked = { user, workspace, locale: 'ja', today, mayAssign: true } as const
    return deskPage(db, { show: 'all', kind: null, page: 1, ...query }, asked)
  }

  test('shows an organisation its own tasks, with what they are about and where they are done', async () => {
    const id = await taken()
    const { tasks, kinds, counts } = await desk(member)
    expect(tasks).toMatchObject([{ kind: 'enquiry', path: `/partner/enquiries/${id}`, assignee: null }])
    const { public_id, title_ja } = await db
      .selectFrom('listings as l')
      .innerJoin('offers as o', 'o.listing_id', 'l.id')
      .select(['l.public_id', 'l.title_ja'])
      .where('o.id', '=', offerId)
      .executeTakeFirstOrThrow()
    expect(tasks[0]?.about).toBe(`E-${String(id).padStart(5, '0')} · ${title_ja} · ${public_id}`)
    expect(kinds).toEqual([{ kind: 'enquiry', open: 1, late: 0, oldestDays: 0 }])
    expect(counts).toEqual({ all: 1, mine: 0, late: 0 })
    expect((await desk(staff)).tasks).toEqual([])
  })

  test('shows many tasks page by page, each once', async () => {
    const many = TASKS_PER_PAGE * 2 + 1
    await db.transaction().execute(async trx => {
      for (let id = 1; id <= many; id++)
        await openTask(trx, { kind: 'reported_gone', subject: { kind: 'offer', id }, organisationId: city.other }, NOW)
    })
    const reader = { ...member, organisationId: city.other }
    const pages = await Promise.all([1, 2, 3].map(page => desk(reader, { page })))
    expect(pages.map(({ tasks }) => tasks.length)).toEqual([TASKS_PER_PAGE, TASKS_PER_PAGE, 1])
    expect(new Set(pages.flatMap(({ tasks }) => tasks.map(task => task.id))).size).toBe(many)
    expect(await desk(reader, { page: 99 })).toMatchObject({ pages: 3, filter: { page: 3 } })
    expect(await desk(reader, { page: 2, show: 'mine' })).toMatchObject({ pages: 1, tasks: [] })
  })

  test('gives a task to somebody who works there and to nobody else, and shows each their own and what is late', async () => {
    await taken()
    const task = (await desk(member)).tasks[0]!.id
    const give = (to: number | null, organisationId: number | null = city.realtor) =>
      db.transaction().execute(trx => assignTask(trx, task, organisationId, to, { by: member.id, now: NOW }))
    expect(await give(staff.id)).toBe(false)
    expect(await give(staff.id, null)).toBe(false)
    expect(await give(member.id, city.other)).toBe(false)
    expect((await desk(member, { show: 'mine' })).tasks).toEqual([])
    expect(await give(member.id)).toBe(true)
    expect((await desk(member, { show: 'mine' })).tasks).toMatchObject([{ assignee: { id: member.id } }])
    expect((await desk(member, { show: 'late' })).tasks).toEqual([])
    expect((await desk(member, { show: 'late' }, addDays(TODAY, 5))).counts).toEqual({ all: 1, mine: 1, late: 1 })
    expect(await give(null)).toBe(true)
    expect(await colleaguesOf(db, null)).toEqual([{ id: staff.id, name: staff.name }])
  })
})
