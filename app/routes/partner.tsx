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
import { standingOn } from '../partners/agreement.ts'
import { listAgreements } from '../partners/agreements.server.ts'
import { EndingNotice } from '../partners/own-agreement.tsx'
import { deskTasks } from '../tasks/desk.server.ts'
import { Desk } from '../tasks/desk.tsx'

await roomTexts('organisations')
await roomTexts('workspace')

export async function loader({ request, context: { today } }: LoaderFunctionArgs) {
  const { holder, frame } = await enterWorkspace(theDb(), request, 'partner', 'task.read')
  const locale = localeOfPath(new URL(request.url).pathname)
  const tasks = await deskTasks(theDb(), { organisationId: holder.user.organisationId, workspace: 'partner', locale })
  const standing = standingOn(await listAgreements(theDb(), holder.user.organisationId!), today)
  return json({ frame, tasks, today, standing }, { headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('workspace')
  return pageMeta({ locale, title: t('desk.title'), description: t('desk.lead'), noIndex: true })
}

export default function PartnerRoute() {
  const { frame, tasks, today, standing } = useLoaderData<typeof loader>()
  const t = useT('workspace')
  return (
    <WorkspacePage frame={frame} title={t('desk.title')} lead={t('desk.lead')} trail={[{ label: t('name.partner') }]}>
      <EndingNotice standing={standing} />
      <Desk tasks={tasks} today={today} />
    </WorkspacePage>
  )
}
