import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { User } from '../../app/auth/model.ts'
import type { Question, QuestionPlace } from '../../app/enquiries/question.ts'
import { answerQuestion, findQuestion } from '../../app/enquiries/question-desk.server.ts'
import { listOpenQuestions, purgeQuestions, recordQuestion } from '../../app/enquiries/questions.server.ts'
import { reverifyAnswers } from '../../app/enquiries/reverify.server.ts'
import { addDays } from '../../app/lib/day.ts'
import { refreshAllSearch } from '../../app/listings/projection.server.ts'
import { recordFacts } from '../../app/listings/record.server.ts'
import { listTasks } from '../../app/tasks/tasks.server.ts'
import { importZoning } from '../../app/zoning/import.server.ts'
import type { AskedWork } from '../../app/zoning/law/asked.ts'
import type { Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { layGround } from '../fixtures/ground.ts'
import { a55GeoJson, GOOD, type PlanArea } from '../fixtures/zoning.ts'
import { type City, fact, makeCity, offerListing, TODAY } from './city.ts'
import { testDb } from './database.ts'
import { makeAccount } from './people.ts'

let db: Kysely<Database>
let city: City

/** Two zones that meet at 139.375, west and east. */
const plan = (west: string, east: string): PlanArea[] => {
  const zone = (name: string, from: number, to: number): PlanArea => ({
    ...GOOD.find(area => area.name === name)!,
    shape: [
      [
        [from, 35.65],
        [to, 35.65],
        [to, 35.66],
        [from, 35.66],
        [from, 35.65],
      ],
    ],
  })
  return [zone(west, 139.37, 139.375), zone(east, 139.375, 139.38)]
}
const NOW = new Date(`${TODAY}T01:00:00Z`)
const WEST = [139.372, 35.655] as [number, number]
const EAST = [139.378, 35.655] as [number, number]
const PRESS: AskedWork = { use: 'metal_press', answers: { workshop_area: 120, motor_kw: 30 } }

async function zoneAs(west: string, east: string, edition: string) {
  const file = { name: 'plan.geojson', bytes: a55GeoJson(plan(west, east)) }
  await importZoning(db, file, { today: TODAY, edition }, async (trx, layer) => {
    if (layer === 'zoning') await refreshAllSearch(trx)
  })
}

const ask = async (place: QuestionPlace | null, more: Partial<Question> = {}) => {
  const nothing = { locale: 'ja' as const, words: null, mail: null, phone: null }
  const question: Question = { inputs: { asked: PRESS, place }, ...nothing, ...more }
  return (await db.transaction().execute(trx => recordQuestion(trx, question, { today: TODAY, now: NOW }))).id
}
const historyOf = async (questionId: number) =>
  db
    .selectFrom('verdict_answers')
    .select(['headline', 'answered_on', 'rule_version', sql<boolean>`superseded_at is null`.as('is_current')])
    .where('question_id', '=', questionId)
    .orderBy('id')
    .execute()
const written = (table: 'verdict_answers') => db.selectFrom(table).select('id').orderBy('id').execute()

beforeAll(async () => {
  db = await testDb()
  city = await makeCity(db)
  await layGround(db, ['boundary'])
  await zoneAs('準工業地域', '工業地域', '2026')
})
afterAll(() => db.destroy())

describe('a question to the city', () => {
  test('is kept with its inputs, the verdict and the editions it rests on, and comes up as open', async () => {
    const id = await ask({ kind: 'point', at: WEST }, { words: 'できますか', mail: 'a@example.jp' })
    const [open] = await listOpenQuestions(db)
    expect(open).toEqual({
      id,
      askedOn: TODAY,
      inputs: { asked: PRESS, place: { kind: 'point', at: WEST } },
      words: 'できますか',
      mail: 'a@example.jp',
      phone: null,
      headline: 'allowed',
      changed: null,
    })
    const kept = await db.selectFrom('verdict_answers').select('zoning_dataset_id').executeTakeFirstOrThrow()
    const edition = await db.selectFrom('datasets').select('id').where('edition', '=', '2026').executeTakeFirstOrThrow()
    expect(kept.zoning_dataset_id).toBe(edition.id)
  })

  test('sent twice on a day is one question; with other words it is another', async () => {
    const place = { kind: 'point', at: EAST } as const
    const first = await ask(place)
    expect(await ask(place)).toBe(first)
    expect(await ask(place, { words: '続き' })).not.toBe(first)
  })

  test('of no place has no verdict', async () => {
    const id = await ask(null)
    expect(await historyOf(id)).toEqual([])
  })

  test('goes a year after it was asked, with its answers', async () => {
    const id = await ask({ kind: 'point', at: WEST }, { phone: '042-000-0000' })
    expect(await purgeQuestions(db, addDays(TODAY, 365))).toBe(0)
    expect(await historyOf(id)).toHaveLength(1)
    await db
      .updateTable('verdict_questions')
      .set({ asked_on: addDays(TODAY, -366) })
      .where('id', '=', id)
      .execute()
    expect(await purgeQuestions(db, TODAY)).toBe(1)
    expect(await historyOf(id)).toEqual([])
  })
})

describe('the city’s desk', () => {
  const staffed = () => makeAccount(db, 'staff', { mail: 'staff@example.jp' })
  const answer = (id: number, way: 'letter' | 'phone', words: string | null, by: User) =>
    db
      .transaction()
      .execute(trx => answerQuestion(trx, id, { way, words }, by, { baseUrl: 'http://portal.test', now: NOW }))

  test('has a task for each question, shows it whole, answers it by letter once, and ends the task', async () => {
    const staff = await staffed()
    const id = await ask({ kind: 'point', at: WEST }, { words: '夜間も動かせますか', mail: 'b@example.jp' })
    const tasks = () => listTasks(db, { organisationId: null, kind: 'zoning_question' })
    expect((await tasks()).map(({ subject }) => subject.id)).toContain(String(id))
    expect(await findQuestion(db, id)).toMatchObject({
      toldFirst: 'allowed',
      saysNow: 'allowed',
      words: '夜間も動かせますか',
    })
    expect(await answer(id, 'letter', null, staff)).toEqual({ ok: false, refusal: 'NoWords' })
    expect(await answer(id, 'letter', 'できます', staff)).toMatchObject({ ok: true })
    expect(await answer(id, 'letter', 'できます', staff)).toEqual({ ok: false, refusal: 'AlreadyAnswered' })
    const sent = await db.selectFrom('outbox').select(['kind', 'recipient', 'reply_to']).execute()
    expect(sent).toEqual([{ kind: 'question_answered', recipient: 'b@example.jp', reply_to: 'staff@example.jp' }])
    expect((await tasks()).map(({ subject }) => subject.id)).not.toContain(String(id))
    expect(await findQuestion(db, id)).toMatchObject({
      status: 'answered',
      answer: { way: 'letter', words: 'できます' },
    })
    expect((await listOpenQuestions(db)).map(open => open.id)).not.toContain(id)
    const log = await db.selectFrom('audit_log').select(['action', 'subject_id', 'fields']).execute()
    expect(log.at(-1)).toEqual({
      action: 'question.answer',
      subject_id: String(id),
      fields: ['status', 'answer_letter'],
    })
  })

  test('writes no letter where no address was given', async () => {
    const staff = await makeAccount(db, 'staff', { mail: 'other@example.jp' })
    const id = await ask(null, { words: '住所なし' })
    expect(await answer(id, 'letter', 'はい', staff)).toEqual({ ok: false, refusal: 'NoMail' })
    expect(await answer(id, 'phone', null, staff)).toMatchObject({ ok: true })
    expect(await answer(999_999, 'phone', null, staff)).toEqual({ ok: false, refusal: 'NotFound' })
  })
})

describe('stored answers', () => {
  let west: number
  let hidden: { assetId: number; publicId: string }
  let listed: { assetId: number; publicId: string; question: number }
  let hiddenQuestion: number

  const listingAt = (at: [number, number], locationPrecision: 'exact' | 'town') =>
    offerListing(db, city, {
      asset: { location: at, locationPrecision },
      facts: { inspection_certificate: 'yes' },
    })

  beforeAll(async () => {
    for (const table of ['verdict_questions', 'tasks'] as const) await db.deleteFrom(table).execute()
    const exact = await listingAt(EAST, 'exact')
    hidden = await listingAt(WEST, 'town')
    await zoneAs('準工業地域', '工業地域', '2026-02')
    west = await ask({ kind: 'point', at: WEST })
    listed = { ...exact, question: await ask({ kind: 'listing', publicId: exact.publicId }) }
    hiddenQuestion = await ask({ kind: 'listing', publicId: hidden.publicId })
    await ask(null)
  })

  test('are left as they are where nothing changed, also under a new edition that says the same', async () => {
    const before = await written('verdict_answers')
    expect(await reverifyAnswers(db, TODAY)).toEqual([])
    await zoneAs('準工業地域', '工業地域', '2027')
    expect(await reverifyAnswers(db, TODAY)).toEqual([])
    expect(await written('verdict_answers')).toEqual(before)
  })

  test('are listed exactly where re-imported zoning changed them, with before, after and why', async () => {
    await zoneAs('第一種住居地域', '工業地域', '2028')
    const changed = await reverifyAnswers(db, TODAY)
    expect(changed.map(({ questionId, before, after, causes }) => ({ questionId, before, after, causes }))).toEqual([
      { questionId: west, before: 'allowed', after: 'not_allowed', causes: ['zoning'] },
      { questionId: hiddenQuestion, before: 'allowed', after: 'not_allowed', causes: ['zoning'] },
    ])
    expect(changed[0]?.layers).toEqual([{ layer: 'use_zone', before: ['allowed'], after: ['not_allowed'] }])
    expect(await historyOf(west)).toMatchObject([
      { headline: 'allowed', is_current: false },
      { headline: 'not_allowed', is_current: true },
    ])
    expect((await listOpenQuestions(db)).find(({ id }) => id === west)).toMatchObject({
      headline: 'not_allowed',
      changed: { before: 'allowed', on: TODAY },
    })
    expect(await reverifyAnswers(db, TODAY)).toEqual([])
  })

  test('change with the record of the property, and say so', async () => {
    await db.transaction().execute(async (trx: Trx) => {
      await recordFacts(trx, listed.assetId, { inspection_certificate: fact('no') })
      await refreshAllSearch(trx)
    })
    const changed = await reverifyAnswers(db, TODAY)
    expect(changed).toMatchObject([
      { questionId: listed.question, before: 'allowed', after: 'allowed', causes: ['record'] },
    ])
    expect(changed[0]?.layers).toEqual([{ layer: 'building', before: ['conditional'], after: ['to_be_confirmed'] }])
  })

  test('stay where the listing has gone', async () => {
    await db.transaction().execute(async (trx: Trx) => {
      await trx.updateTable('listings').set({ status: 'withdrawn' }).where('public_id', '=', hidden.publicId).execute()
      await refreshAllSearch(trx)
    })
    await zoneAs('準工業地域', '工業地域', '2029')
    expect((await reverifyAnswers(db, TODAY)).map(({ questionId }) => questionId)).toEqual([west])
    expect(await historyOf(hiddenQuestion)).toHaveLength(2)
  })
})
