import type { Db } from '../../db/client.server.ts'
import type { Agreement } from './agreement.ts'
import { standingOn } from './agreement.ts'
import type { ShownAgreement, ShownFormer } from './agreement-card.tsx'
import { listFormerAgreements } from './agreements.server.ts'
import { presentAgreement } from './organisation-desk.server.ts'

const shown = ({ suspendedAt: _, organisationId: __, ...agreement }: Agreement): ShownAgreement => agreement

/** An organisation's agreements as its page shows them: how it stands, the present one, all that hold, and those before. */
export async function agreementView(db: Db, organisationId: number, today: string) {
  const { agreements, present } = await presentAgreement(db, organisationId, today)
  const former = await listFormerAgreements(db, organisationId)
  return {
    standing: standingOn(agreements, today),
    present: present && shown(present),
    agreements: agreements.map(shown),
    former: former.map(
      ({ id, startsOn, endsOn, supersededAt, suspendedReason }): ShownFormer => ({
        ...{ id, startsOn, endsOn, suspendedReason },
        supersededAt: supersededAt.toISOString(),
      }),
    ),
  }
}
