import { useT } from '../lib/i18n/provider.tsx'
import { NumberField } from '../ui/field.tsx'
import type { Criterion, Search } from './filter.ts'
import type { SearchPage } from './search-page.server.ts'

export type PanelProps = { search: Search; page: SearchPage }

/** How many of these criteria are set. */
export const isSet = (search: Search, ...criteria: Criterion[]) =>
  criteria.filter(c => search.filter[c] !== undefined).length

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

/** A number asked for, with its unit. */
export function Amount({
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
