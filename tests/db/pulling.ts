import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Reach } from '../../app/feeds/pull/fetch.server.ts'
import { type Ran, runFeed } from '../../app/feeds/pull/run.server.ts'
import type { Database } from '../../db/schema.ts'
import { FEED_CA, type FeedServer } from '../unit/feed-server.ts'
import { importStore } from './importing.ts'
import { NOW } from './people.ts'

// Feeds of partners whose server is on this machine, at 127.0.0.2.

const HEAD =
  '物件管理番号,操作区分,物件種別,所在地,緯度,経度,公開範囲,取引態様,賃料(円),共益費(円),敷金,礼金,契約種類,契約期間,引渡時期,広告転載,建物面積(㎡),構造,地上階,築年月'
export const line = (ref: string, rent = '330000') =>
  `${ref},,貸工場,日野市豊田四丁目9-1,35.6602,139.3862,番地,一般媒介,${rent},0,3ヶ月,1ヶ月,普通,3年,即時,広告可,300,鉄骨造,1,1998-04`
export const sheet = (...lines: string[]) => [HEAD, ...lines].join('\r\n')
export const refs = (from: number, to: number, letter = 'A') =>
  Array.from({ length: to - from + 1 }, (_, i) => `${letter}-${from + i}`)
export const sheetOf = (references: readonly string[]) => sheet(...references.map(ref => line(ref)))

export async function makeFeed(
  db: Kysely<Database>,
  organisationId: number,
  server: FeedServer,
  more: { format?: string; path?: string; is_sample?: boolean; state?: string } = {},
): Promise<number> {
  const { path = '/list.csv', format = 'csv', ...rest } = more
  const { id } = await db
    .insertInto('pull_feeds')
    .values({
      ...{ organisation_id: organisationId, name: '一覧', url: `https://feed.test:${server.port}${path}`, format },
      ...{ every_hours: 24, at_hours: null, sealed_authorization: null, key_id: null, etag: null },
      ...{ last_modified: null, content_sha256: null, content_changed_at: null, next_run_at: NOW, last_run_at: null },
      ...{ last_success_at: null, last_failure_at: null, last_failure: null, created_by: null, created_at: NOW },
      ...rest,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const reachOf = (server: FeedServer): Reach => ({
  ports: [server.port],
  resolve: async () => [{ address: '127.0.0.2', family: 4 }],
  isAllowed: address => address === '127.0.0.2',
  ca: FEED_CA,
})

export const pull = (db: Kysely<Database>, server: FeedServer, id: number, now = NOW): Promise<Ran | null> =>
  runFeed(db, id, {
    ...{ store: importStore, reach: reachOf(server), clock: () => now, baseUrl: 'https://portal.test' },
    signal: new AbortController().signal,
  })

/** All that is told of property, as one sum. */
export async function sumOfListings(db: Kysely<Database>): Promise<string> {
  const { rows } = await sql<{ sum: string }>`
    select md5(coalesce((select string_agg(o::text, '|' order by o.id) from offers o), '')
      || coalesce((select string_agg(l::text, '|' order by l.id) from listings l), '')
      || coalesce((select string_agg(a::text, '|' order by a.id) from assets a), '')
      || coalesce((select string_agg(s::text, '|' order by s.listing_id) from listing_search s), '')
      || coalesce((select string_agg(e::text, '|' order by e.id) from listing_events e), '')
      || coalesce((select string_agg(r::text, '|' order by r.id) from listing_revisions r), '')
      || coalesce((select string_agg(b::text, '|' order by b.id) from offer_absences b), '')) as sum`.execute(db)
  return rows[0]!.sum
}

export const openTasks = (db: Kysely<Database>) =>
  db
    .selectFrom('tasks')
    .select(['kind', 'subject_kind as about', 'subject_id as id', 'organisation_id as organisationId'])
    .where('closed_at', 'is', null)
    .where('kind', 'in', ['feed_failing', 'import_held_back', 'missing_from_feed'])
    .orderBy('id')
    .execute()
