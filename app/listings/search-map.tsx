import { useLocation, useNavigate } from '@remix-run/react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useHref, useLocale, useT } from '../lib/i18n/provider.tsx'
import { readNumbers } from '../lib/reading.ts'
import type { Basemap, Bbox, Credit, MapHit } from '../map/model.ts'
import { MapPanel } from '../map/panel.tsx'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Icon } from '../ui/icons.tsx'
import { zoneStyles } from '../zoning/map-styles.ts'
import { type Search, without, writeSearch } from './filter.ts'
import { FilterOpener } from './filter-sheet.tsx'
import { searchPath } from './results.tsx'
import type { SearchPage } from './search-page.server.ts'
import { SelectedCard } from './selected-card.tsx'

type Props = {
  search: Search
  page: SearchPage
  basemap: Basemap
  credits: Credit[]
  highlighted: string | null
  onHighlight: (publicId: string | null) => void
  /** The reader moved the map. */
  onView: (view: Bbox) => void
  /** A pin was chosen. */
  onChosen: () => void
}

/** Degrees to five decimals, about a metre. */
const boxText = (box: Bbox) => box.map(degree => degree.toFixed(5)).join(',')
const readBox = (text: string | null): Bbox | null => {
  const box = text ? readNumbers(text, 4) : null
  return box ? (box as unknown as Bbox) : null
}

/** A little more than a group's own box, so that its point stays inside the exact test. */
const around = ([w, s, e, n]: Bbox): Bbox => [w - 0.0005, s - 0.0005, e + 0.0005, n + 0.0005]

/** The box that the search itself names, or where the reader had left the map. */
function cameraOf(search: Search, left: Bbox | null) {
  const { bbox, within, near, radius } = search.filter
  if (left) return { box: left }
  if (bbox) return { box: bbox }
  if (within) {
    const ring = within.coordinates[0] ?? []
    const [lngs, lats] = [ring.map(at => at[0]), ring.map(at => at[1])]
    return { box: [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)] as Bbox, padding: 48 }
  }
  if (near) {
    const span = (radius ?? 1000) / 90_000
    return { box: [near[0] - span, near[1] - span, near[0] + span, near[1] + span] as Bbox }
  }
  return undefined
}

