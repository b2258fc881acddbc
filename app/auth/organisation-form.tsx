import { Form } from '@remix-run/react'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/field.tsx'

/** Chooses by the address whom an invitation is for; the form of the person comes after. */
export function OrganisationForm({
  organisations,
  chosen,
}: {
  organisations: { id: number; name: string }[]
  /** '' = none yet. */
  chosen: string
}) {
  const t = useT('ops')
  const href = useHref()
  return (
    <Form
      method="get"
      action={href('/staff/accounts/new')}
      className="mb-6 flex max-w-[36rem] flex-wrap items-end gap-3 border-b border-line pb-6"
    >
      <Select
        label={t('people.column.organisation')}
        name="organisation"
        defaultValue={chosen}
        className="min-w-64 flex-1"
        options={[
          { value: 'city', label: t('people.ofCity') },
          ...organisations.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
      <Button type="submit" look={chosen ? 'outline' : 'solid'}>
        {t(chosen ? 'people.chooseOther' : 'people.choose')}
      </Button>
    </Form>
  )
}
