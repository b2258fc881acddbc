import type { LoaderFunctionArgs } from '@remix-run/node'
import { theSearchDb } from '../../db/instance.server.ts'
import { listFacilities } from '../incubation/queries.server.ts'
import { publicText } from '../lib/answers.server.ts'
import { MOST_SITEMAP_PAGES, sitemapXml } from '../lib/sitemap.ts'
import { listPublicIds } from '../listings/sitemap.server.ts'
import { pages } from '../routes.js'
import { listSites } from '../sites/queries.server.ts'

/** Pages that stand at one address, for everybody; the others are listed by what they show. */
const fixed = pages
  .map(([path]) => ({ path }))
  .filter(({ path }) => !/[:*]|^\/dev\/|^\/(partner|staff)(\/|$)/.test(path))

export async function loader({ request, context: { today, baseUrl } }: LoaderFunctionArgs) {
  const db = theSearchDb()
  const [sites, facilities, listings] = await Promise.all([
    listSites(db, today),
    listFacilities(db, today),
    listPublicIds(db, today, MOST_SITEMAP_PAGES),
  ])
  const all = [
    ...fixed,
    ...sites.map(({ id }) => ({ path: `/sites/${id}` })),
    ...facilities.map(({ id }) => ({ path: `/incubation/${id}` })),
    ...listings.map(({ id, changedOn }) => ({ path: `/listings/${id}`, changedOn })),
  ]
  return publicText(request, sitemapXml(baseUrl, all), 'application/xml; charset=utf-8')
}
