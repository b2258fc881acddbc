import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import iconv from 'iconv-lite'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import yazl from 'yazl'
import { checkImport } from '../../app/feeds/imports/check.server.ts'
import { SheetRefused } from '../../app/feeds/sheet/csv.server.ts'
import { workbookOf } from '../../app/feeds/sheet/write.server.ts'
import { readWorkbook } from '../../app/feeds/sheet/xlsx.server.ts'
import { receiveOriginal } from '../../app/files/original.server.ts'
import { diskStore, type FileStore } from '../../app/files/storage.server.ts'
import { connectServer } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import type { Scenario } from './context.ts'
import { emptyOnServer } from './dataset/build.ts'
import { copyInto } from './dataset/fill.ts'
import { clock, interleave, ratios, spread } from './measure.ts'
import { mustEqual } from './reference.ts'
import { ms, once, perSecond, type Row } from './report.ts'

const ROWS = 50_000
const FEW = 5_000
const ROUNDS = 3
const HEADINGS =
  '物件管理番号,操作区分,物件種目,所在地,緯度,経度,公開範囲,徒歩,取引態様,賃料,共益費,敷金,礼金,契約種類,契約期間,引渡時期,広告転載,建物面積,構造,地上階,築年月,天井高,床荷重,受電,クレーン,備考'
const TOWNS = ['豊田', '日野台', '旭が丘', '多摩平']

const cellsOf = (i: number): string[] =>
  `B-${i},登録,貸工場,日野市${TOWNS[i % 4]}${1 + (i % 5)}丁目${1 + (i % 30)}-${1 + (i % 9)},35.66${i % 90},139.38${i % 90},番地,徒歩${1 + (i % 20)}分,一般媒介,${20 + (i % 60)}万円,0円,3ヶ月,1ヶ月,普通,3年,即時,広告可,${100 + (i % 900)}㎡,鉄骨造,1,平成${1 + (i % 30)}年4月,H=5.${i % 9}m,1.5t/㎡,動力${10 + (i % 90)}kW,2.8t×2基,夜間の作業は不可`.split(
    ',',
  )

const fileOf = (rows: number): Buffer =>
  iconv.encode([HEADINGS, ...Array.from({ length: rows }, (_, i) => cellsOf(i).join(',')), ''].join('\r\n'), 'cp932')

/** A partner and the towns that its addresses lie in. */
async function makePartner(db: Kysely<Database>): Promise<number> {
  await sql`insert into datasets (layer, name_ja, name_en, source_ja, source_en, licence, edition, is_sample, checksum,
    feature_count) values ('towns', 'b', 'b', 'b', 'b', 'CC0', '1', true, 'b', 1)`.execute(db)
  for (const [at, name] of TOWNS.entries())
    for (const chome of [1, 2, 3, 4, 5])
      await sql`insert into towns (dataset_id, slug, name_ja, name_en, base_ja, base_en, chome, location)
        values (1, ${`t-${at}-${chome}`}, ${`${name}${'一二三四五'[chome - 1]}丁目`}, 'T', ${name}, 'T', ${chome},
          ST_SetSRID(ST_MakePoint(139.38, 35.66), 4326))`.execute(db)
  const { rows } = await sql<{ id: number }>`insert into organisations (slug, kind, name_ja, name_en)
    values ('bench', 'realtor', 'b', 'b') returning id`.execute(db)
  return rows[0]!.id
}

async function received(db: Kysely<Database>, store: FileStore, organisationId: number, bytes: Buffer) {
  const stored = await receiveOriginal(store, Readable.from([bytes]), bytes.length + 1)
  if (!stored.ok) throw new Error(stored.refusal)
  const { rows } = await sql<{ id: number }>`
    insert into imports (organisation_id, file_key, file_name, bytes, sha256, sent_at)
    values (${organisationId}, ${stored.value.key}, 'list.csv', ${bytes.length}, 'b', now()) returning id`.execute(db)
  return rows[0]!.id
}

/** The most memory that the process holds while it works, in megabytes. */
async function peakOf(work: () => Promise<unknown>): Promise<number> {
  let most = 0
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss())
  }
  const timer = setInterval(look, 20)
  await work()
  clearInterval(timer)
  look()
  return most / 1e6
}

