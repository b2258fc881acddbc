import type { Db } from '../../db/client.server.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import { boxOf } from '../places/rings.ts'
import { citySketch } from '../places/sketch.server.ts'
import { inOrder, matchesSite, type SiteFilter } from './filter.ts'
import { cardView, zoneCounts } from './list-view.ts'
import { figuresOf, listSites } from './queries.server.ts'

/** What the list of sites shows: those asked for, and the counts of all beside each choice. */
export async function sitesPage(db: Db, filter: SiteFilter, locale: Locale, today: string) {
  const all = await listSites(db, today)
  const asked = inOrder(
    all.filter(site => matchesSite(site, filter)),
    filter.sort,
  )
  const { count, totalHa } = figuresOf(asked)
  return {
    filter,
    cards: asked.map(site => cardView(site, locale)),
    matched: { count, totalHa },
    figures: figuresOf(all),
    zones: zoneCounts(all, locale),
    /** What the map shows at first: the sites asked for, or the city. */
    box:
      asked.length > 0
        ? boxOf({ type: 'MultiPolygon', coordinates: asked.flatMap(site => site.shape.coordinates) })
        : null,
    hasSample: all.some(site => site.isSample),
    sketch: await citySketch(db),
  }
}
export type SitesPage = Awaited<ReturnType<typeof sitesPage>>
