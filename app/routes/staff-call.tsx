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
import { enterWorkspace } from '../auth/frame.server.ts'
import { postedForm } from '../auth/read-form.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { CallSheet } from '../listings/call-sheet.tsx'
import { DeskNotice } from '../listings/desk-notice.tsx'
import { ACT_ACTIONS, doAtDesk, readIntent, toldAs } from '../listings/offers-desk.server.ts'
import { type Call, findCall } from '../listings/offers-page.server.ts'
import { readOfferId } from '../listings/offers-page.ts'

await roomTexts('freshness')
await roomTexts('workspace')

const offerOf = (id: string | undefined) => readOfferId(new URLSearchParams({ offer: id ?? '' }))

export async function loader({ request, params, context: { today } }: LoaderFunctionArgs) {
  const { frame } = await enterWorkspace(theDb(), request, 'staff', 'listing.confirm')
  const offerId = offerOf(params.id)
  const call = offerId === null ? null : await findCall(theDb(), offerId, today)
  if (!call) throw new Response(null, { status: 404 })
  return json({ frame, call, today }, { headers: FOR_ONE_READER })
}

/** Records what was said on the telephone. */
export async function action({ request, params }: ActionFunctionArgs) {
  const form = await postedForm(request)
  const intent = readIntent(form)
  if (!intent || intent === 'confirm_bulk') throw new Response(null, { status: 400 })
  const { holder } = await enterWorkspace(theDb(), request, 'staff', ACT_ACTIONS[intent])
  form.set('offer', params.id ?? '')
  const user = { owner: 'anybody', accountId: holder.user.id, method: 'phone', now: new Date() } as const
  const done = await doAtDesk(theDb(), form, intent, user)
  if (!done.ok) return json(done, { status: done.refusal === 'NotFound' ? 404 : 400, headers: FOR_ONE_READER })
  const back = pathIn(localeOfPath(new URL(request.url).pathname), '/staff/listings')
  return redirect(`${back}?${new URLSearchParams(toldAs(done))}`, { status: 303, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('freshness')
  return pageMeta({ locale, title: t('call.title'), description: t('call.lead'), noIndex: true })
}

export default function StaffCallRoute() {
  const { frame, call, today } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useT('freshness')
  const refusal = refused && 'refusal' in refused ? refused.refusal : null
  return (
    <WorkspacePage
      frame={frame}
      title={t('call.title')}
      lead={t('call.lead')}
      trail={[{ label: t('staff.title'), to: '/staff/listings' }, { label: call.publicId }]}
    >
      <DeskNotice refusal={refusal} />
      <CallSheet
        call={call as Call}
        today={today}
        {...(refusal === 'DealtOn' ? { dealtOnError: t('refusal.DealtOn') } : {})}
      />
    </WorkspacePage>
  )
}
