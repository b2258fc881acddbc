import type { Db } from '../../db/client.server.ts'
import { countOffers } from '../listings/offers-page.server.ts'
import { readOffersAsked } from '../listings/offers-page.ts'
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
  offers: await countOffers(db, readOffersAsked(new URLSearchParams(), organisationId), today),
})
