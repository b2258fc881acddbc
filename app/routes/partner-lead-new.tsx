import {
  type ActionFunctionArgs,
  type HeadersFunction,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { enterWorkspace } from '../auth/frame.server.ts'
import { postedForm } from '../auth/read-form.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { recordFromForm } from '../listings/lead-desk.server.ts'
import { LeadFields } from '../listings/lead-fields.tsx'
import { LeadProblem } from '../listings/lead-problem.tsx'
import { townChoices } from '../listings/leads.server.ts'
import { Button } from '../ui/button.tsx'

await roomTexts('organisations')
await roomTexts('workspace')

export async function loader({ request }: LoaderFunctionArgs) {
  const { frame } = await enterWorkspace(theDb(), request, 'partner', 'bank_lead.record')
  const towns = await townChoices(theDb(), localeOfPath(new URL(request.url).pathname))
  return json({ frame, towns }, { headers: FOR_ONE_READER })
}

export async function action({ request, context: { baseUrl } }: ActionFunctionArgs) {
  const { user } = (await enterWorkspace(theDb(), request, 'partner', 'bank_lead.record')).holder
  const lending = { organisationId: user.organisationId!, by: user.id, now: new Date(), baseUrl }
  const made = await recordFromForm(theDb(), await postedForm(request), lending)
  if (!('id' in made)) return json(made, { status: 400, headers: FOR_ONE_READER })
  const path = pathIn(localeOfPath(new URL(request.url).pathname), `/partner/leads/${made.id}`)
  return redirect(path, { status: 303, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('organisations')
  return pageMeta({ locale, title: t('lead.newTitle'), description: t('lead.newLead'), noIndex: true })
}

export default function PartnerLeadNewRoute() {
  const { frame, towns } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>() ?? null
  const t = useT('organisations')
  const href = useHref()
  return (
    <WorkspacePage
      frame={frame}
      title={t('lead.newTitle')}
      lead={t('lead.newLead')}
      trail={[{ label: t('lead.title'), to: '/partner/leads' }, { label: t('lead.newTitle') }]}
    >
      <LeadProblem returned={returned} />
      <Form method="post" action={href('/partner/leads/new')} className="grid max-w-[48rem] gap-6">
        <LeadFields written={returned?.written ?? {}} faults={returned?.faults ?? []} towns={towns} />
        <p>
          <Button type="submit" size="lg">
            {t('lead.submit')}
          </Button>
        </p>
      </Form>
    </WorkspacePage>
  )
}
