import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { Checkbox, FieldGroup } from '../ui/field.tsx'
import { ZONES } from '../zoning/model.ts'
import type { Search } from './filter.ts'
import { Amount, isSet, type PanelProps } from './filter-amount.tsx'
import { FilterPanel } from './filter-panel.tsx'
import { DEALS, KINDS } from './model.ts'

/** How many a choice would give; nothing where it was not counted. */
const noteOf = (counts: Record<string, number> | undefined, choice: string) => counts && (counts[choice] ?? 0)

export function WhatPanel({ search, page }: PanelProps) {
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
            note={noteOf(page.facets?.kind, kind)}
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
            note={noteOf(page.facets?.deal, deal)}
            defaultChecked={search.filter.deal?.includes(deal)}
          />
        ))}
      </FieldGroup>
    </FilterPanel>
  )
}

export function SizePanel({ search }: { search: Search }) {
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

export function MoneyPanel({ search }: { search: Search }) {
  const t = useT('search')
  return (
    <FilterPanel title={t('groups.money')} active={isSet(search, 'rent_max', 'price_max')}>
      <Amount search={search} name="rent_max" unit="yenMonth" />
      <Amount search={search} name="price_max" unit="yen" />
    </FilterPanel>
  )
}

export function ZonePanel({ search, page }: PanelProps) {
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
            note={noteOf(page.facets?.zone, zone.id)}
            defaultChecked={search.filter.zone?.includes(zone.id)}
            className="break-inside-avoid"
          />
        ))}
      </FieldGroup>
    </FilterPanel>
  )
}
