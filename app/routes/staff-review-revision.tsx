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
import { DecisionTold } from '../listings/review/decision-told.tsx'
import { Review } from '../listings/review/page.tsx'
import { RefusedDecision } from '../listings/review/refused.tsx'
import { readId } from '../listings/review.ts'
import { decide, decidedPath, isDecision, lastDecision, returnedDecision } from '../listings/review-decide.server.ts'
import { reviewPage } from '../listings/review-page.server.ts'

await roomTexts('review')
await roomTexts('workspace')

const notFound = () => new Response(null, { status: 404 })

export async function loader({ request, params, context: { today } }: LoaderFunctionArgs) {
  const { frame, holder } = await enterWorkspace(theDb(), request, 'staff', 'listing.approve')
  const { pathname, searchParams } = new URL(request.url)
  const locale = localeOfPath(pathname)
  const id = readId(params.id)
  const page = id && (await reviewPage(theDb(), id, { accountId: holder.user.id, locale, today }))
  if (!page) throw notFound()
  const told = await lastDecision(theDb(), searchParams, locale)
  return json({ frame, page, told }, { headers: FOR_ONE_READER })
}

/** Publishes, sends back or assigns; then on to the next of the queue. What is refused comes back with its words. */
export async function action({ request, params, context: { baseUrl } }: ActionFunctionArgs) {
  const { holder } = await enterWorkspace(theDb(), request, 'staff', 'listing.approve')
  const [id, form] = [readId(params.id), await postedForm(request)]
  const decision = form.get('intent') ?? ''
  if (!id) throw notFound()
  if (!isDecision(decision)) throw new Response(null, { status: 400 })
  const posting = { baseUrl, now: new Date() }
  const { decided, next } = await decide(theDb(), { id, decision, form, user: holder.user, posting })
  if (!decided.ok && decided.refusal === 'NotFound') throw notFound()
  if (!decided.ok)
    return json(returnedDecision(decided, form), {
      status: decided.refusal === 'NoReason' ? 400 : 409,
      headers: FOR_ONE_READER,
    })
  const locale = localeOfPath(new URL(request.url).pathname)
  return redirect(pathIn(locale, decidedPath(decision, id, next)), { status: 303, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location, data }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('review')
  const title = data?.page.title ?? t('queue.title')
  return pageMeta({ locale, title, description: t('queue.lead'), noIndex: true })
}

export default function StaffReviewRevisionRoute() {
  const { frame, page, told } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>() ?? null
  const t = useT('review')
  return (
    <WorkspacePage
      frame={frame}
      title={page.title}
      trail={[{ label: t('page.back'), to: '/staff/review' }, { label: page.publicId }]}
    >
      {told ? <DecisionTold told={told} /> : null}
      {returned ? <RefusedDecision returned={returned} /> : null}
      {/* Another revision is another form: what was typed for one never stands in the next. */}
      <Review key={page.id} page={page} returned={returned} />
    </WorkspacePage>
  )
}
