import { type Kysely, type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asGeoJson, boxMeets, jsonb, metresTo, point } from '../../db/postgis.ts'
import type { Database } from '../../db/schema.ts'
import { testDb } from './database.ts'

// Both drivers must give the same shapes: run on the embedded database, and on a server by TEST_DATABASE_URL.

let db: Kysely<Database>
beforeAll(async () => {
  db = await testDb()
})
afterAll(() => db?.destroy())

/** One value as the driver gives it. */
async function value(expression: RawBuilder<unknown>): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`select ${expression} as value`.execute(db)
  return rows[0]?.value
}

const organisation = (slug: string) => ({ slug, kind: 'realtor', name_ja: '架空不動産', name_en: 'Fictional Realty' })
const countOf = async (handle: Kysely<Database>, slug: string) =>
  (await handle.selectFrom('organisations').select('id').where('slug', '=', slug).execute()).length

describe('what a query gives', () => {
  test.each([
    ['int4', sql`7::int4`, 7],
    ['int8 beyond 32 bits', sql`9007199254740991::int8`, Number.MAX_SAFE_INTEGER],
    ['a count', sql`(select count(*) from (values (1), (2)) v)`, 2],
    ['a sum of int8', sql`(select sum(v) from (values (3000000000::int8), (1)) t(v))`, 3_000_000_001],
    ['numeric', sql`12.50::numeric(12, 2)`, 12.5],
    ['float8', sql`0.1::float8`, 0.1],
    ['real', sql`0.5::real`, 0.5],
    ['boolean', sql`true`, true],
    ['text with Japanese', sql`'日野市 〜髙﨑①㈱'::text`, '日野市 〜髙﨑①㈱'],
    ['date', sql`'2024-02-29'::date`, '2024-02-29'],
    ['null', sql`null::date`, null],
    ['timestamptz', sql`'2026-03-31T15:30:00Z'::timestamptz`, new Date('2026-03-31T15:30:00Z')],
    ['jsonb object', sql`'{"a": [1, null, "二"]}'::jsonb`, { a: [1, null, '二'] }],
    ['jsonb text', sql`'"two"'::jsonb`, 'two'],
    ['jsonb number', sql`'2.5'::jsonb`, 2.5],
    ['jsonb null', sql`'null'::jsonb`, null],
    ['json array', sql`'["a", 1]'::json`, ['a', 1]],
    ['text[]', sql`array['工場', 'a,b', 'c"d']`, ['工場', 'a,b', 'c"d']],
    ['empty text[]', sql`'{}'::text[]`, []],
    ['date[]', sql`array['2026-11-22', '2026-12-01']::date[]`, ['2026-11-22', '2026-12-01']],
  ])('%s', async (_, expression, expected) => {
    expect(await value(expression)).toStrictEqual(expected)
  })

  test('rows written and deleted are counted as bigint', async () => {
    const written = await db.insertInto('organisations').values(organisation('counted')).executeTakeFirst()
    expect(written.numInsertedOrUpdatedRows).toBe(1n)
    const deleted = await db.deleteFrom('organisations').where('slug', '=', 'counted').executeTakeFirst()
    expect(deleted.numDeletedRows).toBe(1n)
  })
})

describe('what a query is given', () => {
  test.each([
    ['object', { a: { b: [1, 'x'] } }, 'object'],
    ['array', [{ id: 1 }, { id: 2 }], 'array'],
    ['text that looks like JSON', '{"a":1}', 'string'],
    ['number', 2.5, 'number'],
  ])('jsonb() stores an %s as what it is', async (_, given, type) => {
    expect(await value(jsonb(given))).toStrictEqual(given)
    expect(await value(sql`jsonb_typeof(${jsonb(given)})`)).toBe(type)
  })

  test('numbers, days, booleans, instants and null by their casts', async () => {
    const at = new Date('2026-11-22T03:04:05.678Z')
    const { rows } =
      await sql`select ${3_000_000_000}::int8 as big, ${12.5}::float8 as fraction, ${false}::boolean as flag,
      ${'2026-11-22'}::text::date as day, ${at.toISOString()}::timestamptz as at, ${null}::int4 as nothing`.execute(db)
    expect(rows[0]).toStrictEqual({ big: 3e9, fraction: 12.5, flag: false, day: '2026-11-22', at, nothing: null })
  })

  test('rows through one jsonb parameter, ten thousand at a time', async () => {
    const many = Array.from({ length: 10_000 }, (_, i) => ({ id: i, name: `物件${i}` }))
    const { rows } = await sql<{ id: number; name: string }>`
      select id, name from jsonb_to_recordset(${jsonb(many)}) as r(id int, name text) order by id desc limit 1`.execute(
      db,
    )
    expect(rows).toStrictEqual([{ id: 9999, name: '物件9999' }])
  })

  test('a parameter of four megabytes', async () => {
    const long = '工'.repeat(1_400_000)
    expect(await value(sql`octet_length(${long}::text)`)).toBe(4_200_000)
  })

  test('quotes, backslashes and percent signs arrive as they are', async () => {
    const awkward = `'; drop table towns; -- \\ % " \u{1F3ED}`
    expect(await value(sql`${awkward}::text`)).toBe(awkward)
  })
})

