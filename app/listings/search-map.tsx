import { useLocation, useNavigate } from '@remix-run/react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useHref, useLocale, useT } from '../lib/i18n/provider.tsx'
import type { Basemap, Bbox, Credit, MapHit } from '../map/model.ts'
import { MapPanel } from '../map/panel.tsx'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Icon } from '../ui/icons.tsx'
import { HEADLINES } from '../zoning/law/verdict-model.ts'
import { zoneStyles } from '../zoning/map-styles.ts'
import { VERDICT_LOOKS } from '../zoning/verdict-looks.ts'
import { type Search, without, writeSearch } from './filter.ts'
import { FilterOpener } from './filter-sheet.tsx'
import { useKeptView, useMeasuredTop } from './kept-view.tsx'
import type { SearchPage } from './search-page.server.ts'
import { areaOf, around, boxText, cameraOf, readBox } from './search-place.ts'
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

/** What the signs at the pins say of a work that is asked about. */
function usePinSigns({ filter }: Search) {
  const t = useT('verdict')
  if (!filter.use) return
  const rows = HEADLINES.map(result => ({ sign: VERDICT_LOOKS[result].sign, name: t(`headline.${result}`) }))
  return { title: t('legend'), rows }
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
  const camera = useMemo(() => cameraOf(search.filter, readBox(asked.get('map'))), [placeKey])
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
  const pinSigns = usePinSigns(search)
  const keep = useKeptView()
  useMeasuredTop()
  const path = useCallback(
    (next: Search, open: boolean) => {
      const query = writeSearch(next)
      if (open) query.set('view', 'map')
      return href(query.size > 0 ? `/listings?${query}` : '/listings')
    },
    [href],
  )
  // A search made on the open map stays on it.
  const go = (next: Search) => navigate(path(next, isOpen), { preventScrollReset: true })
  // Back to the list that the map was opened from; opened by a link of its own, the list takes its place.
  const shut = () =>
    location.state?.fromList ? navigate(-1) : navigate(path(search, false), { replace: true, preventScrollReset: true })
  useForgetting(writeSearch({ ...search, page: 1 }).toString(), () => {
    if (selected && !page.found.listings.some(listing => listing.publicId === selected)) setSelected(null)
  })
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
          pinSigns={pinSigns}
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
          area={isDrawing ? null : areaOf(search.filter)}
          draw={draw}
          className="h-full"
        >
          <div className="flex flex-wrap gap-2">
            {isOpen ? (
              <Button size="sm" look="outline" onClick={shut}>
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
        {selected ? <SelectedCard id={selected} search={search} page={page} onClose={close} /> : null}
      </div>
      {isOpen ? null : <ListAndMapSwitch search={search} conditions={page.words.conditions.length} />}
    </>
  )
}

/** Runs when the search becomes another: what was chosen in the last may not be in it. */
function useForgetting(query: string, forget: () => void): void {
  const last = useRef(query)
  useEffect(() => {
    if (last.current === query) return
    last.current = query
    forget()
  })
}

/** The two ways on from the list on a phone: the map, or the conditions. */
function ListAndMapSwitch({ search, conditions }: { search: Search; conditions: number }) {
  const t = useT('search')
  const query = writeSearch(search)
  query.set('view', 'map')
  return (
    <div className="search-switch print-hidden">
      <LocaleLink
        to={`/listings?${query}`}
        state={{ fromList: true }}
        preventScrollReset
        className="button button-solid needs-script"
      >
        <Icon name="map" />
        {t('showMap')}
      </LocaleLink>
      <FilterOpener count={conditions} />
    </div>
  )
}
