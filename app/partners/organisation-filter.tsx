import { Form } from '@remix-run/react'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { Select, TextField } from '../ui/field.tsx'
import { STANDINGS } from './agreement.ts'
import { ORGANISATION_KINDS } from './model.ts'
import type { OrganisationSearch } from './organisation-search.ts'

/** By what the list of organisations is narrowed. */
export function OrganisationFilter({ search }: { search: OrganisationSearch }) {
  const t = useT('organisations')
  const href = useHref()
  const all = { value: '', label: t('list.all') }
  const isNarrowed = search.words !== '' || search.kind !== null || search.standing !== null
  return (
    <Form
      method="get"
      action={href('/staff/organisations')}
      role="search"
      className="mb-5 grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-[1.5fr_1fr_1fr_auto]"
    >
      <TextField label={t('list.words')} name="q" type="search" maxLength={80} defaultValue={search.words} />
      <Select
        label={t('list.kind')}
        name="kind"
        defaultValue={search.kind ?? ''}
        options={[all, ...ORGANISATION_KINDS.map(kind => ({ value: kind, label: t(`kind.${kind}`) }))]}
      />
      <Select
        label={t('list.standing')}
        name="standing"
        defaultValue={search.standing ?? ''}
        options={[all, ...STANDINGS.map(name => ({ value: name, label: t(`standingName.${name}`) }))]}
      />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" look="outline">
          {t('list.search')}
        </Button>
        {isNarrowed ? (
          <LocaleLink to="/staff/organisations" className="link inline-flex min-h-11 items-center">
            {t('list.clear')}
          </LocaleLink>
        ) : null}
      </div>
    </Form>
  )
}
