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
import { localeOfPath } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { assignByForm } from '../tasks/assign.server.ts'
import { deskPage } from '../tasks/desk.server.ts'
import { Desk } from '../tasks/desk.tsx'
import { readDeskFilter } from '../tasks/desk-filter.ts'

await roomTexts('workspace')

export async function loader({ request, context: { today } }: LoaderFunctionArgs) {
  const { holder, frame } = await enterWorkspace(theDb(), request, 'staff', 'task.read')
  const { user } = holder
  const { pathname, searchParams } = new URL(request.url)
  const mayAssign = can(user, 'task.assign')
  const asked = { user, workspace: 'staff', locale: localeOfPath(pathname), today, mayAssign } as const
  const desk = await deskPage(theDb(), readDeskFilter(searchParams), asked)
  return json({ frame, desk }, { headers: FOR_ONE_READER })
}

/** Gives a task of the city to somebody of its staff. */
export async function action({ request }: ActionFunctionArgs) {
  const { holder } = await enterWorkspace(theDb(), request, 'staff', 'task.assign')
  const whose = { me: holder.user.id, organisationId: null, now: new Date() }
  const isDone = await assignByForm(theDb(), await postedForm(request), whose)
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

export default function StaffRoute() {
  const { frame, desk } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()
  const t = useT('workspace')
  return (
    <WorkspacePage frame={frame} title={t('desk.title')} lead={t('desk.lead')} trail={[{ label: t('name.staff') }]}>
      <Desk desk={desk} path="/staff" wasRefused={returned !== undefined} />
    </WorkspacePage>
  )
}
