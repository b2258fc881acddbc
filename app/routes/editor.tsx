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
import { postedForm } from '../auth/read-form.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { actOnListing, isIntent } from '../listings/editor/act.server.ts'
import { enterEditor } from '../listings/editor/enter.server.ts'
import { findHub } from '../listings/editor/hub.server.ts'
import { Hub } from '../listings/editor/hub.tsx'
import { Blocking } from '../listings/editor/hub-checklist.tsx'
import { toldOf } from '../listings/editor/told.ts'
import { NotificationBanner } from '../ui/banner.tsx'
import { Told } from '../ui/told.tsx'

await roomTexts('editor')
await roomTexts('workspace')

const notFound = () => new Response(null, { status: 404 })

export async function loader({ request, params, context: { today } }: LoaderFunctionArgs) {
  const publicId = params.publicId ?? ''
  const { frame, owner, locale, base } = await enterEditor(theDb(), request, 'listing.edit', publicId)
  const view = await findHub(theDb(), publicId, owner, { locale, base, today })
  if (!view) throw notFound()
  const told = toldOf(new URL(request.url).searchParams.get('told'))
  return json({ frame, view, told }, { headers: FOR_ONE_READER })
}

/** Submits, takes back, opens, discards or begins the other deal; what is refused comes back with the reason. */
export async function action({ request, params, context: { baseUrl } }: ActionFunctionArgs) {
  const publicId = params.publicId ?? ''
  const form = await postedForm(request)
  const { writing, locale, base } = await enterEditor(theDb(), request, 'listing.submit', publicId)
  const intent = form.get('intent')
  if (!isIntent(intent)) throw new Response(null, { status: 400 })
  const asked = { publicId, seen: Number(form.get('seen')) }
  const acted = await theDb()
    .transaction()
    .execute(trx => actOnListing(trx, intent, asked, writing, { baseUrl, now: writing.now }))
  if (!acted.ok && acted.refusal === 'NotFound') throw notFound()
  if (!acted.ok) return json({ refusal: acted.refusal }, { status: 409, headers: FOR_ONE_READER })
  const to = acted.publicId === null ? base : `${base}/${acted.publicId}?told=${acted.told}`
  return redirect(pathIn(locale, to), 303)
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('editor')
  return pageMeta({ locale, title: data?.view.title ?? t('list'), description: t('hub.lead'), noIndex: true })
}

export default function EditorRoute() {
  const { frame, view, told } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()
  const t = useT('editor')
  return (
    <WorkspacePage
      frame={frame}
      title={view.title}
      lead={
        <>
          <span className="block break-all">
            {view.publicId}
            {view.reference === null ? null : ` ・ ${t('hub.reference', { reference: view.reference })}`}
          </span>
          <Told>{t('hub.lead')}</Told>
        </>
      }
      trail={[{ label: t('list'), to: view.path.replace(/\/[^/]+$/, '') }, { label: view.publicId }]}
    >
      {returned ? (
        <NotificationBanner tone="error" title={t('refusal.title')} role="alert" className="mb-6">
          {t(`refusal.${returned.refusal}`)}
          {returned.refusal === 'Incomplete' ? <Blocking rows={view.checklist} /> : null}
        </NotificationBanner>
      ) : told ? (
        <NotificationBanner tone="success" title={t(`told.${told}`)} role="status" className="mb-6" />
      ) : null}
      <Hub view={view} />
    </WorkspacePage>
  )
}
