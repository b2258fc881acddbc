import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { useState } from 'react'
import { theDb, theSearchDb } from '../../db/instance.server.ts'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { problemWords } from '../lib/problem.server.ts'
import { useCountInView } from '../listings/count-in-view.tsx'
import { readSearch, writeSearch } from '../listings/filter.ts'
import { FilterForm } from '../listings/filter-form.tsx'
import { logSearch } from '../listings/log.server.ts'
import { SheetHandle, type Stop } from '../listings/result-sheet.tsx'
import { FilterChips, ResultHeader, ResultList } from '../listings/results.tsx'
import { SearchMap } from '../listings/search-map.tsx'
import { loadSearchPage } from '../listings/search-page.server.ts'
import type { Bbox } from '../map/model.ts'
import { layerCredits } from '../places/credits.server.ts'
import { NotificationBanner } from '../ui/banner.tsx'

/** The page searches with what it could read and names the rest. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const { search, problems } = readSearch(url.searchParams)
  const locale = localeOfPath(url.pathname)
  const [page, credits] = await Promise.all([
    loadSearchPage(theSearchDb(), search, context.today),
    layerCredits(theSearchDb(), locale, ['zoning']),
  ])
  const { matched, unconfirmed } = page.found
  await logSearch(theDb(), { search, matched, unconfirmed, seeker: context.clientKey, today: context.today }).catch(
    context.reportError,
  )
  const words = problems.map(problem => ({ parameter: problem.parameter, message: problemWords(locale, problem) }))
  return json({ search, page, problems: words, credits, basemap: context.basemap })
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('search')
  const query = data ? writeSearch({ ...data.search, page: 1 }).toString() : ''
  const feed = `/api/listings.atom${query ? `?${query}` : ''}`
  return [
    ...pageMeta({ locale, title: t('title'), description: t('description') }),
    { tagName: 'link', rel: 'alternate', type: 'application/atom+xml', title: t('feed'), href: feed },
  ]
}

export default function ListingsPage() {
  const { search, page, problems, credits, basemap } = useLoaderData<typeof loader>()
  const t = useT('search')
  const [highlighted, setHighlighted] = useState<string | null>(null)
  const [view, setView] = useState<Bbox | null>(null)
  const [stop, setStop] = useState<Stop>('peek')
  const inView = useCountInView(search, view)
  const isMapOpen = new URLSearchParams(useLocation().search).get('view') === 'map'
  const back = writeSearch(search).toString()
  return (
    <div className="search-page">
      <div className="search-bar">
        <h1 className="sr-only">{t('title')}</h1>
        <FilterForm search={search} page={page} />
        <FilterChips search={search} page={page} />
        {problems.length > 0 ? (
          <NotificationBanner tone="warning" title={t('problemsTitle')} className="mt-3" role="alert">
            <ul className="list-disc pl-5 text-sm">
              {problems.map(problem => (
                <li key={problem.parameter}>
                  <strong>{t(`fields.${problem.parameter}` as 'fields.kind')}</strong>: {problem.message}
                </li>
              ))}
            </ul>
          </NotificationBanner>
        ) : null}
      </div>
      <div className="search-columns">
        <section className="search-list" data-stop={isMapOpen ? stop : undefined}>
          {isMapOpen ? <SheetHandle stop={stop} onStop={setStop} /> : null}
          <ResultHeader search={search} page={page} inView={inView} />
          <div className="mt-3">
            <ResultList
              search={search}
              page={page}
              highlighted={highlighted}
              onHighlight={setHighlighted}
              back={back}
            />
          </div>
        </section>
        <SearchMap
          search={search}
          page={page}
          basemap={basemap}
          credits={credits}
          highlighted={highlighted}
          onHighlight={setHighlighted}
          onView={setView}
          onChosen={() => setStop('peek')}
        />
      </div>
    </div>
  )
}
