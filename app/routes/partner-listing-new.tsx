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
import { beginFrom } from '../listings/editor/begin.server.ts'
import type { BeginView } from '../listings/editor/begin.ts'
import { BeginForm } from '../listings/editor/begin-form.tsx'
import { beginView } from '../listings/editor/begin-view.server.ts'
import { enterEditor } from '../listings/editor/enter.server.ts'
import { layerCredits } from '../places/credits.server.ts'
import { NotificationBanner } from '../ui/banner.tsx'

await roomTexts('editor')
await roomTexts('workspace')
await roomTexts('zoning')

export async function loader({ request, context: { basemap } }: LoaderFunctionArgs) {
  const { frame, locale } = await enterEditor(theDb(), request, 'listing.draft')
  const view = await beginView(theDb(), new URL(request.url).searchParams, locale, { isPosted: false })
  const credits = await layerCredits(theDb(), locale, ['zoning'])
  return json({ frame, view, basemap, credits }, { headers: FOR_ONE_READER })
}

/** Begins the draft and leads to it; where something is to be put right, the form comes back with the rest. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await postedForm(request)
  const { writing, locale, user, base } = await enterEditor(theDb(), request, 'listing.draft')
  const begun = await theDb()
    .transaction()
    .execute(trx => beginFrom(trx, form, user.organisationId!, writing))
  if (begun.ok) return redirect(pathIn(locale, `${base}/${begun.value.publicId}`), 303)
  const refusal = begun.refusal === 'ToPutRight' ? {} : { refusal: begun.refusal }
  const view = await beginView(theDb(), form, locale, { isPosted: true, ...refusal })
  return json({ view }, { status: 400, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('editor')
  return pageMeta({ locale, title: t('begin.title'), description: t('begin.lead'), noIndex: true })
}

export default function NewListingRoute() {
  const { frame, view: asked, basemap, credits } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()
  const t = useT('editor')
  // Plain JSON through and through: what the loader gave is what arrives.
  const view = (returned?.view ?? asked) as BeginView
  const errors = [view.placeError, ...Object.values(view.errors)].filter(error => error !== undefined)
  return (
    <WorkspacePage
      frame={frame}
      title={t('begin.title')}
      lead={t('begin.lead')}
      trail={[{ label: t('list'), to: '/partner/listings' }, { label: t('begin.title') }]}
    >
      {errors.length > 0 ? (
        <NotificationBanner tone="error" title={t('begin.problems')} role="alert" className="mb-6">
          {errors.join(' ')}
        </NotificationBanner>
      ) : null}
      <BeginForm view={view} basemap={basemap} credits={credits} />
    </WorkspacePage>
  )
}
