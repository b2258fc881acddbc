import { Form, useNavigate } from '@remix-run/react'
import { type FormEvent, useEffect, useRef } from 'react'
import { useHref, useLocale, useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox, FieldGroup, NumberField, Select, TextField } from '../ui/field.tsx'
import { ZONES } from '../zoning/model.ts'
import type { Criterion, Search } from './filter.ts'
import { writeSearch } from './filter.ts'
import { FilterPanel } from './filter-panel.tsx'
import { DEALS, KINDS } from './model.ts'
import type { PlaceChoice, SearchPage } from './search-page.server.ts'

type Props = { search: Search; page: SearchPage }

/** What the form does not show but must keep: what was drawn or picked on the map, and the order. */
const KEPT = ['near', 'radius', 'bbox', 'within', 'sort'] as const

const isSet = (search: Search, ...criteria: Criterion[]) => criteria.filter(c => search.filter[c] !== undefined).length

/** The whole filter as one plain GET form; empty fields are left out of the address where scripts run. */
export function FilterForm({ search, page }: Props) {
  const t = useT('search')
  const href = useHref()
  const navigate = useNavigate()
  const form = useRef<HTMLFormElement>(null)
  const query = writeSearch({ ...search, page: 1 })
  const text = query.toString()
  useFoldingPanels(form, text)

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const asked = new URLSearchParams()
    for (const [name, value] of new FormData(event.currentTarget))
      if (typeof value === 'string' && value.trim() !== '') asked.append(name, value)
    navigate(`${href('/listings')}?${asked}`)
  }

  return (
    <Form
      ref={form}
      key={text}
      id="filters"
      method="get"
      action={href('/listings')}
      onSubmit={submit}
      role="search"
      className="flex flex-wrap items-center gap-2"
    >
      {KEPT.map(name =>
        query.has(name) ? <input key={name} type="hidden" name={name} value={query.get(name) ?? ''} /> : null,
      )}
      <div className="flex w-full items-end gap-2 sm:w-auto">
        <label className="sr-only" htmlFor="words">
          {t('words')}
        </label>
        <input
          id="words"
          name="q"
          type="search"
          className="control sm:w-64"
          defaultValue={search.filter.q}
          maxLength={100}
          aria-describedby="words-hint"
        />
        <span id="words-hint" className="sr-only">
          {t('wordsHint')}
        </span>
        <Button type="submit" className="shrink-0">
          {t('submit')}
        </Button>
      </div>
      <WhatPanel search={search} page={page} />
      <SizePanel search={search} />
      <MoneyPanel search={search} />
      <ZonePanel search={search} page={page} />
      <PowerPanel search={search} />
      <LoadingPanel search={search} page={page} />
      <PlacePanel search={search} page={page} />
      <MorePanel search={search} page={page} />
    </Form>
  )
}

/** Panels fold when a search was made, on Escape, and on a press outside; without scripts they fold by their own button. */
function useFoldingPanels(form: React.RefObject<HTMLFormElement>, query: string) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new search is what folds the panels
  useEffect(() => {
    const open = () => form.current?.querySelector<HTMLDetailsElement>('details[open]') ?? null
    const fold = (focus: boolean) => {
      const panel = open()
      if (!panel) return
      panel.open = false
      if (focus) panel.querySelector('summary')?.focus()
    }
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && fold(true)
    const onPress = (event: PointerEvent) => {
      if (!open()?.contains(event.target as Node)) fold(false)
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('pointerdown', onPress)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('pointerdown', onPress)
    }
  }, [form, query])
}

function WhatPanel({ search, page }: Props) {
  const t = useT('search')
  const words = useT('listings')
  return (
    <FilterPanel title={t('groups.what')} active={isSet(search, 'kind', 'deal')}>
      <FieldGroup legend={t('groups.kind')}>
        {KINDS.map(kind => (
          <Checkbox
            key={kind}
            name="kind"
            value={kind}
            label={words(`kind.${kind}`)}
            note={page.facets.kind[kind] ?? 0}
            defaultChecked={search.filter.kind?.includes(kind)}
          />
        ))}
      </FieldGroup>
      <FieldGroup legend={t('groups.deal')} className="mt-3">
        {DEALS.map(deal => (
          <Checkbox
            key={deal}
            name="deal"
            value={deal}
            label={words(`deal.${deal}`)}
            note={page.facets.deal[deal] ?? 0}
            defaultChecked={search.filter.deal?.includes(deal)}
          />
        ))}
      </FieldGroup>
    </FilterPanel>
  )
}

type NumberCriterion =
  | 'area_min'
  | 'area_max'
  | 'land_min'
  | 'land_max'
  | 'rent_max'
  | 'price_max'
  | 'power_min'
  | 'ceiling_min'
  | 'floor_load_min'
  | 'crane_min'
  | 'road_min'

function Amount({
  search,
  name,
  unit,
}: {
  search: Search
  name: NumberCriterion
  unit: 'm2' | 'yenMonth' | 'yen' | 'kw' | 'm' | 'tm2' | 't'
}) {
  const t = useT('search')
  return (
    <NumberField
      name={name}
      label={t(`fields.${name}`)}
      unit={t(`units.${unit}`)}
      defaultValue={search.filter[name]}
      className="mb-3"
    />
  )
}

function SizePanel({ search }: { search: Search }) {
  const t = useT('search')
  return (
    <FilterPanel title={t('groups.size')} active={isSet(search, 'area_min', 'area_max', 'land_min', 'land_max')}>
      <Amount search={search} name="area_min" unit="m2" />
      <Amount search={search} name="area_max" unit="m2" />
      <Amount search={search} name="land_min" unit="m2" />
      <Amount search={search} name="land_max" unit="m2" />
    </FilterPanel>
  )
}

