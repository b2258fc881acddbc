import { sql } from 'kysely'
import { Checking } from '../../app/feeds/imports/checking.server.ts'
import { ownTable } from '../../app/feeds/imports/export.server.ts'
import { foresightOf } from '../../app/feeds/imports/foresee.server.ts'
import type { ImportState } from '../../app/feeds/imports/model.ts'
import { type Heading, readHeadingRow } from '../../app/feeds/sheet/headings.ts'
import { addDays, startOfDay } from '../../app/lib/day.ts'
import { listStations, listTowns } from '../../app/places/queries.server.ts'
import type { Trx } from '../client.server.ts'
import { jsonb } from '../postgis.ts'
import type { Known } from './inputs.ts'

// Files that sample partners have sent: one that waits for a yes, and those of the weeks before.

const MAIN = 'mihon-sangyo'
const MINUTE_MS = 60_000

type File = {
  of: string
  name: string
  daysAgo: number
  state: ImportState
  refusal?: 'no_headings' | 'old_excel' | 'not_readable'
  isWhole?: true
}

const FILES: readonly File[] = [
  { of: MAIN, name: '物件一覧_9月.csv', daysAgo: 61, state: 'applied' },
  { of: MAIN, name: '物件一覧_9月末.csv', daysAgo: 55, state: 'applied' },
  { of: MAIN, name: '物件一覧.xls', daysAgo: 54, state: 'refused', refusal: 'old_excel' },
  { of: MAIN, name: '物件一覧_10月.xlsx', daysAgo: 41, state: 'applied', isWhole: true },
  { of: 'mihon-tama', name: '倉庫リスト.csv', daysAgo: 40, state: 'applied' },
  { of: MAIN, name: '賃料改定.csv', daysAgo: 33, state: 'undone' },
  { of: MAIN, name: 'レインズ書き出し.csv', daysAgo: 27, state: 'refused', refusal: 'no_headings' },
  { of: MAIN, name: '物件一覧_10月末.xlsx', daysAgo: 26, state: 'applied', isWhole: true },
  { of: 'mihon-tama', name: '倉庫リスト.csv', daysAgo: 19, state: 'applied' },
  { of: MAIN, name: '試し.csv', daysAgo: 15, state: 'dropped' },
  { of: MAIN, name: '物件一覧_11月.xlsx', daysAgo: 12, state: 'applied', isWhole: true },
  { of: MAIN, name: '物件一覧_11月末.csv', daysAgo: 0, state: 'checked' },
]

/** A list as a partner writes it: new ones, some with something wrong. */
const NEW_ROWS: readonly (readonly [column: string, cell: string][])[] = [
  ['E-301', '貸工場', '日野市旭が丘二丁目12-3', '35.6561', '139.3712', '42万円', '120坪', '平成8年3月'],
  ['E-302', '貸倉庫', '日野市日野台３－２－１', '', '', '28.5万円', '310㎡', 'S63年7月'],
  ['E-303', '貸工場', '2003/1/1', '', '', '36万円', '260㎡', '1999年10月'],
  ['E-304', '貸事務所', '日野市多摩平2‐5‐1', '', '', '@3,500円/坪', '180㎡', 'H31年6月'],
  ['E-305', '貸工場', '滋賀県蒲生郡日野町1-1', '', '', '30万円', '200㎡', ''],
  ['E-306', '貸工場', '日野市豊田三丁目8-2', '35.6588', '', '33万円', '240㎡', ''],
  ['E-307', '売工場', '日野市新町一丁目4', '35.6720', '139.3915', '応相談', '410㎡', '昭和58年11月'],
  ['', '貸店舗', '日野市高幡1-10', '', '', '18万円', '75㎡', ''],
].map(([ref, kind, address, lat, lng, rent, area, built]) => [
  ...([
    ['物件管理番号', ref],
    ['物件種別', kind],
    ['所在地', address],
    ['緯度', lat],
    ['経度', lng],
  ] as const),
  ...([
    ['公開範囲', '町名まで'],
    ['取引態様', '媒介'],
    ['賃料(円)', rent],
    ['床面積(㎡)', area],
  ] as const),
  ...([
    ['築年月', built],
    ['広告転載', '広告可'],
    ['契約種類', '普通借家'],
    ['契約期間', '3年'],
  ] as const),
]) as never

/** Changes that the partner made in its own list, by their place in it. */
const CHANGED: readonly [row: number, heading: string, cell: string][] = [
  [1, '賃料(円)', '1,050,000円'],
  [2, '敷金', '2ヶ月'],
  [4, '引渡時期', '即時'],
  [6, '備考', '内装を改修しました。見学は平日の午後にお願いします。'],
]

