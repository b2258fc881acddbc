import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { appendAudit } from '../audit/audit.server.ts'
import { INITIAL_PROMISE_DAYS, PROMISE_CLASSES, type PromiseClass, promiseClassOf } from './freshness.ts'
import type { Deal, Kind } from './model.ts'

/** Days that a confirmation on `day` promises for a class: what the city has set, or what holds from the beginning. */
export async function promiseDays(db: Db, ofClass: PromiseClass, day: string): Promise<number> {
  const set = await db
    .selectFrom('freshness_promises')
    .select('days')
    .where('class', '=', ofClass)
    .where('valid_from', '<=', day)
    .orderBy('valid_from', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return set?.days ?? INITIAL_PROMISE_DAYS[ofClass]
}

/** The class of what is offered under a deal of an asset, by the facts on record. */
export async function promiseClassOfAsset(db: Db, assetId: number, deal: Deal): Promise<PromiseClass> {
  const fact = (field: string) => sql<number | null>`
    (select case when jsonb_typeof(f.value) = 'number' then (f.value #>> '{}')::float8 end from facts f
      where f.asset_id = a.id and f.field = ${field} and f.superseded_at is null)`
  const { rows } = await sql<{ kind: Kind; land: number | null; gross: number | null; leasable: number | null }>`
    select a.kind, ${fact('land_area_m2')} as land, ${fact('gross_floor_area_m2')} as gross,
      ${fact('leasable_area_m2')} as leasable
    from assets a where a.id = ${assetId}`.execute(db)
  const { kind, land, gross, leasable } = rows[0]!
  return promiseClassOf({ kind, deal, landAreaM2: land, grossFloorAreaM2: gross, leasableAreaM2: leasable })
}

/** Days that a confirmation of an asset's deal promises on a day. */
export const promiseDaysOf = async (
  db: Db,
  { assetId, deal }: { assetId: number; deal: Deal },
  day: string,
): Promise<number> => promiseDays(db, await promiseClassOfAsset(db, assetId, deal), day)

export type PromiseSet = { ofClass: PromiseClass; days: number; validFrom: string; name: string | null }

/** What has been set so far, newest first. */
export const listPromises = async (db: Db): Promise<PromiseSet[]> =>
  (await db
    .selectFrom('freshness_promises as p')
    .leftJoin('accounts as a', 'a.id', 'p.recorded_by')
    .select(['p.class as ofClass', 'p.days', 'p.valid_from as validFrom', 'a.name'])
    .orderBy('p.id', 'desc')
    .limit(100)
    .execute()) as PromiseSet[]

/** What holds for each class on a day. */
export async function promisesOn(db: Db, day: string): Promise<Record<PromiseClass, number>> {
  const days = { ...INITIAL_PROMISE_DAYS }
  for (const ofClass of PROMISE_CLASSES) days[ofClass] = await promiseDays(db, ofClass, day)
  return days
}

/**
 * Sets promises from a day on, days as {@link isPromise} admits them; one that stays as it is
 * leaves no row. Every offer keeps what its last confirmation promised until the next one. Returns the classes changed.
 */
export async function setPromises(
  trx: Trx,
  wanted: Record<PromiseClass, number>,
  { by, today, now }: { by: number; today: string; now: Date },
): Promise<PromiseClass[]> {
  const before = await promisesOn(trx, today)
  const changed = PROMISE_CLASSES.filter(ofClass => wanted[ofClass] !== before[ofClass])
  for (const ofClass of changed)
    await trx
      .insertInto('freshness_promises')
      .values({ class: ofClass, days: wanted[ofClass], valid_from: today, recorded_by: by, recorded_at: now })
      .execute()
  if (changed.length > 0)
    await appendAudit(
      trx,
      {
        actor: { accountId: by },
        action: 'freshness.set_promise',
        subjectKind: 'freshness',
        subjectId: null,
        fields: changed,
      },
      now,
    )
  return changed
}
