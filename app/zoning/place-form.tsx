import { Form } from '@remix-run/react'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Field, TextField } from '../ui/field.tsx'
import { KeptFields } from '../ui/kept-fields.tsx'
import type { PlaceChoice } from './lookup.server.ts'

/** What was asked, as it was written: a form that is shown again keeps it. */
export type Asked = { place: string; lng: string; lat: string }

type Props = {
  towns: readonly PlaceChoice[]
  stations: readonly PlaceChoice[]
  asked: Asked
  /** What is wrong with a field, by its name. */
  errors: Readonly<Record<string, string | undefined>>
  /** What else the address holds, to be kept. */
  kept: readonly (readonly [name: string, value: string])[]
}

/** Two plain forms: a town or station of a list, or longitude and latitude. */
export function PlaceForm({ towns, stations, asked, errors, kept }: Props) {
  const t = useT('zoning')
  const href = useHref()
  const options = (choices: readonly PlaceChoice[]) =>
    choices.map(choice => (
      <option key={choice.value} value={choice.value}>
        {choice.name}
      </option>
    ))
  const isPointAsked = asked.lng !== '' || asked.lat !== ''
  return (
    <div className="card bg-paper p-4 md:p-6">
      <Form action={href('/zoning')} key={asked.place} preventScrollReset>
        <KeptFields fields={kept} />
        <Field label={t('place')} hint={t('placeHint')} error={errors.place}>
          {wiring => (
            <select name="place" defaultValue={asked.place} {...wiring} className="control">
              <option value="">{t('choose')}</option>
              <optgroup label={t('stations')}>{options(stations)}</optgroup>
              <optgroup label={t('towns')}>{options(towns)}</optgroup>
            </select>
          )}
        </Field>
        <Button type="submit" className="mt-4">
          {t('look')}
        </Button>
      </Form>
      <Disclosure summary={t('byPoint')} className="mt-3" open={isPointAsked}>
        <Form action={href('/zoning')} key={`${asked.lng} ${asked.lat}`} preventScrollReset>
          <KeptFields fields={kept} />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              label={t('lng')}
              name="lng"
              inputMode="decimal"
              autoComplete="off"
              maxLength={24}
              defaultValue={asked.lng}
              error={errors.lng}
            />
            <TextField
              label={t('lat')}
              name="lat"
              inputMode="decimal"
              autoComplete="off"
              maxLength={24}
              defaultValue={asked.lat}
              error={errors.lat}
            />
          </div>
          <Button type="submit" look="outline" className="mt-4">
            {t('lookPoint')}
          </Button>
        </Form>
      </Disclosure>
    </div>
  )
}
