import type { Db } from '../../db/client.server.ts'
import { formatEdition } from '../lib/i18n/format.ts'
import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import type { Credit } from '../map/model.ts'
import { listDatasets } from './datasets.server.ts'
import type { Layer } from './model.ts'

/** What must stand beside a map that shows these layers: name, source and edition of each. */
export async function layerCredits(db: Db, locale: Locale, layers: readonly Layer[]): Promise<Credit[]> {
  const datasets = await listDatasets(db)
  return datasets
    .filter(dataset => layers.includes(dataset.layer))
    .map(dataset => ({
      text: `${inLocale(locale, dataset, 'name')}: ${inLocale(locale, dataset, 'source')} (${formatEdition(locale, dataset.edition)})`,
      href: dataset.sourceUrl,
    }))
}