function MoneyPanel({ search }: { search: Search }) {
  const t = useT('search')
  return (
    <FilterPanel title={t('groups.money')} active={isSet(search, 'rent_max', 'price_max')}>
      <Amount search={search} name="rent_max" unit="yenMonth" />
      <Amount search={search} name="price_max" unit="yen" />
    </FilterPanel>
  )
}

function ZonePanel({ search, page }: Props) {
  const t = useT('search')
  const locale = useLocale()
  return (
    <FilterPanel title={t('groups.zone')} active={search.filter.zone?.length ?? 0} wide>
      <FieldGroup legend={<span className="sr-only">{t('groups.zone')}</span>} className="sm:columns-2">
        {ZONES.map(zone => (
          <Checkbox
            key={zone.id}
            name="zone"
            value={zone.id}
            label={locale === 'ja' ? zone.nameJa : zone.nameEn}
            note={page.facets.zone[zone.id] ?? 0}
            defaultChecked={search.filter.zone?.includes(zone.id)}
            className="break-inside-avoid"
          />
        ))}
      </FieldGroup>
    </FilterPanel>
  )
}

function PowerPanel({ search }: { search: Search }) {
  const t = useT('search')
  return (
    <FilterPanel
      title={t('groups.power')}
      active={isSet(search, 'power_min', 'ceiling_min', 'floor_load_min', 'crane_min')}
    >
      <Amount search={search} name="power_min" unit="kw" />
      <Amount search={search} name="ceiling_min" unit="m" />
      <Amount search={search} name="floor_load_min" unit="tm2" />
      <Amount search={search} name="crane_min" unit="t" />
    </FilterPanel>
  )
}

const TRUCKS = [2, 4, 10, 20] as const

function LoadingPanel({ search, page }: Props) {
  const t = useT('search')
  const asked = search.filter.truck_min
  const trucks = asked !== undefined && !TRUCKS.some(tonnes => tonnes === asked) ? [...TRUCKS, asked] : TRUCKS
  return (
    <FilterPanel title={t('groups.loading')} active={isSet(search, 'truck_min', 'road_min', 'hours24')}>
      <Select
        name="truck_min"
        label={t('fields.truck_min')}
        defaultValue={asked ?? ''}
        className="mb-3"
        options={[
          { value: '', label: t('any') },
          ...trucks.map(tonnes => ({ value: String(tonnes), label: `${tonnes}${t('units.truck')}` })),
        ]}
      />
      <Amount search={search} name="road_min" unit="m" />
      <Checkbox
        name="hours24"
        value="1"
        label={t('fields.hours24')}
        note={page.flags.hours24}
        defaultChecked={search.filter.hours24}
      />
    </FilterPanel>
  )
}

function PlacePanel({ search, page }: Props) {
  const t = useT('search')
  const words = useT('listings')
  const locale = useLocale()
  const name = (place: PlaceChoice) => (locale === 'ja' ? place.nameJa : place.nameEn)
  const minutes = [5, 10, 15, 20, 30]
  const walk = search.filter.walk_max
  return (
    <FilterPanel
      title={t('groups.place')}
      active={(search.filter.station?.length ?? 0) + (search.filter.town?.length ?? 0)}
      wide
    >
      <FieldGroup legend={t('fields.station')} hint={t('nearStation')} className="sm:columns-2">
        {page.stations.map(station => (
          <Checkbox
            key={station.slug}
            name="station"
            value={station.slug}
            label={words('station', { name: name(station) })}
            note={station.count}
            defaultChecked={search.filter.station?.includes(station.slug)}
            className="break-inside-avoid"
          />
        ))}
      </FieldGroup>
      <Select
        name="walk_max"
        label={t('fields.walk_max')}
        hint={t('stationHint')}
        defaultValue={walk ?? ''}
        className="my-3"
        options={[
          { value: '', label: t('any') },
          ...(walk && !minutes.includes(walk) ? [...minutes, walk] : minutes).map(m => ({
            value: String(m),
            label: `${m} ${t('units.minutes')}`,
          })),
        ]}
      />
      <FieldGroup legend={t('fields.town')} className="sm:columns-2">
        {page.towns.length === 0 ? <p className="text-ink-soft">{t('townEmpty')}</p> : null}
        {page.towns.map(town => (
          <Checkbox
            key={town.slug}
            name="town"
            value={town.slug}
            label={name(town)}
            note={town.count}
            defaultChecked={search.filter.town?.includes(town.slug)}
            className="break-inside-avoid"
          />
        ))}
      </FieldGroup>
    </FilterPanel>
  )
}

function MorePanel({ search, page }: Props) {
  const t = useT('search')
  return (
    <FilterPanel
      title={t('groups.more')}
      active={isSet(search, 'certificate', 'available_by') + (search.unknown === 'exclude' ? 1 : 0)}
    >
      <Checkbox
        name="certificate"
        value="1"
        label={t('fields.certificate')}
        note={page.flags.certificate}
        defaultChecked={search.filter.certificate}
      />
      <TextField
        name="available_by"
        type="date"
        label={t('fields.available_by')}
        defaultValue={search.filter.available_by}
        className="my-3"
      />
      <FieldGroup legend={t('fields.unknown')} hint={t('unknownHint')}>
        <Checkbox
          type="radio"
          name="unknown"
          value=""
          label={t('unknown')}
          defaultChecked={search.unknown === 'include'}
        />
        <Checkbox
          type="radio"
          name="unknown"
          value="exclude"
          label={t('chips.exclude')}
          defaultChecked={search.unknown === 'exclude'}
        />
      </FieldGroup>
    </FilterPanel>
  )
}
