import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { Checkbox, FieldGroup, Select, TextField } from '../ui/field.tsx'
import type { Share } from './choices.server.ts'
import { Amount, fieldId, isSet, type PanelProps } from './filter-amount.tsx'
import { FilterPanel, faultsOf } from './filter-panel.tsx'
import { NearFields } from './near-fields.tsx'
import type { PlaceChoice } from './search-page.server.ts'

const POWER = { power_min: 'kw', ceiling_min: 'm', floor_load_min: 'tm2', crane_min: 't' } as const

export function PowerPanel({ search, faults }: Omit<PanelProps, 'page'>) {
  const t = useT('search')
  const names = Object.keys(POWER) as (keyof typeof POWER)[]
  return (
    <FilterPanel
      id="panel-power"
      title={t('groups.power')}
      active={isSet(search, ...names)}
      faults={faultsOf(faults, ...names)}
    >
      {names.map(name => (
        <Amount key={name} search={search} faults={faults} name={name} unit={POWER[name]} />
      ))}
    </FilterPanel>
  )
}

/** How many a condition would leave, and of how many of them nobody knows yet. */
function ShareNote({ share: { total, unconfirmed } }: { share: Share }) {
  const t = useT('search')
  return unconfirmed > 0 ? t('share', { total, unconfirmed }) : total
}

const TRUCKS = [2, 4, 10, 20] as const

export function LoadingPanel({ search, page, faults }: PanelProps) {
  const t = useT('search')
  const asked = search.filter.truck_min
  const trucks = asked !== undefined && !TRUCKS.some(tonnes => tonnes === asked) ? [...TRUCKS, asked] : TRUCKS
  return (
    <FilterPanel
      id="panel-loading"
      title={t('groups.loading')}
      active={isSet(search, 'truck_min', 'road_min', 'hours24')}
      faults={faultsOf(faults, 'truck_min', 'road_min')}
    >
      <Select
        id={fieldId('truck_min')}
        name="truck_min"
        error={faults.truck_min?.message}
        label={t('fields.truck_min')}
        defaultValue={asked ?? ''}
        className="mb-3"
        options={[
          { value: '', label: t('any') },
          ...trucks.map(tonnes => ({ value: String(tonnes), label: `${tonnes}${t('units.truck')}` })),
        ]}
      />
      <Amount search={search} faults={faults} name="road_min" unit="m" />
      <Checkbox
        name="hours24"
        value="1"
        label={t('fields.hours24')}
        note={page.flags ? <ShareNote share={page.flags.hours24} /> : undefined}
        defaultChecked={search.filter.hours24}
      />
    </FilterPanel>
  )
}

export function PlacePanel({ search, page, faults }: PanelProps) {
  const t = useT('search')
  const words = useT('listings')
  const locale = useLocale()
  const name = (place: PlaceChoice) => (locale === 'ja' ? place.nameJa : place.nameEn)
  const minutes = [5, 10, 15, 20, 30]
  const walk = search.filter.walk_max ?? (Number(faults.walk_max?.written) || undefined)
  return (
    <FilterPanel
      id="panel-place"
      title={t('groups.place')}
      active={(search.filter.station?.length ?? 0) + (search.filter.town?.length ?? 0) + isSet(search, 'near')}
      faults={faultsOf(faults, 'walk_max', 'near', 'radius')}
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
        id={fieldId('walk_max')}
        name="walk_max"
        error={faults.walk_max?.message}
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
      <NearFields search={search} page={page} faults={faults} />
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

export function MorePanel({ search, page, faults }: PanelProps) {
  const t = useT('search')
  return (
    <FilterPanel
      id="panel-more"
      title={t('groups.more')}
      active={isSet(search, 'certificate', 'available_by') + (search.unknown === 'exclude' ? 1 : 0)}
      faults={faultsOf(faults, 'available_by')}
    >
      <Checkbox
        name="certificate"
        value="1"
        label={t('fields.certificate')}
        note={page.flags ? <ShareNote share={page.flags.certificate} /> : undefined}
        defaultChecked={search.filter.certificate}
      />
      <TextField
        id={fieldId('available_by')}
        name="available_by"
        type="date"
        error={faults.available_by?.message}
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
          label={t('unknownExclude')}
          defaultChecked={search.unknown === 'exclude'}
        />
      </FieldGroup>
    </FilterPanel>
  )
}
