import { Form } from '@remix-run/react'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { ChipLink, ChoiceChip } from '../ui/chip.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Checkbox, FieldGroup, NumberField } from '../ui/field.tsx'
import { isAsked, type RoomFilter, roomQuery } from './filter.ts'
import { ROOM_KINDS, ROOM_STATES } from './model.ts'
import type { FacilitiesPage } from './pages.server.ts'

type Option = { value: string; label: string; count: number; isOn: boolean }

function Choices({ name, legend, options }: { name: string; legend: string; options: Option[] }) {
  return (
    <FieldGroup legend={legend}>
      <div className="flex flex-wrap gap-2">
        {options.map(({ value, label, count, isOn }) => (
          <ChoiceChip key={value} type="checkbox" name={name} value={value} defaultChecked={isOn}>
            {label} <span className="text-sm font-normal text-ink-soft">{count}</span>
          </ChoiceChip>
        ))}
      </div>
    </FieldGroup>
  )
}

/** The question most readers have, one click away; everything else is in the form below. */
function QuickStates({ page }: { page: FacilitiesPage }) {
  const t = useT('incubation')
  const { filter, choices } = page
  const all: RoomFilter = { ...filter, state: undefined }
  const total = ROOM_STATES.reduce((sum, state) => sum + choices.state[state], 0)
  return (
    <ul aria-label={t('filterState')} className="flex flex-wrap gap-2">
      <li>
        <ChipLink
          to={`/incubation${roomQuery(all)}`}
          aria-current={filter.state ? undefined : 'true'}
          preventScrollReset
        >
          {t('allRooms')} <span className="text-sm font-normal text-ink-soft">{total}</span>
        </ChipLink>
      </li>
      {ROOM_STATES.filter(state => choices.state[state] > 0).map(state => (
        <li key={state}>
          <ChipLink
            to={`/incubation${roomQuery({ ...filter, state: [state] })}`}
            aria-current={filter.state?.length === 1 && filter.state[0] === state ? 'true' : undefined}
            preventScrollReset
          >
            {t(`state.${state}`)} <span className="text-sm font-normal text-ink-soft">{choices.state[state]}</span>
          </ChipLink>
        </li>
      ))}
    </ul>
  )
}

/** Ways to narrow the rooms: by state at once, by the rest in a form that opens. */
export function RoomFilters({ page, isOpen }: { page: FacilitiesPage; isOpen: boolean }) {
  const t = useT('incubation')
  const { kind, area_min, area_max, fee_max } = page.filter
  return (
    <div className="space-y-2 print:hidden">
      <QuickStates page={page} />
      <Disclosure
        summary={t('filter')}
        open={isOpen || [kind, area_min, area_max, fee_max].some(value => value !== undefined)}
      >
        <RoomFilterForm page={page} />
      </Disclosure>
    </div>
  )
}

/** A plain form: it asks the server and works without scripts. The key takes the fields along when the address changes. */
function RoomFilterForm({ page }: { page: FacilitiesPage }) {
  const t = useT('incubation')
  const href = useHref()
  const { filter, choices } = page
  return (
    <Form
      key={JSON.stringify(filter)}
      action={href('/incubation')}
      aria-label={t('filter')}
      className="card space-y-5 bg-paper p-4 md:p-6"
      preventScrollReset
    >
      <Choices
        name="state"
        legend={t('filterState')}
        options={ROOM_STATES.map(state => ({
          value: state,
          label: t(`state.${state}`),
          count: choices.state[state],
          isOn: filter.state?.includes(state) ?? false,
        }))}
      />
      <Choices
        name="kind"
        legend={t('filterKind')}
        options={ROOM_KINDS.map(kind => ({
          value: kind,
          label: t(`kind.${kind}`),
          count: choices.kind[kind],
          isOn: filter.kind?.includes(kind) ?? false,
        }))}
      />
      <div className="grid items-end gap-4 sm:grid-cols-3">
        <NumberField label={t('areaMin')} name="area_min" defaultValue={filter.area_min} unit={t('squareMetres')} />
        <NumberField label={t('areaMax')} name="area_max" defaultValue={filter.area_max} unit={t('squareMetres')} />
        <NumberField label={t('feeMax')} name="fee_max" defaultValue={filter.fee_max} unit={t('yen')} />
      </div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <Button type="submit">{t('submit')}</Button>
        {isAsked(filter) ? (
          <LocaleLink to="/incubation" className="link inline-flex min-h-11 items-center" preventScrollReset>
            {t('reset')}
          </LocaleLink>
        ) : null}
        <Checkbox
          name="unknown"
          value="exclude"
          label={t('unknownExclude')}
          defaultChecked={filter.unknown === 'exclude'}
        />
      </div>
    </Form>
  )
}
