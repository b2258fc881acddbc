import { type HeadersFunction, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { enterWorkspace } from '../auth/frame.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { LeadTable } from '../listings/lead-table.tsx'
import { listLeads } from '../listings/leads.server.ts'
import { ButtonLink } from '../ui/button.tsx'

await roomTexts('organisations')
await roomTexts('workspace')

export async function loader({ request }: LoaderFunctionArgs) {
  const { holder, frame } = await enterWorkspace(theDb(), request, 'partner', 'bank_lead.read')
  return json({ frame, leads: await listLeads(theDb(), holder.user.organisationId!) }, { headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('organisations')
  return pageMeta({ locale, title: t('lead.title'), description: t('lead.lead'), noIndex: true })
}

export default function PartnerLeadsRoute() {
  const { frame, leads } = useLoaderData<typeof loader>()
  const t = useT('organisations')
  return (
    <WorkspacePage
      frame={frame}
      title={t('lead.title')}
      lead={t('lead.lead')}
      action={
        <ButtonLink to="/partner/leads/new" className="mt-3 mb-4">
          {t('lead.add')}
        </ButtonLink>
      }
    >
      <LeadTable leads={leads} />
    </WorkspacePage>
  )
}
