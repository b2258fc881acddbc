import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { theSearchDb } from '../../db/instance.server.ts'
import { roomFigures } from '../incubation/queries.server.ts'
import { formatNumber } from '../lib/i18n/format.ts'
import { inLocale, localeOfPath } from '../lib/i18n/locale.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { ListingCard } from '../listings/card.tsx'
import { countFacets } from '../listings/choices.server.ts'
import { homeFigures } from '../listings/figures.server.ts'
import { readSearch } from '../listings/filter.ts'
import { NeedsBox } from '../listings/needs-box.tsx'
import { CitySketch } from '../places/city-sketch.tsx'
import { citySketch } from '../places/sketch.server.ts'
import { OPEN_STATES } from '../sites/model.ts'
import { siteFigures } from '../sites/queries.server.ts'
import { CountLinks } from '../ui/count-links.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { FigureCard } from '../ui/figure-card.tsx'
import { Container, Section } from '../ui/layout.tsx'
import { Office } from '../ui/office.tsx'
import { Skyline } from '../ui/skyline.tsx'
import { WorkBox } from '../zoning/work-box.tsx'

await roomTexts('home')
await roomTexts('work')

export async function loader({ request, context: { today } }: LoaderFunctionArgs) {
  const db = theSearchDb()
  const locale = localeOfPath(new URL(request.url).pathname)
  const everything = readSearch(new URLSearchParams()).search
  const [{ byStation, byTown, ...listings }, { facets }, sites, rooms, sketch] = await Promise.all([
    homeFigures(db, today),
    countFacets(db, everything, today),
    siteFigures(db, today),
    roomFigures(db, today),
    citySketch(db),
  ])
  const named = (places: typeof byTown) =>
    places.map(place => ({
      slug: place.slug,
      name: inLocale(locale, place, 'name'),
      count: place.count,
      lng: place.lng,
      lat: place.lat,
    }))
  return json({
    listings,
    zones: facets?.zone ?? {},
    sites,
    rooms,
    sketch,
    stations: named(byStation),
    towns: named(byTown),
  })
}

export const meta: MetaFunction = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({ locale, description: textsIn(locale).in('home')('description') })
}

const TOWNS_SHOWN = 12
const townColumns = 'grid grid-cols-2 gap-x-8 md:grid-cols-3 lg:grid-cols-4'

export default function Home() {
  const { stations, towns, sketch } = useLoaderData<typeof loader>()
  const t = useT('home')
  const links = (key: string, places: typeof towns, name: (name: string) => string) =>
    places.map(({ slug, count, ...place }) => ({
      to: `/listings?${key}=${slug}`,
      name: name(place.name),
      count: t('count', { count }),
    }))
  const byTown = links('town', towns, name => name)
  return (
    <>
      <Hero />
      <Container className="space-y-14 pt-10">
        <Entries />
        <Newest />
        <Section id="places" title={t('places')}>
          <p className="mb-4 max-w-[46em] text-sm text-ink-soft">{t('placesLead')}</p>
          <div className="grid gap-x-10 gap-y-6 md:grid-cols-[3fr_2fr]">
            <div className="max-md:hidden">
              <CitySketch sketch={sketch} stations={stations} />
            </div>
            <div>
              <h3 className="text-std-18B-160 mb-1">{t('byStation')}</h3>
              <CountLinks links={links('station', stations, name => t('station', { name }))} />
            </div>
          </div>
          <h3 className="text-std-18B-160 mt-8 mb-1">{t('byTown')}</h3>
          <CountLinks links={byTown.slice(0, TOWNS_SHOWN)} className={townColumns} />
          {byTown.length > TOWNS_SHOWN ? (
            <Disclosure summary={t('moreTowns', { count: byTown.length - TOWNS_SHOWN })} className="mt-2">
              <CountLinks links={byTown.slice(TOWNS_SHOWN)} className={townColumns} />
            </Disclosure>
          ) : null}
        </Section>
        <Help />
      </Container>
    </>
  )
}

