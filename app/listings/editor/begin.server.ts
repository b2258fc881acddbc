import { sql } from 'kysely'
import type { Trx } from '../../../db/client.server.ts'
import { done, type Result, refused } from '../../lib/result.ts'
import { type Opening, type OpenRefusal, openListing } from '../open-listing.server.ts'
import type { Writing } from '../revisions.server.ts'
import { readBeginning } from './begin.ts'
import { readLookedFor } from './begin-view.server.ts'
import { lookAt } from './look.server.ts'
import { automaticTitle } from './title.ts'

/** Milliseconds within which the same form again is a button pressed twice, or a way back. */
const SAME_FORM_MS = 10 * 60_000

/** Begins a listing; the same form sent again a moment later, before anything was written, leads to the same listing. */
export async function beginListing(
  trx: Trx,
  opening: Opening,
  writing: Writing,
): Promise<Result<{ publicId: string }, OpenRefusal>> {
  const { organisationId, kind, deal, place } = opening
  await trx.selectFrom('organisations').select('id').where('id', '=', organisationId).forNoKeyUpdate().execute()
  const { rows } = await sql<{ publicId: string }>`
    select l.public_id as "publicId" from listing_revisions r
    join listings l on l.id = r.listing_id join assets a on a.id = l.asset_id
    left join asset_places p on p.asset_id = a.id
    where r.organisation_id = ${organisationId} and r.opened_by = ${writing.by} and r.state = 'open' and r.version = 1
      and r.opened_at > ${new Date(writing.now.getTime() - SAME_FORM_MS)} and l.deal = ${deal} and a.kind = ${kind}
      and a.address_ja = ${place.addressJa}
      and ST_X(p.location) is not distinct from ${place.at?.[0] ?? null}::float8
      and ST_Y(p.location) is not distinct from ${place.at?.[1] ?? null}::float8
    order by r.id desc limit 1`.execute(trx)
  if (rows[0]) return done(rows[0])
  return openListing(trx, opening, writing)
}

/** Begins a listing from its form. `ToPutRight`: the form says what is to be put right. */
export async function beginFrom(
  trx: Trx,
  form: URLSearchParams,
  organisationId: number,
  writing: Writing,
): Promise<Result<{ publicId: string }, OpenRefusal | 'ToPutRight'>> {
  const { read } = readBeginning(form)
  const look = await lookAt(trx, readLookedFor(form))
  if (!read || typeof look === 'string') return refused('ToPutRight')
  const { town, address, at } = look
  const precision = at ? ('exact' as const) : ('town' as const)
  return beginListing(
    trx,
    {
      ...{ organisationId, ...read },
      place: {
        at,
        townId: town.id,
        addressJa: address,
        addressEn: null,
        roadNameJa: null,
        roadNameEn: null,
        precision,
      },
      titleJa: automaticTitle('ja', read.kind, town, null),
      titleEn: automaticTitle('en', read.kind, town, null),
    },
    writing,
  )
}
