import { sql } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import { geometry } from '../../db/postgis.ts'
import { changesOf, keepFormerRow } from '../audit/former-rows.server.ts'
import type { SiteRow } from './file.ts'

const now = sql<Date>`now()`

/** Makes the rows the edition in use: what is new is added, what changed is superseded, what is gone is retired. */
export async function writeSites(trx: Trx, rows: SiteRow[], datasetId: number): Promise<void> {
  const held = await trx
    .selectFrom('sites')
    .select(['id', 'public_id as publicId', 'content_hash as contentHash', 'retired_at as retiredAt'])
    .execute()
  const known = new Map(held.map(row => [row.publicId, row]))
  for (const row of rows) {
    const before = known.get(row.id)
    if (before && before.retiredAt === null && before.contentHash === row.contentHash)
      await trx.updateTable('sites').set({ dataset_id: datasetId }).where('id', '=', before.id).execute()
    else await writeSite(trx, row, datasetId, before?.id ?? null)
  }
  const staying = new Set(rows.map(row => row.id))
  const gone = held.filter(row => row.retiredAt === null && !staying.has(row.publicId)).map(row => row.id)
  if (gone.length > 0) await trx.updateTable('sites').set({ retired_at: now }).where('id', 'in', gone).execute()
}

async function writeSite(trx: Trx, row: SiteRow, datasetId: number, before: number | null): Promise<void> {
  const shape = geometry(row.shape)
  const values = {
    dataset_id: datasetId,
    public_id: row.id,
    name_ja: row.nameJa,
    name_en: row.nameEn,
    town_id: row.townRowId,
    former_use_ja: row.formerUseJa,
    former_use_en: row.formerUseEn,
    note_ja: row.noteJa,
    note_en: row.noteEn,
    area_m2: sql<number>`round(ST_Area(${shape}::geography))::int`,
    geom: shape,
    content_hash: row.contentHash,
    retired_at: null,
  }
  let id = before
  if (id === null) ({ id } = await trx.insertInto('sites').values(values).returning('id').executeTakeFirstOrThrow())
  else {
    await keepFormerRow(trx, 'site', id)
    await trx
      .updateTable('sites')
      .set({ ...values, recorded_at: now })
      .where('id', '=', id)
      .execute()
  }
  await writeStates(trx, id, row.states)
  await writeStatements(trx, id, row)
  await writeConfidential(trx, id, row.private)
}

async function writeStates(trx: Trx, siteId: number, steps: SiteRow['states']): Promise<void> {
  const held = await trx
    .selectFrom('site_states')
    .select(['id', 'state', 'from_on', 'source_ja', 'source_en'])
    .where('site_id', '=', siteId)
    .where('superseded_at', 'is', null)
    .execute()
  const { gone, fresh } = changesOf(
    held,
    steps,
    row => JSON.stringify([row.from_on, row.state, row.source_ja, row.source_en]),
    step => JSON.stringify([step.from, step.state, step.sourceJa, step.sourceEn]),
  )
  const ids = gone.map(row => row.id)
  if (ids.length > 0) await trx.updateTable('site_states').set({ superseded_at: now }).where('id', 'in', ids).execute()
  if (fresh.length === 0) return
  const values = fresh.map(step => ({
    site_id: siteId,
    state: step.state,
    from_on: step.from,
    source_ja: step.sourceJa,
    source_en: step.sourceEn,
    superseded_at: null,
  }))
  await trx.insertInto('site_states').values(values).execute()
}

async function writeStatements(trx: Trx, siteId: number, { known, unknown }: SiteRow): Promise<void> {
  await trx.deleteFrom('site_statements').where('site_id', '=', siteId).execute()
  const values = [
    ...known.map(said => ({
      is_known: true,
      text_ja: said.ja,
      text_en: said.en,
      as_of: said.asOf,
      source_ja: said.sourceJa,
      source_en: said.sourceEn,
    })),
    ...unknown.map(said => ({
      is_known: false,
      text_ja: said.ja,
      text_en: said.en,
      as_of: null,
      source_ja: null,
      source_en: null,
    })),
  ].map((row, position) => ({ site_id: siteId, position, ...row }))
  if (values.length > 0) await trx.insertInto('site_statements').values(values).execute()
}

/** Owner and staff note: a table of their own, which no public query names. */
async function writeConfidential(trx: Trx, siteId: number, secret: SiteRow['private']): Promise<void> {
  await trx.deleteFrom('site_confidential').where('site_id', '=', siteId).execute()
  if (!secret) return
  await trx
    .insertInto('site_confidential')
    .values({
      site_id: siteId,
      owner_name: secret.ownerName,
      owner_contact: secret.ownerContact,
      staff_note: secret.staffNote,
    })
    .execute()
}
