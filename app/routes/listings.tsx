import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { type ShouldRevalidateFunction, useLoaderData, useLocation } from '@remix-run/react'
import { useState } from 'react'
import { theDb, theSearchDb } from '../../db/instance.server.ts'
import { withoutControls } from '../lib/controls.ts'
import { apiPathIn, type Locale, localeOfPath } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { type ProblemError, problemWords } from '../lib/problem.server.ts'
import { useCountInView } from '../listings/count-in-view.tsx'
import { CRITERIA, type Search, writeSearch } from '../listings/filter.ts'
import type { Faults } from '../listings/filter-amount.tsx'
import { FilterForm } from '../listings/filter-form.tsx'
import { FieldLink } from '../listings/filter-sheet.tsx'
import { logSearch } from '../listings/log.server.ts'
import { readSearchOf } from '../listings/read-search.server.ts'
import { SheetHandle, type Stop } from '../listings/result-sheet.tsx'
import { FilterChips, ResultHeader, ResultList } from '../listings/results.tsx'
import { SearchMap } from '../listings/search-map.tsx'
import { loadSearchPage } from '../listings/search-page.server.ts'
import type { Bbox } from '../map/model.ts'
import { layerCredits } from '../places/credits.server.ts'
import { NotificationBanner } from '../ui/banner.tsx'
import { FACT_IDS } from '../zoning/law/facts.ts'
import { factName } from '../zoning/law/values.ts'
import { pickedWork } from '../zoning/picked-work.server.ts'

await roomTexts('work')

/** What a filled-in field shows again because nobody could read it, or because another beside it contradicts it. */
function faultsIn(asked: URLSearchParams, { filter }: Search, problems: readonly ProblemError[]): Faults {
  const unread = CRITERIA.filter(
    name => filter[name] === undefined && asked.getAll(name).some(raw => raw.trim() !== ''),
  )
  const message = (name: string) => problems.find(problem => problem.parameter === name)?.message
  return Object.fromEntries(
    unread.map(name => [
      name,
      { written: withoutControls(asked.getAll(name).join(' ')).slice(0, 60), message: message(name) },
    ]),
  )
}

/** What a parameter is called: a criterion, or a fact of the work that is asked about. */
function parameterName(locale: Locale, parameter: string): string {
  const fact = FACT_IDS.find(id => id === parameter)
  return fact ? factName(fact)[locale] : translator(locale, 'search')(`fields.${parameter}` as 'fields.kind')
}

/** The page searches with what it could read and names the rest. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const { search, problems } = await readSearchOf(theSearchDb(), url.searchParams)
  const locale = localeOfPath(url.pathname)
  const [page, credits] = await Promise.all([
    loadSearchPage(theSearchDb(), search, pickedWork(url.searchParams, locale).picked, {
      today: context.today,
      locale,
    }),
    layerCredits(theSearchDb(), locale, ['zoning']),
  ])
  const { matched, unconfirmed } = page.found
  await logSearch(theDb(), { search, matched, unconfirmed, seeker: context.clientKey, today: context.today }).catch(
    context.reportError,
  )
  const words = problems.map(problem => ({
    parameter: problem.parameter,
    name: parameterName(locale, problem.parameter),
    message: problemWords(locale, problem),
  }))
  const faults = faultsIn(url.searchParams, search, words)
  return json({ search, page, problems: words, faults, credits, basemap: context.basemap })
}

/** Opening and closing a sheet moves within the page: nothing is asked again, and no search is counted twice. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl, defaultShouldRevalidate }) =>
  defaultShouldRevalidate && currentUrl.pathname + currentUrl.search !== nextUrl.pathname + nextUrl.search

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('search')
  const query = data ? writeSearch({ ...data.search, page: 1 }).toString() : ''
  const feed = apiPathIn(locale, `/api/listings.atom${query ? `?${query}` : ''}`)
  return [
    ...pageMeta({ locale, title: t('title'), description: t('description') }),
    { tagName: 'link', rel: 'alternate', type: 'application/atom+xml', title: t('feed'), href: feed },
  ]
}

export default function ListingsPage() {
  const { search, page, problems, faults, credits, basemap } = useLoaderData<typeof loader>()
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
        <FilterForm search={search} page={page} faults={faults} />
        <FilterChips words={page.words} />
        {problems.length > 0 ? (
          <NotificationBanner tone="warning" title={t('problemsTitle')} className="mt-3" role="alert">
            <ul className="list-disc pl-5 text-sm">
              {problems.map(problem => (
                <li key={problem.parameter}>
                  <FieldLink name={problem.parameter}>{problem.name}</FieldLink>: {problem.message}
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
