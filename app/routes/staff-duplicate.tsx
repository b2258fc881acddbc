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
import { decidePair } from '../feeds/duplicates/decide.server.ts'
import { DECISIONS, readDeciding } from '../feeds/duplicates/decision.ts'
import { findPair, type PairPage } from '../feeds/duplicates/pair-page.server.ts'
import { PairView } from '../feeds/duplicates/pair-page.tsx'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { idIn } from '../lib/page-number.ts'
import { NotificationBanner } from '../ui/banner.tsx'

await roomTexts('workspace')
await roomTexts('duplicates')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { frame } = await enterWorkspace(theDb(), request, 'staff', 'listing.merge')
  const { pathname, searchParams } = new URL(request.url)
  const id = idIn(params.id)
  const page = id && (await findPair(theDb(), id, localeOfPath(pathname)))
  if (!page) throw new Response(null, { status: 404 })
  const done = DECISIONS.find(one => one === searchParams.get('done')) ?? null
  return json({ frame, page, done }, { headers: FOR_ONE_READER })
}

/** Merges the two, keeps them apart, or splits them again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { holder } = await enterWorkspace(theDb(), request, 'staff', 'listing.merge')
  const deciding = readDeciding(await postedForm(request))
  if (!deciding) throw new Response(null, { status: 400 })
  const by = { accountId: holder.user.id, now: new Date() }
  const decided = await decidePair(theDb(), idIn(params.id) ?? 0, deciding, by)
  const path = pathIn(localeOfPath(new URL(request.url).pathname), `/staff/duplicates/${params.id}`)
  if (decided.ok) return redirect(`${path}?done=${deciding.decision}`, { status: 303, headers: FOR_ONE_READER })
  const { refusal } = decided
  if (refusal === 'NotFound') throw new Response(null, { status: 404 })
  const status = refusal === 'NoReason' || refusal === 'NoChoice' ? 400 : 409
  const { keepId, reason } = deciding
  return json({ refusal, keepId, reason }, { status, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('duplicates')
  const title = t('one', { id: data?.page.id ?? '' })
  return pageMeta({ locale, title, description: t('lead'), noIndex: true })
}

export default function StaffDuplicateRoute() {
  const { frame, page, done } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>() ?? null
  const t = useT('duplicates')
  const title = t('one', { id: page.id })
  return (
    <WorkspacePage
      frame={frame}
      title={title}
      trail={[{ label: t('title'), to: '/staff/duplicates' }, { label: title }]}
    >
      {done && !returned ? (
        <NotificationBanner tone="success" title={t(`done.${done}`)} role="status" className="mb-6" />
      ) : null}
      {returned ? (
        <NotificationBanner tone="error" title={t(`refused.${returned.refusal}`)} role="alert" className="mb-6" />
      ) : null}
      <PairView page={page as PairPage} returned={returned} />
    </WorkspacePage>
  )
}
