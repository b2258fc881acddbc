import type { Db } from '../../db/client.server.ts'
import { countOwnOffers } from '../listings/own-counts.server.ts'
import { answerTimes } from './enquiry-desk.server.ts'
import { FIGURE_DAYS } from './enquiry-list-page.server.ts'
import type { Figures } from './partner-figures.tsx'

/** Figures of an organisation for its desk. */
export const partnerFigures = async (
  db: Db,
  organisationId: number,
  { today, now }: { today: string; now: Date },
): Promise<Figures> => ({
  times: await answerTimes(db, { organisationId }, { now, days: FIGURE_DAYS, today }),
  offers: await countOwnOffers(db, organisationId),
})
