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
import { FormBanner } from '../auth/form-banner.tsx'
import { enterWorkspace } from '../auth/frame.server.ts'
import { postedForm } from '../auth/read-form.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { actOnFeeds } from '../feeds/pull/desk.server.ts'
import { FeedTable } from '../feeds/pull/feed-table.tsx'
import { listFeeds } from '../feeds/pull/page.server.ts'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { NotificationBanner } from '../ui/banner.tsx'

await roomTexts('feeds')
await roomTexts('workspace')

export async function loader({ request }: LoaderFunctionArgs) {
  const { holder, frame } = await enterWorkspace(theDb(), request, 'staff', 'feed.read')
  const { user } = holder
  const locale = localeOfPath(new URL(request.url).pathname)
  const feeds = await listFeeds(theDb(), null, locale)
  return json({ frame, feeds, mayEdit: can(user, 'feed.edit') }, { headers: FOR_ONE_READER })
}

export async function action({ request }: ActionFunctionArgs) {
  const now = new Date()
  const { user } = (await enterWorkspace(theDb(), request, 'staff', 'feed.edit', now)).holder
  const answer = await actOnFeeds(theDb(), await postedForm(request), { owner: 'anybody', by: user.id, now })
  if (!answer) throw new Response(null, { status: 404 })
  if (answer.done === null) return json(answer, { status: 400, headers: FOR_ONE_READER })
  const path = pathIn(localeOfPath(new URL(request.url).pathname), `/staff/feeds?done=${answer.done}`)
  return redirect(path, { status: 303, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('feeds')
  return pageMeta({ locale, title: t('title'), description: t('staffLead'), noIndex: true })
}

const DONE = ['keep', 'pause', 'resume', 'stop', 'run', 'let', 'still', 'undo'] as const

export default function StaffFeedsRoute() {
  const page = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>() ?? null
  const t = useT('feeds')
  return (
    <WorkspacePage frame={page.frame} title={t('title')} lead={t('staffLead')}>
      <FormBanner done={Object.fromEntries(DONE.map(one => [one, t(`done.${one}`)]))} />
      {returned?.done === null ? (
        <NotificationBanner tone="error" title={t('wrong.title')} className="mb-4" role="alert">
          {t(`failure.${returned.why}`)}
        </NotificationBanner>
      ) : null}
      <FeedTable feeds={page.feeds} mayEdit={page.mayEdit} withOwner />
    </WorkspacePage>
  )
}
