import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import { canonicalText, isRecord, jsonOf, metaOf, papersOf, textOf } from '../places/features.ts'
import type { Draft, ImportInput, ImportOptions, Tally } from '../places/import.ts'
import { type AfterImport, type LayerLoader, loadLayer } from '../places/load.server.ts'
import { readRecords, schemaFault } from '../places/records.ts'
import { type Finding, ImportRefused, type Remark } from '../places/report.ts'
import { type OrganisationRow, organisationRecord, recordOfJson, recordsOfTable } from './file.ts'

/**
 * Loads the city's list of partners from CSV or JSON. A partner is known by its slug. One that the list lacks is
 * retired: it posts nothing any more, and its row stays for the offers of the past. The first real list retires the
 * sample's partners.
 */
export const importOrganisations = (db: Db, input: ImportInput, options: ImportOptions, after?: AfterImport) =>
  loadLayer(db, organisations, input, options, after)

/** A real partner is another one than the sample's of that slug. */
type Row = OrganisationRow & { isSample: boolean }

const organisations: LayerLoader<Row> = {
  layer: 'organisations',
  nameJa: '連携先',
  nameEn: 'Partners',
  read,
  compare,
  write,
}

async function read(_db: Db, input: ImportInput, { sample }: ImportOptions): Promise<Draft<Row>> {
  const { format, list, papers, unused } = listOf(input)
  const records = readRecords(list, given => {
    const parsed = organisationRecord.safeParse(given)
    if (!parsed.success) return schemaFault(parsed.error)
    return { row: { ...parsed.data, isSample: sample ?? papers.isSample ?? false } }
  })
  const remarks: Finding<Remark>[] = unused.map(label => ({ index: null, reason: 'column_unknown', label }))
  return { format, papers, read: list.length, rows: records.rows, leftOut: records.leftOut, remarks }
}

type List = Pick<Draft<never>, 'format' | 'papers'> & { list: readonly unknown[]; unused: string[] }

function listOf({ bytes }: ImportInput): List {
  const text = textOf(bytes)
  if (!/^\s*[[{]/.test(text.replace(/^\uFEFF/, '')))
    return { format: 'CSV', papers: {}, ...recordsOfTable(tableOf(text)) }
  const json = jsonOf(bytes)
  const list = isRecord(json) ? json.organisations : json
  if (!Array.isArray(list)) throw new ImportRefused('format_unknown')
  return {
    format: 'JSON',
    papers: papersOf(isRecord(json) ? metaOf(json) : {}),
    list: list.map(recordOfJson),
    unused: [],
  }
}

function tableOf(text: string): string[][] {
  try {
    return parse(text, { bom: true, relax_column_count: true, skip_records_with_empty_values: true })
  } catch (error) {
    throw new ImportRefused('not_csv', { why: (error as Error).message.slice(0, 160) })
  }
}

type Held = { isLive: boolean; row: Row }

async function heldOrganisations(db: Db): Promise<Map<string, Held>> {
  const { rows } = await sql<Row & { isLive: boolean }>`
    select slug as id, kind, name_ja as "nameJa", name_en as "nameEn", licence_number as "licenceNumber",
      association_ja as "associationJa", association_en as "associationEn", address_ja as "addressJa",
      address_en as "addressEn", phone, contact_name_ja as "contactNameJa", contact_name_en as "contactNameEn",
      contact_hours_ja as "contactHoursJa", contact_hours_en as "contactHoursEn",
      is_sample as "isSample", retired_at is null as "isLive"
    from organisations`.execute(db)
  return new Map(rows.map(({ isLive, ...row }) => [row.id, { isLive, row }]))
}

async function compare(db: Db, rows: Row[]): Promise<Tally> {
  const tally: Tally = { added: 0, changed: 0, unchanged: 0, retired: 0 }
  const held = await heldOrganisations(db)
  const kept = new Set<string>()
  for (const row of rows) {
    const before = held.get(row.id)
    if (!before?.isLive || before.row.isSample !== row.isSample) tally.added++
    else {
      kept.add(row.id)
      tally[canonicalText(before.row) === canonicalText(row) ? 'unchanged' : 'changed']++
    }
  }
  for (const [id, { isLive }] of held) if (isLive && !kept.has(id)) tally.retired++
  return tally
}

async function write(trx: Trx, rows: Row[]): Promise<void> {
  const slugs = sql`(select jsonb_array_elements_text(${jsonb(rows.map(row => row.id))}))`
  // What the sample's partners offer stays theirs: their row makes room for the real partner of that slug.
  if (!rows[0]?.isSample)
    await sql`update organisations set slug = slug || '-sample' where is_sample and slug in ${slugs}`.execute(trx)
  await sql`update organisations set retired_at = now() where retired_at is null and slug not in ${slugs}`.execute(trx)
  await sql`
    insert into organisations (slug, kind, name_ja, name_en, licence_number, association_ja, association_en, address_ja,
      address_en, phone, contact_name_ja, contact_name_en, contact_hours_ja, contact_hours_en, is_sample)
    select id, kind, "nameJa", "nameEn", "licenceNumber", "associationJa", "associationEn", "addressJa", "addressEn",
      phone, "contactNameJa", "contactNameEn", "contactHoursJa", "contactHoursEn", "isSample"
    from jsonb_to_recordset(${jsonb(rows)}) as r(id text, kind text, "nameJa" text, "nameEn" text,
      "licenceNumber" text, "associationJa" text, "associationEn" text, "addressJa" text, "addressEn" text, phone text,
      "contactNameJa" text, "contactNameEn" text, "contactHoursJa" text, "contactHoursEn" text, "isSample" boolean)
    on conflict (slug) do update set kind = excluded.kind, name_ja = excluded.name_ja, name_en = excluded.name_en,
      licence_number = excluded.licence_number, association_ja = excluded.association_ja,
      association_en = excluded.association_en, address_ja = excluded.address_ja, address_en = excluded.address_en,
      phone = excluded.phone, contact_name_ja = excluded.contact_name_ja, contact_name_en = excluded.contact_name_en,
      contact_hours_ja = excluded.contact_hours_ja, contact_hours_en = excluded.contact_hours_en,
      is_sample = excluded.is_sample, retired_at = null`.execute(trx)
}
