// Run in a clone while its portal is stopped: gives a partner a file to send, applies it, or says what came of it.
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import iconv from 'iconv-lite'
import { type Kysely, sql } from 'kysely'
import { applyImport } from '../../../app/feeds/imports/apply.server.ts'
import { checkImport } from '../../../app/feeds/imports/check.server.ts'
import { receiveOriginal } from '../../../app/files/original.server.ts'
import { readEnv } from '../../../app/server/env.ts'
import { filesUnder } from '../../../app/server/pictures.ts'
import { openForWork } from '../../../db/open.ts'
import { claim } from '../../../db/place.ts'
import type { Database } from '../../../db/schema.ts'

const env = readEnv(process.env)
const store = filesUnder(env.DATA_DIR)
/** One moment for all runs: what is written differs by nothing but what was done. */
const NOW = new Date(process.env.DRILL_NOW!)
const ROWS = 120
const HEAD =
  '物件管理番号,操作区分,物件種別,所在地,緯度,経度,公開範囲,取引態様,賃料(円),共益費(円),敷金,礼金,契約種類,契約期間,引渡時期,広告転載,建物面積(㎡),構造,地上階,築年月'

const line = (ref: string, rent: number, operation = '') =>
  `${ref},${operation},貸工場,日野市豊田四丁目9-1,35.6602,139.3862,番地,一般媒介,${rent},0,3ヶ月,1ヶ月,普通,3年,即時,広告可,300,鉄骨造,1,1998-04`
const fileOf = (lines: readonly string[]) => iconv.encode([HEAD, ...lines, ''].join('\r\n'), 'cp932')

const partner = async (db: Kysely<Database>): Promise<number> =>
  (await db.selectFrom('organisations').select('id').where('slug', '=', 'mihon-sangyo').executeTakeFirstOrThrow()).id

async function send(db: Kysely<Database>, lines: readonly string[]): Promise<number> {
  const bytes = fileOf(lines)
  const stored = await receiveOriginal(store, Readable.from([bytes]))
  if (!stored.ok) throw new Error(stored.refusal)
  const { rows } = await sql<{ id: number }>`
    insert into imports (organisation_id, file_key, file_name, bytes, sha256, sent_at)
    values (${await partner(db)}, ${stored.value.key}, 'list.csv', ${bytes.length}, ${stored.value.sha256}, ${NOW})
    returning id`.execute(db)
  const id = Number(rows[0]!.id)
  await checkImport(db, store, id, { clock: () => NOW, signal: new AbortController().signal })
  await sql`update imports set state = 'applying', apply_mode = 'right_rows' where id = ${id} and state = 'checked'`.execute(
    db,
  )
  return id
}

const means = (clock: () => Date) => ({ clock, signal: new AbortController().signal, baseUrl: env.BASE_URL })

/** A first file applied, and a second one that is new, changed, the same and ended by turns, ready to be applied. */
async function prepare(db: Kysely<Database>) {
  const first = Array.from({ length: ROWS / 2 }, (_, i) => line(`K-${i}`, 300_000))
  await applyImport(
    db,
    await send(db, first),
    means(() => NOW),
  )
  const turns = [(i: number) => line(`K-${i}`, 310_000), (i: number) => line(`K-${i}`, 300_000)]
  const ends = (i: number) => line(`K-${i}`, 300_000, '成約')
  const second = Array.from({ length: ROWS }, (_, i) =>
    i < ROWS / 2 ? (i % 3 === 2 ? ends(i) : turns[i % 3]!(i)) : line(`K-${i}`, 320_000),
  )
  return { id: await send(db, second) }
}

/** Applies what is ready; with DIE_AT, kills itself with -9 around that look at the clock. */
async function apply(db: Kysely<Database>) {
  const { rows } = await sql<{ id: number }>`select max(id) as id from imports`.execute(db)
  const dieAt = Number(process.env.DIE_AT ?? 0)
  let looks = 0
  const clock = () => {
    if (++looks === dieAt) setTimeout(() => process.kill(process.pid, 'SIGKILL'), Number(process.env.DIE_AFTER_MS ?? 0))
    return new Date(NOW.getTime() + 24 * 3_600_000)
  }
  return { rows: await applyImport(db, Number(rows[0]!.id), means(clock)) }
}

/** What the file left behind, without what numbers and random words say. */
async function state(db: Kysely<Database>) {
  const { rows } = await sql`
    select o.partner_ref, o.status, o.rent_yen, o.confirmed_on::text, o.confirm_method, o.next_update_on::text, l.status
        as listing, l.title_ja, to_jsonb(s) - 'updated_at' - 'listing_id' - 'asset_id' - 'public_id' as search,
      (select jsonb_agg(jsonb_build_array(r.state, r.content, r.version) order by r.id) from listing_revisions r
        where r.offer_id = o.id) as revisions,
      (select jsonb_agg(jsonb_build_array(e.event, e.happened_on, e.detail - 'revision') order by e.id)
        from listing_events e where e.offer_id = o.id) as events,
      (select jsonb_object_agg(f.field, f.value order by f.field) from facts f where f.asset_id = l.asset_id) as facts
    from offers o join listings l on l.id = o.listing_id left join listing_search s on s.listing_id = l.id
    where o.partner_ref like 'K-%' order by o.partner_ref`.execute(db)
  const { rows: ended } = await sql<{ done: number; state: string }>`
    select i.state, (select count(*)::int from import_rows r where r.import_id = i.id and r.applied_at is not null) as done
    from imports i order by i.id desc limit 1`.execute(db)
  const words = JSON.stringify(rows)
    .replace(/HN-\d{4}-\d{5}/g, 'HN')
    .toLowerCase()
    .replace(/hn-\d{4}-\d{5}/g, 'hn')
  return { hash: createHash('sha256').update(words).digest('hex'), offers: rows.length, ...ended[0] }
}

const TASKS: Record<string, (db: Kysely<Database>) => Promise<unknown>> = { prepare, apply, state }

const release = claim(env)
const db = await openForWork(env)
const answer = await TASKS[process.argv[2] ?? '']!(db)
await db.destroy()
release()
process.stdout.write(JSON.stringify(answer), () => process.exit(0))