const REVISED = '賃料改定.csv'
const RENT = '賃料(円)'
/** Of so many offers the rent was to be raised. */
const MOST_REVISED = 4

type Put = { file: File; organisationId: number; today: string; at: number }

async function putFile(trx: Trx, { file, organisationId, today, at }: Put): Promise<number> {
  const sent = new Date(startOfDay(addDays(today, -file.daysAgo)).getTime() + (9 * 60 + 12 + at) * MINUTE_MS)
  const isApplied = file.state === 'applied' || file.state === 'undone'
  const later = (minutes: number) => new Date(sent.getTime() + minutes * MINUTE_MS)
  const { id } = await trx
    .insertInto('imports')
    .values({
      ...{ organisation_id: organisationId, file_key: `sample-${at}`, file_name: file.name, bytes: 48_000 + 911 * at },
      ...{ sha256: `sample-${at}`, state: file.state, is_whole: file.isWhole ?? false, sent_at: sent, sent_by: null },
      ...{ format: file.name.endsWith('.xlsx') ? 'xlsx' : 'csv', charset: file.name.endsWith('.csv') ? 'cp932' : null },
      ...{ chosen_charset: null, refusal: file.refusal ?? null, refusal_detail: null, heading_line: 1 },
      ...{ checked_at: later(1), apply_mode: isApplied ? 'right_rows' : null, applied_by: null },
      ...{ apply_asked_at: isApplied ? later(4) : null, applied_at: isApplied ? later(5) : null },
      undone_at: file.state === 'undone' ? later(95) : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Records what partners have sent. */
export async function recordSampleImports(trx: Trx, { organisations, today }: Known): Promise<number> {
  const around = { towns: await listTowns(trx), stations: await listStations(trx), today }
  for (const [at, file] of FILES.entries()) {
    const organisationId = organisations.get(file.of)!.id
    const id = await putFile(trx, { file, organisationId, today, at })
    if (file.state === 'refused' || file.state === 'dropped') continue
    const own = await ownTable(trx, organisationId, today)
    const headings = readHeadingRow(own.headings, new Map())
    const cells = own.rows.map(row => [...row])
    if (file.state === 'checked') write(cells, headings)
    if (file.name === REVISED) revise(cells, headings)
    const sight = await foresightOf(trx, organisationId, today)
    const checking = new Checking(trx, { id, organisationId }, { headings, file: around, fixes: new Map(), sight })
    await checking.take(cells.map((row, line) => ({ line: line + 2, cells: row })))
    const counts = await checking.end()
    await trx
      .updateTable('imports')
      .set({ headings: jsonb(headings), counts: jsonb(counts) })
      .where('id', '=', id)
      .execute()
    if (file.state !== 'checked') await settle(trx, id, file.state)
  }
  return FILES.length
}

const placeIn = (headings: readonly Heading[]) => (heading: string) =>
  headings.findIndex(one => one.heading === heading)

/** Rents a twentieth above what stands today: what was taken back was something else than what there is now. */
function revise(cells: string[][], headings: readonly Heading[]): void {
  const at = placeIn(headings)(RENT)
  const rented = cells.filter(row => /^\d+$/.test(row[at] ?? ''))
  for (const row of rented.slice(0, MOST_REVISED)) row[at] = String(Math.ceil((Number(row[at]) * 1.05) / 1000) * 1000)
}

function write(cells: string[][], headings: readonly Heading[]): void {
  const place = placeIn(headings)
  for (const [row, heading, cell] of CHANGED) if (cells[row]) cells[row]![place(heading)] = cell
  for (const row of NEW_ROWS) {
    const own = headings.map(() => '')
    for (const [heading, cell] of row) own[place(heading)] = cell
    cells.push(own)
  }
}

/** What said the same again has confirmed, what said something else went to review; or it was taken back. */
const settle = (trx: Trx, id: number, state: 'applied' | 'undone' | ImportState) =>
  sql`update import_rows r set applied_at = i.applied_at,
      became = case when o.status <> 'live' then 'left' when r.outcome = 'changed' then 'submitted' else 'confirmed' end,
      undone = case when ${state} = 'undone' then case when o.status = 'live' then 'restored' else 'nothing' end end
    from imports i, offers o
    where r.import_id = ${id} and i.id = r.import_id and o.id = r.offer_id`.execute(trx)
