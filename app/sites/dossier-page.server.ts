import type { Db } from '../../db/client.server.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import { layerCredits } from '../places/credits.server.ts'
import { findSite, wasSite } from './dossier.server.ts'
import { dossierView } from './dossier-view.ts'
import { frameOf } from './frame.ts'
import { sitePicture } from './picture.server.ts'

/** What the page of a site shows; 'gone' where a site stood in an older edition, null where none ever did. */
export async function dossierPage(db: Db, publicId: string, locale: Locale, today: string) {
  const site = await findSite(db, publicId, today)
  if (!site) return (await wasSite(db, publicId)) ? ('gone' as const) : null
  return {
    site: dossierView(site, locale, today),
    picture: await sitePicture(db, site.shape, locale),
    box: frameOf(site.shape).box,
    credits: await layerCredits(db, locale, ['sites', 'zoning']),
    today,
  }
}
export type DossierPage = Exclude<Awaited<ReturnType<typeof dossierPage>>, 'gone' | null>
