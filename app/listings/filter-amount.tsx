import { formatYenShort } from '../lib/i18n/format.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { NumberField } from '../ui/field.tsx'
import type { Criterion, Search } from './filter.ts'
import type { SearchPage } from './search-page.server.ts'

/** What could not be read of a field: what was written, so that it can be mended, and what to do about it. */
export type Fault = { written: string; message?: string }
export type Faults = Readonly<Record<string, Fault | undefined>>
export type PanelProps = { search: Search; page: SearchPage; faults: Faults }

/** How many of these criteria are set. */
export const isSet = (search: Search, ...criteria: Criterion[]) =>
  criteria.filter(c => search.filter[c] !== undefined).length

/** The id of a criterion's field, for the way there from the list of what could not be read. */
export const fieldId = (name: string) => `field-${name}`

type NumberCriterion =
  | 'area_min'
  | 'area_max'
  | 'land_min'
  | 'land_max'
  | 'power_min'
  | 'ceiling_min'
  | 'floor_load_min'
  | 'crane_min'
  | 'road_min'
type MoneyCriterion = 'rent_max' | 'price_max'
type Asked = { search: Search; faults: Faults }

/** A number asked for, with its unit. */
export function Amount({
  search,
  faults,
  name,
  unit,
}: Asked & { name: NumberCriterion; unit: 'm2' | 'kw' | 'm' | 'tm2' | 't' }) {
  const t = useT('search')
  return (
    <NumberField
      id={fieldId(name)}
      name={name}
      label={t(`fields.${name}`)}
      unit={t(`units.${unit}`)}
      defaultValue={faults[name]?.written ?? search.filter[name]}
      error={faults[name]?.message}
      className="mb-3"
    />
  )
}

/** A sum asked for, as people write sums. */
export function Money({ search, faults, name }: Asked & { name: MoneyCriterion }) {
  const t = useT('search')
  const locale = useLocale()
  const yen = search.filter[name]
  const shown = yen === undefined ? undefined : formatYenShort(locale, yen).replace(/円$/, '')
  return (
    <NumberField
      id={fieldId(name)}
      name={name}
      label={t(`fields.${name}`)}
      hint={t('moneyHint')}
      unit={t(name === 'rent_max' ? 'units.yenMonth' : 'units.yen')}
      inputMode="text"
      defaultValue={faults[name]?.written ?? shown}
      error={faults[name]?.message}
      className="mb-3"
    />
  )
}
