import {
  type ActionFunctionArgs,
  type HeadersFunction,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
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
import { readPromises } from '../listings/promise-form.ts'
import { PromiseForm, PromiseHistory } from '../listings/promise-form.tsx'
import { listPromises, promisesOn, setPromises } from '../listings/promises.server.ts'
import { NotificationBanner } from '../ui/banner.tsx'

await roomTexts('freshness')
await roomTexts('workspace')

export async function loader({ request, context: { today } }: LoaderFunctionArgs) {
  const { holder, frame } = await enterWorkspace(theDb(), request, 'staff', 'settings.read')
  const promises = await promisesOn(theDb(), today)
  const maySet = can(holder.user, 'freshness.set_promise')
  return json({ frame, promises, maySet, history: await listPromises(theDb()) }, { headers: FOR_ONE_READER })
}

export async function action({ request, context: { today } }: ActionFunctionArgs) {
  const form = await postedForm(request)
  const { holder } = await enterWorkspace(theDb(), request, 'staff', 'freshness.set_promise')
  const { promises, faults, written } = readPromises(form)
  if (!promises) return json({ faults, written }, { status: 400, headers: FOR_ONE_READER })
  const by = { by: holder.user.id, today, now: new Date() }
  const changed = await theDb()
    .transaction()
    .execute(trx => setPromises(trx, promises, by))
  const { pathname } = new URL(request.url)
  const told = changed.length > 0 ? 'saved' : 'unchanged'
  return redirect(`${pathname}?${told}`, { status: 303, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('freshness')
  return pageMeta({ locale, title: t('settings.title'), description: t('settings.lead'), noIndex: true })
}

export default function StaffFreshnessRoute() {
  const { frame, promises, maySet, history } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()
  const t = useT('freshness')
  const [query] = useSearchParams()
  return (
    <WorkspacePage frame={frame} title={t('settings.title')} lead={t('settings.lead')}>
      {returned && 'faults' in returned ? (
        <NotificationBanner tone="error" title={t('settings.problem')} role="alert" className="mb-4">
          {t('settings.fault')}
        </NotificationBanner>
      ) : query.has('saved') || query.has('unchanged') ? (
        <NotificationBanner
          tone="success"
          title={t(query.has('saved') ? 'settings.saved' : 'settings.unchanged')}
          role="status"
          className="mb-4"
        />
      ) : null}
      <PromiseForm promises={promises} maySet={maySet} returned={returned && 'faults' in returned ? returned : null} />
      <PromiseHistory history={history} />
    </WorkspacePage>
  )
}
