import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useT } from '../lib/i18n/provider.tsx'
import { Field, Select } from '../ui/field.tsx'
import { DEFAULT_RADIUS } from './filter.ts'
import { fieldId, type PanelProps } from './filter-amount.tsx'
import type { Centre } from './search-page.server.ts'

/** Only a script can ask where the reader is; it comes after the page. */
const LocateButton = lazy(() => import('./locate-button.tsx'))

/** Metres around a centre; the usual distance is left out of the address. */
const RADII = ['500', '', '2000', '3000', '5000']

/** A distance from a station, a town or where the reader is: what "nearest first" is measured from. */
export function NearFields({ search, page, faults }: PanelProps) {
  const t = useT('search')
  const { near, radius } = search.filter
  const select = useRef<HTMLSelectElement>(null)
  const [here, setHere] = useState<{ at: string } | null>(null)
  const [isReady, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  // The choice can be taken once it has been drawn; a place found anew is chosen anew.
  useEffect(() => {
    if (here && select.current) select.current.value = here.at
  }, [here])
  const { stations, towns } = page.centres
  const own = near?.join() ?? ''
  const isListed = [...stations, ...towns].some(({ at }) => at === own)
  const options = (centres: readonly Centre[]) =>
    centres.map(({ name, at }) => (
      <option key={at + name} value={at}>
        {name}
      </option>
    ))
  const around = radius === undefined || radius === DEFAULT_RADIUS ? '' : String(radius)
  return (
    <fieldset className="mb-3 border-y border-line py-3">
      <legend className="sr-only">{t('near')}</legend>
      <div className="grid gap-3 sm:grid-cols-[2fr_1fr]">
        <Field id={fieldId('near')} label={t('centre')} error={faults.near?.message}>
          {wiring => (
            <select ref={select} name="near" defaultValue={own} {...wiring} className="control">
              <option value="">{t('any')}</option>
              {own && !isListed ? <option value={own}>{t('point')}</option> : null}
              {here ? <option value={here.at}>{t('here')}</option> : null}
              <optgroup label={t('fields.station')}>{options(stations)}</optgroup>
              <optgroup label={t('fields.town')}>{options(towns)}</optgroup>
            </select>
          )}
        </Field>
        <Select
          id={fieldId('radius')}
          name="radius"
          label={t('fields.radius')}
          error={faults.radius?.message}
          defaultValue={around}
          options={(RADII.includes(around) ? RADII : [...RADII, around]).map(metres => ({
            value: metres,
            label: t('kilometres', { n: (Number(metres) || DEFAULT_RADIUS) / 1000 }),
          }))}
        />
      </div>
      {isReady ? (
        <Suspense fallback={null}>
          <LocateButton onFound={at => setHere({ at })} />
        </Suspense>
      ) : null}
    </fieldset>
  )
}
