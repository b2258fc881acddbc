import {
  type ActionFunctionArgs,
  type HeadersFunction,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { can } from '../auth/can.ts'
import { enterWorkspace } from '../auth/frame.server.ts'
import { postedForm } from '../auth/read-form.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { partnerFigures } from '../enquiries/partner-figures.server.ts'
import { PartnerFigures } from '../enquiries/partner-figures.tsx'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { standingOn } from '../partners/agreement.ts'
import { listAgreements } from '../partners/agreements.server.ts'
import { EndingNotice } from '../partners/own-agreement.tsx'
import { assignByForm } from '../tasks/assign.server.ts'
import { deskPage } from '../tasks/desk.server.ts'
import { Desk } from '../tasks/desk.tsx'
import { readDeskFilter } from '../tasks/desk-filter.ts'

await roomTexts('organisations')
await roomTexts('workspace')
await roomTexts('enquiries')

export async function loader({ request, context: { today } }: LoaderFunctionArgs) {
  const { holder, frame } = await enterWorkspace(theDb(), request, 'partner', 'task.read')
  const { user } = holder
  const { pathname, searchParams } = new URL(request.url)
  const organisationId = user.organisationId!
  const mayAssign = can(user, 'task.assign', { organisationId })
  const asked = { user, workspace: 'partner', locale: localeOfPath(pathname), today, mayAssign } as const
  const desk = await deskPage(theDb(), readDeskFilter(searchParams), asked)
  const figures = await partnerFigures(theDb(), organisationId, { today, now: new Date() })
  const standing = standingOn(await listAgreements(theDb(), organisationId), today)
  return json({ frame, desk, figures, standing }, { headers: FOR_ONE_READER })
}

/** Gives a task of one's own organisation to somebody there. */
export async function action({ request }: ActionFunctionArgs) {
  const { holder } = await enterWorkspace(theDb(), request, 'partner', 'task.assign')
  const { id: me, organisationId } = holder.user
  const isDone = await assignByForm(theDb(), await postedForm(request), { me, organisationId, now: new Date() })
  const { pathname, search } = new URL(request.url)
  return isDone
    ? redirect(pathname + search, 303)
    : json({ wasRefused: true }, { status: 409, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('workspace')
  return pageMeta({ locale, title: t('desk.title'), description: t('desk.lead'), noIndex: true })
}

export default function PartnerRoute() {
  const { frame, desk, figures, standing } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()
  const t = useT('workspace')
  return (
    <WorkspacePage frame={frame} title={t('desk.title')} lead={t('desk.lead')} trail={[{ label: t('name.partner') }]}>
      <EndingNotice standing={standing} />
      <Desk desk={desk} path="/partner" wasRefused={returned !== undefined} />
      <PartnerFigures figures={figures} />
    </WorkspacePage>
  )
}
