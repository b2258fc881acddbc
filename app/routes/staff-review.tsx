import {
  type ActionFunctionArgs,
  type HeadersFunction,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
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
import { approveInBulk, bulkEnds } from '../listings/bulk.server.ts'
import { DecisionTold } from '../listings/review/decision-told.tsx'
import { BulkEnds, ReviewQueue } from '../listings/review/queue.tsx'
import { bulkText, readBulk, readPage, readTab, readTicks } from '../listings/review.ts'
import { lastDecision } from '../listings/review-decide.server.ts'
import { countWaiting, reviewQueue } from '../listings/review-queue.server.ts'
import { NotificationBanner } from '../ui/banner.tsx'
import { ButtonLink } from '../ui/button.tsx'

await roomTexts('review')
await roomTexts('workspace')

export async function loader({ request, context: { today } }: LoaderFunctionArgs) {
  const { frame, holder } = await enterWorkspace(theDb(), request, 'staff', 'listing.approve')
  const { pathname, searchParams } = new URL(request.url)
  const locale = localeOfPath(pathname)
  const asked = { tab: readTab(searchParams.get('tab')), page: readPage(searchParams.get('page')) }
  const queue = await reviewQueue(theDb(), asked, { accountId: holder.user.id, locale, today })
  const counts = await countWaiting(theDb())
  const ends = await bulkEnds(theDb(), readBulk(searchParams.get('bulk') ?? ''), locale)
  const told = await lastDecision(theDb(), searchParams, locale)
  const isNoneTicked = searchParams.has('none')
  return json(
    { frame, today, queue: { ...queue, ...asked, counts }, ends, told, isNoneTicked },
    { headers: FOR_ONE_READER },
  )
}

/** Publishes the ticked changes, each by itself, and tells what became of each. */
export async function action({ request, context: { baseUrl } }: ActionFunctionArgs) {
  const { holder } = await enterWorkspace(theDb(), request, 'staff', 'listing.approve')
  const form = await postedForm(request)
  if (form.get('intent') !== 'bulk') throw new Response(null, { status: 400 })
  const ticked = readTicks(form.getAll('tick'))
  const locale = localeOfPath(new URL(request.url).pathname)
  const ends = await approveInBulk(theDb(), ticked, holder.user.id, { baseUrl, now: new Date() })
  const query = ends.length > 0 ? `bulk=${bulkText(ends)}` : 'none'
  return redirect(pathIn(locale, `/staff/review?${query}`), { status: 303, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('review')
  return pageMeta({ locale, title: t('queue.title'), description: t('queue.lead'), noIndex: true })
}

export default function StaffReviewRoute() {
  const { frame, queue, today, ends, told, isNoneTicked } = useLoaderData<typeof loader>()
  const t = useT('review')
  return (
    <WorkspacePage
      frame={frame}
      title={t('queue.title')}
      lead={t('queue.lead')}
      action={
        <ButtonLink to="/staff/listings/new" look="outline" className="mb-4">
          {t('queue.byProxyLink')}
        </ButtonLink>
      }
    >
      {told ? <DecisionTold told={told} isLast={queue.counts.submitted === 0} /> : null}
      {ends.length > 0 ? <BulkEnds ends={ends} /> : null}
      {isNoneTicked ? (
        <NotificationBanner tone="error" title={t('queue.bulkNone')} role="alert" className="mb-6" />
      ) : null}
      <ReviewQueue queue={queue} today={today} />
    </WorkspacePage>
  )
}
