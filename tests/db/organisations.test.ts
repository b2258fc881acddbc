import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importListings } from '../../app/feeds/import.server.ts'
import { importOrganisations } from '../../app/partners/import.server.ts'
import { findDataset } from '../../app/places/datasets.server.ts'
import type { ImportOptions } from '../../app/places/import.ts'
import { importBoundary } from '../../app/places/import-boundary.server.ts'
import type { Db, Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { geodata, jsonFile } from '../fixtures/ground.ts'
import { boundaryGeoJson } from '../fixtures/zoning.ts'
import { makeCity, TODAY } from './city.ts'
import { testDb } from './database.ts'
import { rolledBack } from './rolled-back.ts'

let shared: Kysely<Database>
beforeAll(async () => {
  shared = await testDb()
  await makeCity(shared)
  await shared.updateTable('organisations').set({ is_sample: true }).execute()
  await importBoundary(shared, { name: 'b', bytes: boundaryGeoJson() }, { today: TODAY })
})
afterAll(() => shared.destroy())
const undone = (test: (db: Trx) => Promise<void>) => rolledBack(shared, test)

const TABLE = `記号,種類,名称,免許証番号,所属団体,電話,担当者,受付時間,メモ
tama-real,宅建業者,多摩不動産,東京都知事（３）第12345号,全日,042-500-0001,窓口 佐藤,平日9-18時,x
kita,企業,株式会社北,,,042-500-0002,,,
`
const load = (db: Db, text: string | object, more: Partial<ImportOptions> = {}) =>
  importOrganisations(
    db,
    typeof text === 'string' ? { name: 'partners.csv', bytes: Buffer.from(text) } : jsonFile(text),
    { today: TODAY, ...more },
  )
const partners = (db: Db) =>
  db
    .selectFrom('organisations')
    .select(['slug', 'name_ja', 'licence_number', 'is_sample', sql<boolean>`retired_at is null`.as('live')])
    .orderBy('slug')
    .execute()

describe('a list of partners', () => {
  it('retires the sample whole, whose rows stay for what they offer', () =>
    undone(async db => {
      const report = await load(db, TABLE)
      expect(report).toMatchObject({ outcome: 'loaded', format: 'CSV', read: 2, added: 2, retired: 2, leftOut: [] })
      expect(report.remarks).toEqual([{ index: null, reason: 'column_unknown', label: 'メモ' }])
      expect(await partners(db)).toEqual([
        { slug: 'kita', name_ja: '株式会社北', licence_number: null, is_sample: false, live: true },
        { slug: 'kita-sample', name_ja: 'kita不動産', licence_number: null, is_sample: true, live: false },
        { slug: 'minami', name_ja: 'minami不動産', licence_number: null, is_sample: true, live: false },
        {
          slug: 'tama-real',
          name_ja: '多摩不動産',
          licence_number: '東京都知事(3)第12345号',
          is_sample: false,
          live: true,
        },
      ])
      expect(await findDataset(db, 'organisations')).toMatchObject({ isSample: false, featureCount: 2 })
    }))

  it('changes nothing the second time, and in a dry run nothing at all', () =>
    undone(async db => {
      const dry = await load(db, TABLE, { dryRun: true })
      expect((await partners(db)).map(({ slug }) => slug)).toEqual(['kita', 'minami'])
      expect(dry).toEqual({ ...(await load(db, TABLE)), outcome: 'would_load' })
      const before = await sql`select * from organisations order by id`.execute(db)
      expect(await load(db, TABLE)).toMatchObject({ outcome: 'unchanged', unchanged: 2 })
      expect((await sql`select * from organisations order by id`.execute(db)).rows).toEqual(before.rows)
    }))

  it('brings a partner up to date, retires one that it lacks, and takes it back under its own row', () =>
    undone(async db => {
      await load(db, TABLE)
      const id = async () =>
        (await db.selectFrom('organisations').select('id').where('slug', '=', 'kita').executeTakeFirst())?.id
      const kita = await id()
      const without = TABLE.split('\n').slice(0, 2).join('\n').replace('多摩不動産', '多摩不動産株式会社')
      expect(await load(db, without)).toMatchObject({ changed: 1, retired: 1 })
      expect((await partners(db)).filter(({ live }) => live)).toMatchObject([{ name_ja: '多摩不動産株式会社' }])
      expect(await load(db, TABLE)).toMatchObject({ added: 1, changed: 1 })
      expect(await id()).toBe(kita)
    }))

  it('may be JSON, in the form of the sample', () =>
    undone(async db => {
      const report = await importOrganisations(db, geodata('listings/organisations.json'), {
        today: TODAY,
        sample: true,
      })
      expect(report).toMatchObject({ format: 'JSON', added: 15, leftOut: [] })
      const row = await db
        .selectFrom('organisations')
        .select(['contact_name_ja', 'contact_hours_ja'])
        .where('slug', '=', 'mihon-sangyo')
        .executeTakeFirst()
      expect(row?.contact_name_ja).toContain('田中')
    }))

  it('says of each record that it leaves out why', () =>
    undone(async db => {
      const record = { slug: 'a', kind: 'realtor', nameJa: 'A', licenceNumber: '東京都知事(1)第1号' }
      const report = await load(db, [
        record,
        { ...record, slug: 'b', licenceNumber: '第12号' },
        { ...record, slug: 'c', licenceNumber: undefined },
        { ...record, slug: 'D E' },
        { ...record, slug: 'e', kind: 'castle' },
        { ...record, slug: 'f', phone: 'ask' },
        { ...record, slug: 'g', nameJa: 'a\u0000b' },
        { ...record, slug: 'a' },
        { kind: 'bank', slug: 'h' },
      ])
      expect(report).toMatchObject({ read: 9, added: 1 })
      expect(
        report.leftOut.map(({ index, reason, detail }) => [index, reason, detail?.field, detail?.fault]).sort(),
      ).toEqual([
        [1, 'field_invalid', 'licenceNumber', 'not_a_licence'],
        [2, 'field_invalid', 'licenceNumber', 'licence_missing'],
        [3, 'field_invalid', 'id', 'not_an_id'],
        [4, 'field_invalid', 'kind', 'not_an_option'],
        [5, 'field_invalid', 'phone', 'not_a_phone'],
        [6, 'control_characters', undefined, undefined],
        [7, 'duplicate', undefined, undefined],
        [8, 'field_missing', 'nameJa', undefined],
      ])
    }))

  it('never takes the place of real partners as a sample', () =>
    undone(async db => {
      await load(db, TABLE)
      await expect(load(db, TABLE, { sample: true })).rejects.toMatchObject({ refusal: 'sample_over_real' })
    }))
})

describe('listings', () => {
  const csv = (partner: string) =>
    `掲載事業者,管理番号,種別,取引,名称,所在地,賃料（円）,取引態様,確認日\n${partner},A-1,工場,賃貸,平屋工場,日野市旭が丘三丁目1-1,385000,媒介,2026-11-20\n`
  const post = (db: Db, partner: string) =>
    importListings(db, { name: 'l.csv', bytes: Buffer.from(csv(partner)) }, { today: TODAY })

  it('name a real partner, whose contact and hours stand where a row names nobody', () =>
    undone(async db => {
      await load(db, TABLE)
      expect(await post(db, '多摩不動産')).toMatchObject({ added: 1, leftOut: [], remarks: [] })
      const offer = await db
        .selectFrom('offers')
        .select(['contact_name_ja', 'contact_hours_ja', 'contact_phone'])
        .executeTakeFirst()
      expect(offer).toEqual({
        contact_name_ja: '窓口 佐藤',
        contact_hours_ja: '平日9-18時',
        contact_phone: '042-500-0001',
      })
    }))

  it('are not taken from a partner that has left', () =>
    undone(async db => {
      await load(db, TABLE)
      await expect(post(db, 'minami')).rejects.toMatchObject({ findings: [{ reason: 'field_invalid' }] })
    }))

  it('that name a partner of the sample are loaded with a word about it', () =>
    undone(async db => {
      await db.updateTable('organisations').set({ phone: '042-000-0001' }).execute()
      expect((await post(db, 'kita')).remarks).toEqual([{ index: null, reason: 'sample_partner', label: 'kita不動産' }])
    }))
})
