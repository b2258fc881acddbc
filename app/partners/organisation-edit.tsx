import { Form } from '@remix-run/react'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { NotificationBanner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import type { ReturnedFacts } from './organisation-facts.server.ts'
import { OrganisationFields } from './organisation-fields.tsx'
import type { OrganisationField } from './organisation-input.ts'
import type { Organisation } from './organisations.server.ts'

/** Above a form that came back: that another was faster, or that something is to be put right. */
export function FactsProblem({ returned }: { returned: ReturnedFacts | null }) {
  const t = useT('organisations')
  if (!returned) return null
  const title = returned.refusal === 'Changed' ? t('changed') : t('problem')
  const text = { Changed: t('changedText'), NotFound: t('notFound') }
  return (
    <NotificationBanner tone="error" title={title} role="alert" className="mb-6 max-w-[60rem]">
      {returned.refusal ? text[returned.refusal] : null}
    </NotificationBanner>
  )
}

/** Changes what is known of an organisation, as it stands in front of its writer. */
export function OrganisationEdit({
  organisation,
  fields,
  action,
  returned,
}: {
  organisation: Organisation
  fields: readonly OrganisationField[]
  action: string
  returned: ReturnedFacts | null
}) {
  const t = useT('organisations')
  const href = useHref()
  const held = Object.fromEntries(
    fields.map(name => [name, name === 'id' ? organisation.slug : (organisation[name] ?? '')]),
  )
  return (
    <Form method="post" action={href(action)} className="grid max-w-[60rem] gap-6">
      <input type="hidden" name="intent" value="facts" />
      <input type="hidden" name="version" value={organisation.version} />
      <OrganisationFields fields={fields} written={returned?.written ?? held} faults={returned?.faults ?? {}} />
      <p>
        <Button type="submit">{t('page.save')}</Button>
      </p>
    </Form>
  )
}