function Hero() {
  const { listings } = useLoaderData<typeof loader>()
  const t = useT('home')
  const figures = [
    [t('live'), listings.live],
    [t('newThisWeek'), listings.newThisWeek],
    [t('confirmed'), listings.confirmedWithin7Days],
  ] as const
  return (
    <div className="relative overflow-hidden bg-key-50">
      <Skyline className="absolute right-0 bottom-0 hidden h-60 lg:block" />
      <Container className="relative py-8 md:py-10">
        <h1 className="text-std-28B-150 md:text-std-36B-140 lg:text-std-45B-140">
          <span className="block">{t('headline')}</span>
          <span className="block">{t('headlineMain')}</span>
        </h1>
        <div className="mt-5 grid max-w-[60rem] gap-4">
          <WorkBox />
          <NeedsBox />
        </div>
        <div className="mt-3 flex flex-wrap items-baseline gap-x-6 gap-y-1">
          <dl aria-label={t('figures')} className="flex flex-wrap gap-x-6 gap-y-1">
            {figures.map(([name, count]) => (
              <div key={name} className="flex items-baseline gap-1.5">
                <dt className="text-ink-soft">{name}</dt>
                <dd className="font-bold">{t('liveCount', { count })}</dd>
              </div>
            ))}
          </dl>
          <LocaleLink to="/about#freshness" className="link inline-flex min-h-11 items-center">
            {t('how')}
          </LocaleLink>
        </div>
      </Container>
    </div>
  )
}

function Entries() {
  const { listings, zones, sites, rooms } = useLoaderData<typeof loader>()
  const t = useT('home')
  const locale = useLocale()
  const n = (value: number) => formatNumber(locale, value)
  const { factory, workshop } = listings.byKind
  const deals = { rent: factory.rent + workshop.rent, sale: factory.sale + workshop.sale }
  const { qind = 0, ind = 0, xind = 0 } = zones
  const open = OPEN_STATES.reduce((sum, state) => sum + sites.byState[state], 0)
  return (
    <section aria-labelledby="entries">
      <h2 id="entries" className="sr-only">
        {t('entries')}
      </h2>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <FigureCard
          to="/listings?kind=factory&kind=workshop"
          icon="factory"
          value={n(deals.rent + deals.sale)}
          unit={t('factoriesUnit')}
          title={t('factories')}
          note={t('factoriesNote', deals)}
        />
        <FigureCard
          to="/sites"
          icon="site"
          value={n(sites.count)}
          unit={t('sitesUnit')}
          title={t('sites')}
          note={t('sitesNote', { ha: sites.totalHa, open })}
        />
        <FigureCard
          to="/incubation"
          icon="room"
          value={n(rooms.freeNow)}
          unit={t('roomsUnit')}
          title={t('rooms')}
          note={t('roomsNote', { soon: rooms.freeSoon })}
        />
        <FigureCard
          to="/zoning"
          icon="zones"
          value={n(qind + ind + xind)}
          unit={t('zonesUnit')}
          title={t('zones')}
          note={t('zonesNote', { qind, ind, xind })}
        />
      </ul>
    </section>
  )
}

function Newest() {
  const { listings } = useLoaderData<typeof loader>()
  const t = useT('home')
  const words = useT('listings')
  return (
    <Section
      id="newest"
      title={t('newest')}
      action={
        <LocaleLink to="/listings" className="link inline-flex min-h-11 items-center">
          {t('newestAll')}
        </LocaleLink>
      }
    >
      {listings.newest.length === 0 ? <p>{t('newestNone')}</p> : null}
      <ul className="grid gap-4 lg:grid-cols-2">
        {listings.newest.map(listing => (
          <li key={listing.publicId}>
            <ListingCard listing={listing} />
          </li>
        ))}
      </ul>
      <p className="mt-3 text-sm text-ink-soft">{words('thumbNote')}</p>
    </Section>
  )
}

function Help() {
  const t = useT('home')
  return (
    <Section id="help" title={t('help')} className="card bg-paper p-6 md:p-8">
      <div className="grid gap-6 md:grid-cols-[3fr_2fr]">
        <div>
          <p>{t('helpText')}</p>
          <p className="mt-2">
            <LocaleLink to="/contact" className="link inline-flex min-h-11 items-center">
              {t('helpMore')}
            </LocaleLink>
          </p>
        </div>
        <Office />
      </div>
    </Section>
  )
}
