import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { Checkbox, FieldGroup } from '../ui/field.tsx'
import { ZONES } from '../zoning/model.ts'
import { Amount, isSet, Money, type PanelProps } from './filter-amount.tsx'
import { FilterPanel, faultsOf } from './filter-panel.tsx'
import { DEALS, KINDS } from './model.ts'

/** How many a choice would give; nothing where it was not counted. */
const noteOf = (counts: Record<string, number> | undefined, choice: string) => counts && (counts[choice] ?? 0)

export function WhatPanel({ search, page }: Omit<PanelProps, 'faults'>) {
  const t = useT('search')
  const words = useT('listings')
  return (
    <FilterPanel id="panel-what" title={t('groups.what')} active={isSet(search, 'kind', 'deal')}>
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

const SIZES = ['area_min', 'area_max', 'land_min', 'land_max'] as const

export function SizePanel({ search, faults }: Omit<PanelProps, 'page'>) {
  const t = useT('search')
  return (
    <FilterPanel
      id="panel-size"
      title={t('groups.size')}
      active={isSet(search, ...SIZES)}
      faults={faultsOf(faults, ...SIZES)}
    >
      {SIZES.map(name => (
        <Amount key={name} search={search} faults={faults} name={name} unit="m2" />
      ))}
    </FilterPanel>
  )
}

export function MoneyPanel({ search, faults }: Omit<PanelProps, 'page'>) {
  const t = useT('search')
  return (
    <FilterPanel
      id="panel-money"
      title={t('groups.money')}
      active={isSet(search, 'rent_max', 'price_max')}
      faults={faultsOf(faults, 'rent_max', 'price_max')}
    >
      <Money search={search} faults={faults} name="rent_max" />
      <Money search={search} faults={faults} name="price_max" />
    </FilterPanel>
  )
}

export function ZonePanel({ search, page }: Omit<PanelProps, 'faults'>) {
  const t = useT('search')
  const locale = useLocale()
  return (
    <FilterPanel id="panel-zone" title={t('groups.zone')} active={search.filter.zone?.length ?? 0} wide>
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
