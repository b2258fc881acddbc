import { sql } from 'kysely'
import type { Trx } from '../client.server.ts'

type Sample = readonly [
  name: string,
  path: string,
  format: 'csv' | 'json',
  state: string,
  failure: string | null,
  n: number,
]

/**
 * Addresses of nobody (RFC 2606): a sample is never fetched. None has anything that asks for a person, whose task no run
 * would ever end: no list that is held back, and fewer failures than open one.
 */
const SAMPLES: readonly Sample[] = [
  ['工場・倉庫の一覧', 'koujou.csv', 'csv', 'active', null, 0],
  ['事業用地の一覧', 'tochi.csv', 'csv', 'active', null, 0],
  ['募集中の物件', 'boshu.json', 'json', 'active', null, 0],
  ['貸工場の一覧', 'kashi.csv', 'csv', 'active', 'NotThere', 2],
  ['売物件の一覧', 'uri.csv', 'csv', 'paused', null, 0],
  ['倉庫の一覧', 'souko.csv', 'csv', 'active', 'Unreachable', 1],
  ['事務所の一覧', 'jimusho.csv', 'csv', 'active', 'BadCertificate', 2],
  ['店舗の一覧', 'tenpo.json', 'json', 'active', 'sheet.not_json', 1],
  ['全物件の一覧', 'zenken.csv', 'csv', 'active', null, 0],
  ['居抜き物件の一覧', 'inuki.csv', 'csv', 'active', 'TooSlow', 1],
  ['研究所向けの物件', 'kenkyu.csv', 'csv', 'active', null, 0],
  ['小規模な作業場', 'sagyoba.csv', 'csv', 'active', 'UnchangedTooLong', 2],
]

/** Feeds of the sample's agents, as they stood on the morning of the day ('YYYY-MM-DD'). */
export async function recordSampleFeeds(trx: Trx, today: string): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select id from organisations where kind in ('realtor', 'association') order by id`.execute(trx)
  if (rows.length === 0) return
  const morning = (hoursBefore: number) => new Date(Date.parse(`${today}T06:00:00+09:00`) - hoursBefore * 3_600_000)
  await trx
    .insertInto('pull_feeds')
    .values(
      SAMPLES.map(([name, path, format, state, failure, failures], at) => ({
        ...{ organisation_id: rows[at % rows.length]!.id, name: `${name}（サンプル）`, format, state, failures },
        ...{ url: `https://sample${at + 1}.example.jp/${path}`, every_hours: 24, at_hours: null, is_sample: true },
        ...{ sealed_authorization: null, key_id: null, etag: null, last_modified: null, content_sha256: null },
        ...{ content_changed_at: null, next_run_at: morning(-24), last_run_at: morning(0), created_by: null },
        ...{ last_success_at: morning(failure ? 24 * (failures + 1) : 0), created_at: morning(24 * 60) },
        ...{ last_failure_at: failure ? morning(0) : null, last_failure: failure },
      })),
    )
    .execute()
}