describe('errors', () => {
  const clash = async (handle: Kysely<Database>, slug: string) => {
    await handle.insertInto('organisations').values(organisation(slug)).execute()
    return handle
      .insertInto('organisations')
      .values(organisation(slug))
      .execute()
      .then(
        () => null,
        (error: unknown) => error,
      )
  }

  test('a broken constraint is named with its code', async () => {
    const twice = { code: '23505', constraint: 'organisations_slug_once' }
    expect(await clash(db, 'twice')).toMatchObject(twice)
    const bad = db.insertInto('organisations').values({ ...organisation('bad'), kind: 'pirate' })
    await expect(bad.execute()).rejects.toMatchObject({
      code: '23514',
      constraint: 'organisations_kind_known',
    })
  })

  test('a query after an error gets its own answer', async () => {
    await expect(sql`select 1 from no_such_table`.execute(db)).rejects.toMatchObject({ code: '42P01' })
    expect(await value(sql`'still here'::text`)).toBe('still here')
  })

  test('a transaction that throws leaves nothing', async () => {
    const failing = db.transaction().execute(async trx => {
      await trx.insertInto('organisations').values(organisation('undone')).execute()
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await countOf(db, 'undone')).toBe(0)
  })

  test('a transaction that meets a database error leaves nothing', async () => {
    const failing = db.transaction().execute(async trx => {
      throw await clash(trx, 'clash')
    })
    await expect(failing).rejects.toMatchObject({ code: '23505' })
    expect(await countOf(db, 'clash')).toBe(0)
  })

  test('back to a savepoint keeps what came before', async () => {
    const trx = await db.startTransaction().execute()
    await trx.insertInto('organisations').values(organisation('before')).execute()
    const inner = await trx.savepoint('inner').execute()
    expect(await clash(inner, 'within')).toMatchObject({ code: '23505' })
    const back = await inner.rollbackToSavepoint('inner').execute()
    await back.insertInto('organisations').values(organisation('after')).execute()
    await trx.commit().execute()
    expect([await countOf(db, 'before'), await countOf(db, 'within'), await countOf(db, 'after')]).toEqual([1, 0, 1])
  })
})

describe('at the same time', () => {
  test('fifty queries each get their own answer', async () => {
    const numbers = Array.from({ length: 50 }, (_, i) => i)
    expect(await Promise.all(numbers.map(i => value(sql`${i}::int4`)))).toEqual(numbers)
  })

  test('a reader outside does not see an open transaction', async () => {
    let seen: Promise<number> = Promise.resolve(-1)
    await db.transaction().execute(async trx => {
      await trx.insertInto('organisations').values(organisation('hidden')).execute()
      seen = countOf(db, 'hidden')
      await trx.deleteFrom('organisations').where('slug', '=', 'hidden').execute()
    })
    expect(await seen).toBe(0)
  })

  test('transactions side by side lose no change', async () => {
    await db
      .insertInto('portal_state')
      .values({ key: 'tally', value: jsonb(0) })
      .execute()
    const add = () =>
      db.transaction().execute(async trx => {
        const { value: now } = await trx
          .selectFrom('portal_state')
          .select('value')
          .where('key', '=', 'tally')
          .forUpdate()
          .executeTakeFirstOrThrow()
        await trx
          .updateTable('portal_state')
          .set({ value: jsonb(Number(now) + 1) })
          .where('key', '=', 'tally')
          .execute()
      })
    await Promise.all(Array.from({ length: 12 }, add))
    const tally = await db.selectFrom('portal_state').select('value').where('key', '=', 'tally').executeTakeFirst()
    expect(tally?.value).toBe(12)
  })
})

describe('places', () => {
  const hall = [139.3949, 35.6713] as const

  test('a point comes back as GeoJSON in [lng, lat]', async () => {
    expect(await value(asGeoJson(point(hall)))).toStrictEqual({ type: 'Point', coordinates: [...hall] })
  })

  test('a box, and metres on the spheroid', async () => {
    expect(await value(boxMeets(point(hall), [139.39, 35.67, 139.4, 35.68]))).toBe(true)
    expect(await value(boxMeets(point(hall), [139.4, 35.67, 139.41, 35.68]))).toBe(false)
    // One hundredth of a degree of latitude at 35.7° is 1,109.6 m on the ellipsoid.
    const metres = await value(metresTo(point([hall[0], hall[1] + 0.01]), hall))
    expect(metres).toBeCloseTo(1109.6, 0)
  })
})