/** A gigabyte of nothing, packed: what reading it would unpack. */
async function bomb(): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  zip.addBuffer(Buffer.from('<workbook/>'), 'xl/workbook.xml')
  const part = Buffer.alloc(1024 * 1024)
  zip.addReadStream(Readable.from(Array.from({ length: 1024 }, () => part)), 'xl/worksheets/sheet1.xml')
  zip.end()
  return buffer(zip.outputStream)
}

async function workbookRow(): Promise<Row> {
  const [packed, list] = [
    await bomb(),
    Buffer.from(
      await workbookOf([
        { name: '一覧', headings: HEADINGS.split(','), rows: Array.from({ length: 10_000 }, (_, i) => cellsOf(i)) },
      ]),
    ),
  ]
  const refuse = async () => {
    const why = await readWorkbook(packed).catch(error => (error instanceof SheetRefused ? error.why : error))
    mustEqual('a gigabyte unpacked', why, 'too_large_unpacked')
  }
  const before = process.memoryUsage.rss() / 1e6
  const peak = await peakOf(refuse)
  const took = await interleave({ refuse: () => clock(refuse), read: () => clock(() => readWorkbook(list)) }, ROUNDS)
  return {
    ...{ scenario: 'workbook of 1 GB unpacked, refused', beside: 'reading one of 10,000 rows', size: null, unit: '×' },
    value: ratios(took.refuse, took.read),
    limit: { at: 'most', value: 0.25 },
    note: `${ms(spread(took.refuse).median)} and ${Math.max(0, Math.round(peak - before))} MB more, against ${ms(spread(took.read).median)}`,
  }
}

export const partnerFiles: Scenario = {
  name: 'partner-files',
  needs: { server: true },
  run: async ({ server }) => {
    const own = await emptyOnServer(server!, 'portal_bench_files')
    const folder = mkdtempSync(join(tmpdir(), 'bench-files-'))
    const db = connectServer(own.url, { max: 4 })
    try {
      const store = diskStore(folder)
      const partner = await makePartner(db)
      const [few, many] = [fileOf(FEW), fileOf(ROWS)]
      const columns = HEADINGS.split(',').map((_, at): [string, string] => [`c${at}`, 'text'])
      await sql.raw(`create table copied (${columns.map(([name]) => `${name} text`).join(', ')})`).execute(db)
      const check = async (bytes: Buffer, rows: number) => {
        const id = await received(db, store, partner, bytes)
        const took = await clock(async () => {
          const signal = new AbortController().signal
          const counts = await checkImport(db, store, id, { clock: () => new Date(), signal })
          mustEqual('rows checked', [counts?.new, counts?.error], [rows, 0])
        })
        await sql`truncate import_rows`.execute(db)
        return took
      }
      const copy = async () => {
        await sql`truncate copied`.execute(db)
        return clock(async () => {
          const filler = await copyInto(own.url, { name: 'copied', columns })
          for (let start = 0; start < ROWS; start += 5000)
            await filler.write(Array.from({ length: 5000 }, (_, i) => cellsOf(start + i)))
          await filler.end()
        })
      }
      await check(few, FEW)
      const [least, most] = [await peakOf(() => check(few, FEW)), await peakOf(() => check(many, ROWS))]
      const took = await interleave({ checked: () => check(many, ROWS), copied: copy }, ROUNDS)
      const rate = (figures: readonly number[]) => perSecond(ROWS / (spread(figures).median / 1000))
      return [
        {
          ...{ scenario: "check of a partner's 50,000 rows in CP932", beside: 'raw COPY of the same rows', size: null },
          ...{ value: ratios(took.copied, took.checked), unit: '×', limit: null },
          note: `${rate(took.checked)} against ${rate(took.copied)}`,
        },
        {
          ...{ scenario: 'memory of a check, 50,000 rows', beside: '5,000 rows', size: null, unit: '×' },
          ...{ value: once(most / least), limit: { at: 'most', value: 1.5 } },
          note: `${Math.round(most)} against ${Math.round(least)} MB in all`,
        },
        await workbookRow(),
      ] satisfies Row[]
    } finally {
      await db.destroy()
      await own.drop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
