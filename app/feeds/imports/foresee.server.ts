import type { Db } from '../../../db/client.server.ts'
import { type Content, contentSchema, NO_TERMS, withValues } from '../../listings/content.ts'
import { lacksForeseen } from '../../listings/lacks.server.ts'
import type { Kind } from '../../listings/model.ts'
import { personOf } from '../../listings/open-listing.server.ts'
import { agreementInForce } from '../../partners/agreements.server.ts'
import { findOrganisation, type Organisation } from '../../partners/organisations.server.ts'
import type { Compared } from '../sheet/compare.ts'
import type { Problem } from '../sheet/problem.ts'
import { differing, type Placed, zonesClaimed } from './claims.server.ts'

/** What a row is measured against before it is applied. `kinds`: those agreed on; null: no agreement is in force. */
export type Foresight = { organisation: Organisation; kinds: readonly string[] | null; today: string }

/** Null: the organisation works with the portal no more. */
export async function foresightOf(db: Db, organisationId: number, today: string): Promise<Foresight | null> {
  const organisation = await findOrganisation(db, organisationId)
  const agreement = await agreementInForce(db, organisationId, today)
  return organisation && { organisation, kinds: agreement?.kinds ?? null, today }
}

/** The content that a row would begin. */
function begun({ written }: Compared, { organisation }: Foresight): Content {
  const bare: Content = {
    ...{ kind: written.kind as Kind, titleJa: '-', titleEn: '-', summaryJa: null, summaryEn: null },
    place: {
      ...{ at: null, townId: 1, addressJa: '-', addressEn: null, roadNameJa: null, roadNameEn: null },
      precision: 'town',
    },
    ...{ facts: {}, access: {}, partnerRef: '-', transactionMode: 'brokerage', adConsent: null },
    ...{ terms: NO_TERMS, contact: personOf(organisation) },
  }
  return withValues(bare, written)
}

const told = (level: Problem['level'], code: Problem['code'], raw = ''): Problem => ({
  ...{ level, column: null, heading: '', raw, code },
})

/**
 * Tells beforehand what will keep a row from being published: a kind that the agreement does not cover is an error, what
 * the listing standards miss a warning, as it becomes a draft. What is claimed otherwise than the portal knows is a warning too.
 */
export async function foreseeAll(db: Db, rows: readonly Placed[], sight: Foresight | null): Promise<Compared[]> {
  const zones = await zonesClaimed(db, rows)
  return rows.map((one, at) => {
    const seen = foreseen(one, sight)
    const organisation = sight?.organisation ?? null
    return { ...seen, problems: [...seen.problems, ...differing(one, { zones: zones.get(at), organisation })] }
  })
}

function foreseen({ row, held, compared }: Placed, sight: Foresight | null): Compared {
  const { outcome, problems, written } = compared
  const deal = held?.deal ?? compared.deal
  if (!sight || !deal || row.operation !== 'put' || (outcome !== 'new' && outcome !== 'changed')) return compared
  const content = held ? withValues(held.content, written) : begun(compared, sight)
  if (!contentSchema.safeParse(content).success) return compared
  if (sight.kinds && !sight.kinds.includes(content.kind))
    return { ...compared, outcome: 'error', problems: [...problems, told('error', 'kind_not_agreed')] }
  const lacks = lacksForeseen(content, deal, sight).map(({ id }) => id)
  if (lacks.length === 0) return compared
  return { ...compared, problems: [...problems, told('warning', 'lacks', lacks.join(' '))] }
}
