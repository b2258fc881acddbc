import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { Checkbox, FieldGroup, Select, TextField } from '../ui/field.tsx'
import type { Share } from './choices.server.ts'
import type { Search } from './filter.ts'
import { Amount, isSet, type PanelProps } from './filter-amount.tsx'
import { FilterPanel } from './filter-panel.tsx'
import type { PlaceChoice } from './search-page.server.ts'

export function PowerPanel({ search }: { search: Search }) {
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

/** How many a condition would leave, and of how many of them nobody knows yet. */
function ShareNote({ share: { total, unconfirmed } }: { share: Share }) {
  const t = useT('search')
  return unconfirmed > 0 ? t('share', { total, unconfirmed }) : total
}

const TRUCKS = [2, 4, 10, 20] as const

export function LoadingPanel({ search, page }: PanelProps) {
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
        note={page.flags ? <ShareNote share={page.flags.hours24} /> : undefined}
        defaultChecked={search.filter.hours24}
      />
    </FilterPanel>
  )
}

export function PlacePanel({ search, page }: PanelProps) {
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

export function MorePanel({ search, page }: PanelProps) {
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
        note={page.flags ? <ShareNote share={page.flags.certificate} /> : undefined}
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
