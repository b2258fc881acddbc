import type { Db } from '../../db/client.server.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import { type AskedWork, workOf } from '../zoning/law/asked.ts'
import { unusedAnswers } from '../zoning/law/unused.ts'
import { verdictView } from '../zoning/verdict-view.server.ts'
import type { VerdictView } from '../zoning/verdict-view.ts'
import { type CardVerdict, cardVerdict } from './card-verdict.ts'
import type { ListingSummary } from './summary.ts'
import { verdictsOf } from './verdicts.server.ts'

type Asked = { asked: AskedWork | null | undefined; today: string; locale: Locale }

/** The verdicts on listings in one language, by their public ids; none where no work is asked about. */
export async function verdictViews(
  db: Db,
  listings: readonly Pick<ListingSummary, 'id' | 'publicId'>[],
  { asked, today, locale }: Asked,
): Promise<Map<string, VerdictView>> {
  const work = asked && workOf(asked.use)
  if (!work) return new Map()
  const ids = listings.map(({ id }) => id)
  const unused = unusedAnswers(work, asked.answers)
  const verdicts = await verdictsOf(db, ids, asked, today)
  return new Map(
    listings.flatMap(({ id, publicId }) => {
      const verdict = verdicts.get(id)
      return verdict ? [[publicId, verdictView(verdict, locale, unused)] as const] : []
    }),
  )
}

/** What cards say of verdicts, by the listings' public ids. */
export type CardVerdicts = Readonly<Record<string, CardVerdict>>

export async function cardVerdicts(
  db: Db,
  listings: readonly Pick<ListingSummary, 'id' | 'publicId'>[],
  asked: Asked,
): Promise<CardVerdicts> {
  const views = await verdictViews(db, listings, asked)
  return Object.fromEntries([...views].map(([publicId, view]) => [publicId, cardVerdict(view)]))
}
