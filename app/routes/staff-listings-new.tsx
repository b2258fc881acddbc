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
import { enterByProxy, modeNames, proxyChoices } from '../listings/by-proxy.server.ts'
import { readProxyEntry, writtenOf } from '../listings/by-proxy.ts'
import { EnterForm } from '../listings/review/enter-form.tsx'
import { NotificationBanner } from '../ui/banner.tsx'

await roomTexts('review')
await roomTexts('workspace')

export async function loader({ request, context: { today } }: LoaderFunctionArgs) {
  const { frame } = await enterWorkspace(theDb(), request, 'staff', 'listing.enter_by_proxy')
  const locale = localeOfPath(new URL(request.url).pathname)
  const choices = await proxyChoices(theDb(), { locale, today })
  return json({ frame, choices, modes: modeNames(locale), today }, { headers: FOR_ONE_READER })
}

/** Begins the listing and goes on to its editor; where something is to be put right, the form comes back with the rest. */
export async function action({ request, context: { today } }: ActionFunctionArgs) {
  const { holder } = await enterWorkspace(theDb(), request, 'staff', 'listing.enter_by_proxy')
  const written = writtenOf(await postedForm(request))
  const { entry, faults } = readProxyEntry(written, today)
  const entered = entry && (await enterByProxy(theDb(), entry, { by: holder.user.id, now: new Date() }))
  if (!entered?.publicId)
    return json({ written, faults: faults ?? entered?.faults ?? {} }, { status: 400, headers: FOR_ONE_READER })
  const locale = localeOfPath(new URL(request.url).pathname)
  return redirect(pathIn(locale, `/staff/listings/${entered.publicId}`), { status: 303, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('review')
  return pageMeta({ locale, title: t('enter.title'), description: t('enter.lead'), noIndex: true })
}

export default function StaffListingsNewRoute() {
  const { frame, choices, modes, today } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()
  const t = useT('review')
  return (
    <WorkspacePage
      frame={frame}
      title={t('enter.title')}
      lead={t('enter.lead')}
      trail={[{ label: t('page.back'), to: '/staff/review' }, { label: t('enter.title') }]}
    >
      {returned ? <NotificationBanner tone="error" title={t('enter.problems')} role="alert" className="mb-6" /> : null}
      <EnterForm
        choices={choices}
        modes={modes}
        written={returned?.written ?? { receivedOn: today, consentOn: today, confirmedOn: today }}
        faults={returned?.faults ?? {}}
      />
    </WorkspacePage>
  )
}
