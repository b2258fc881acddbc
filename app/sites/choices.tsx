import { useId } from 'react'
import { useT } from '../lib/i18n/provider.tsx'
import { ChipLink } from '../ui/chip.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { SITE_SORTS, type SiteFilter, siteQuery } from './filter.ts'
import type { SitesPage } from './list-page.server.ts'
import { SITE_STATES } from './model.ts'

type Choice = { key: string; label: string; count?: number; to: SiteFilter; isOn: boolean }

/** A row of links, one of them current. Links and not a form: they work at once and without scripts. */
function Row({ label, choices }: { label: string; choices: Choice[] }) {
  const id = useId()
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p id={id} className="w-36 shrink-0 text-sm font-bold text-ink-soft max-sm:w-full">
        {label}
      </p>
      <ul aria-labelledby={id} className="flex flex-wrap gap-2">
        {choices.map(({ key, label: name, count, to, isOn }) => (
          <li key={key}>
            <ChipLink to={`/sites${siteQuery(to)}`} aria-current={isOn ? 'true' : undefined} preventScrollReset>
              {name}
              {count === undefined ? null : <span className="text-sm font-normal text-ink-soft">{count}</span>}
            </ChipLink>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Ways to narrow and order the list, each with its true count. */
export function SiteChoices({ page }: { page: SitesPage }) {
  const t = useT('sites')
  const { filter, figures, zones } = page
  const only = <T,>(list: T[] | undefined, value: T) => list?.length === 1 && list[0] === value
  const states: Choice[] = SITE_STATES.filter(state => figures.byState[state] > 0).map(state => ({
    key: state,
    label: t(`state.${state}`),
    count: figures.byState[state],
    to: { ...filter, state: [state] },
    isOn: only(filter.state, state),
  }))
  const inZones: Choice[] = zones.map(zone => ({
    key: zone.id,
    label: zone.name,
    count: zone.count,
    to: { ...filter, zone: [zone.id] },
    isOn: only(filter.zone, zone.id),
  }))
  const orders: Choice[] = SITE_SORTS.map(sort => ({
    key: sort,
    label: t(`sortBy.${sort}`),
    to: { ...filter, sort },
    isOn: filter.sort === sort,
  }))
  const all = (to: SiteFilter, isOn: boolean): Choice => ({
    key: 'all',
    label: t('all'),
    count: figures.count,
    to,
    isOn,
  })
  return (
    <div className="space-y-1 print:hidden">
      <Row label={t('filterState')} choices={[all({ ...filter, state: undefined }, !filter.state), ...states]} />
      <Disclosure summary={t('more')} open={filter.zone !== undefined || filter.sort !== 'newest'}>
        <div className="space-y-3">
          <Row label={t('filterZone')} choices={[all({ ...filter, zone: undefined }, !filter.zone), ...inZones]} />
          <Row label={t('sort')} choices={orders} />
        </div>
      </Disclosure>
    </div>
  )
}