/** The map beside the list: the same search as pins, the way to search by place, and the card of a chosen pin. */
export function SearchMap({ search, page, basemap, credits, highlighted, onHighlight, onView, onChosen }: Props) {
  const t = useT('search')
  const locale = useLocale()
  const href = useHref()
  const navigate = useNavigate()
  const location = useLocation()
  const asked = new URLSearchParams(location.search)
  const isOpen = asked.get('view') === 'map'
  const [moved, setMoved] = useState<Bbox | null>(null)
  const [selected, setSelected] = useState<string | null>(asked.get('sel'))
  const [isDrawing, setDrawing] = useState(false)
  const { bbox, within, near } = search.filter
  const placeKey = JSON.stringify([bbox, within, near])
  // The reader's own view is read once for each search by place; after that the map is theirs.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const camera = useMemo(() => cameraOf(search, readBox(asked.get('map'))), [placeKey])
  const rows = useMemo(
    () =>
      page.found.listings.map(listing => ({
        id: listing.publicId,
        at: [listing.lng, listing.lat] as const,
        kind: listing.kind,
        label: locale === 'ja' ? listing.titleJa : listing.titleEn,
      })),
    [page.found.listings, locale],
  )
  const keep = useKeptView()
  useMeasuredTop()
  const go = useCallback(
    (next: Search) => navigate(href(searchPath(next)), { preventScrollReset: true }),
    [navigate, href],
  )
  const searchIn = (box: Bbox) => {
    setMoved(null)
    go({
      ...without(search, 'within', 'bbox'),
      filter: { ...without(search, 'within', 'bbox').filter, bbox: [...box] },
    })
  }
  const select = (hit: MapHit) => {
    if (hit.layer !== 'listings') {
      if (hit.url) navigate(new URL(hit.url, window.location.href).pathname)
      return
    }
    setSelected(hit.id)
    onChosen()
    keep('sel', hit.id)
    document.getElementById(hit.id)?.scrollIntoView({ block: 'nearest' })
  }
  const close = () => {
    setSelected(null)
    keep('sel', null)
  }
  const draw = isDrawing
    ? {
        onDrawn: (area: { type: 'Polygon'; coordinates: [number, number][][] }) => {
          setDrawing(false)
          go({ ...without(search, 'bbox', 'within'), filter: { ...without(search, 'bbox').filter, within: area } })
        },
        onCancel: () => setDrawing(false),
      }
    : undefined
  return (
    <>
      <div className={cx('search-map print-hidden', isOpen && 'is-open')}>
        <MapPanel
          label={t('mapLabel')}
          basemap={basemap}
          zones={zoneStyles(locale)}
          credits={credits}
          camera={camera}
          isOpen={isOpen}
          listingsQuery={writeSearch({ ...search, page: 1, sort: 'newest' }).toString()}
          sitesUrl="/api/sites"
          incubationUrl="/api/incubation"
          chosenZones={search.filter.zone}
          rows={rows}
          selected={selected}
          highlighted={highlighted}
          onHighlight={onHighlight}
          onSelect={select}
          onPile={box => searchIn(around(box))}
          onMoved={box => {
            setMoved(box)
            onView(box)
            keep('map', boxText(box))
          }}
          draw={draw}
          className="h-full"
        >
          <div className="flex flex-wrap gap-2">
            {isOpen ? (
              <Button size="sm" look="outline" onClick={() => navigate(-1)}>
                <Icon name="close" className="size-4" />
                {t('closeMap')}
              </Button>
            ) : null}
            {moved && !isDrawing ? (
              <Button size="sm" onClick={() => searchIn(moved)}>
                {t('searchArea')}
              </Button>
            ) : null}
            {isDrawing ? null : (
              <Button size="sm" look="outline" onClick={() => setDrawing(true)}>
                <Icon name="pen" className="size-4" />
                {t('drawArea')}
              </Button>
            )}
          </div>
        </MapPanel>
        {selected ? (
          <SelectedCard id={selected} page={page} back={writeSearch(search).toString()} onClose={close} />
        ) : null}
      </div>
      {isOpen ? null : <ListAndMapSwitch search={search} />}
    </>
  )
}

/** The two ways on from the list on a phone: the map, or the conditions. */
function ListAndMapSwitch({ search }: { search: Search }) {
  const t = useT('search')
  const query = writeSearch(search)
  query.set('view', 'map')
  return (
    <div className="search-switch print-hidden">
      <LocaleLink to={`/listings?${query}`} preventScrollReset className="button button-solid needs-script">
        <Icon name="map" />
        {t('showMap')}
      </LocaleLink>
      <FilterOpener search={search} />
    </div>
  )
}

/** Writes what the reader does on the map into the address without asking the server again. */
function useKeptView() {
  const timer = useRef(0)
  useEffect(() => () => window.clearTimeout(timer.current), [])
  return useCallback((name: 'map' | 'sel', value: string | null) => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => {
      const url = new URL(window.location.href)
      if (value === null) url.searchParams.delete(name)
      else url.searchParams.set(name, value)
      window.history.replaceState(window.history.state, '', url)
    }, 150)
  }, [])
}

/** Tells the style sheet how much of the window the header and the conditions take: chips come and go. */
function useMeasuredTop() {
  useEffect(() => {
    const root = document.documentElement
    const header = document.querySelector('body > header')
    const bar = document.querySelector('.search-bar')
    if (!header || !bar) return
    const measure = () => {
      const above = header.getBoundingClientRect().height
      root.style.setProperty('--search-header', `${above}px`)
      root.style.setProperty('--search-top', `${above + bar.getBoundingClientRect().height}px`)
    }
    const watcher = new ResizeObserver(measure)
    watcher.observe(bar)
    watcher.observe(header)
    return () => {
      watcher.disconnect()
      root.style.removeProperty('--search-header')
      root.style.removeProperty('--search-top')
    }
  }, [])
}
