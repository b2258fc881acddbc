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
import { StandingOf } from '../listings/review/standing.tsx'
import { findStanding, moveAsCity } from '../listings/standing.server.ts'
import { readMoving } from '../listings/standing.ts'
import { NotificationBanner } from '../ui/banner.tsx'

await roomTexts('review')
await roomTexts('workspace')

export async function loader({ request, params, context: { today } }: LoaderFunctionArgs) {
  const { frame, holder } = await enterWorkspace(theDb(), request, 'staff', 'listing.read')
  const { pathname, searchParams } = new URL(request.url)
  const standing = await findStanding(theDb(), params.id ?? '', holder.user, localeOfPath(pathname))
  if (!standing) throw new Response(null, { status: 404 })
  return json({ frame, standing, isDone: searchParams.has('done'), today }, { headers: FOR_ONE_READER })
}

/** A move of the city's; what each asks of its maker, the command checks. */
export async function action({ request, params, context: { baseUrl } }: ActionFunctionArgs) {
  const { holder } = await enterWorkspace(theDb(), request, 'staff', 'listing.read')
  const moving = readMoving(await postedForm(request))
  if (!moving) throw new Response(null, { status: 400 })
  const about = { ...moving, publicId: params.id ?? '' }
  const moved = await moveAsCity(theDb(), about, holder.user, { baseUrl, now: new Date() })
  if (!moved.ok && moved.refusal === 'NotFound') throw new Response(null, { status: 404 })
  if (!moved.ok)
    return json(
      { ...moving, refusal: moved.refusal },
      { status: moved.refusal === 'NoReason' ? 400 : 409, headers: FOR_ONE_READER },
    )
  const path = pathIn(localeOfPath(new URL(request.url).pathname), `/staff/listings/${params.id}/standing?done`)
  return redirect(path, { status: 303, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('review')
  return pageMeta({ locale, title: t('standing.title'), description: t('standing.title'), noIndex: true })
}

export default function StaffListingStandingRoute() {
  const { frame, standing, isDone } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>() ?? null
  const t = useT('review')
  return (
    <WorkspacePage
      frame={frame}
      title={t('standing.title')}
      lead={t('standing.lead', { title: standing.title, id: standing.publicId })}
      trail={[{ label: t('page.back'), to: '/staff/review' }, { label: t('standing.title') }]}
    >
      {isDone && !returned ? (
        <NotificationBanner tone="success" title={t('standing.done')} role="status" className="mb-6" />
      ) : null}
      {returned ? (
        <NotificationBanner
          tone="error"
          title={t(`standing.refused.${returned.refusal}`)}
          role="alert"
          className="mb-6"
        />
      ) : null}
      <StandingOf standing={standing} returned={returned} />
    </WorkspacePage>
  )
}
