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
import { KnownLeadTable } from '../listings/lead-table.tsx'
import { listKnownLeads } from '../listings/leads.server.ts'

await roomTexts('organisations')
await roomTexts('workspace')

export async function loader({ request }: LoaderFunctionArgs) {
  const { frame } = await enterWorkspace(theDb(), request, 'staff', 'bank_lead.know_of')
  return json({ frame, leads: await listKnownLeads(theDb()) }, { headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('organisations')
  return pageMeta({ locale, title: t('known.title'), description: t('known.lead'), noIndex: true })
}

export default function StaffLeadsRoute() {
  const { frame, leads } = useLoaderData<typeof loader>()
  const t = useT('organisations')
  return (
    <WorkspacePage frame={frame} title={t('known.title')} lead={t('known.lead')}>
      <KnownLeadTable leads={leads} />
    </WorkspacePage>
  )
}
