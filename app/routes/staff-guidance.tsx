import { type HeadersFunction, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { FormBanner } from '../auth/form-banner.tsx'
import { enterWorkspace } from '../auth/frame.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { ButtonLink } from '../ui/button.tsx'
import { GuidanceList } from '../zoning/guidance-list.tsx'
import { guidancePage } from '../zoning/guidance-page.server.ts'

await roomTexts('ops')
await roomTexts('workspace')

export async function loader({ request }: LoaderFunctionArgs) {
  const { frame } = await enterWorkspace(theDb(), request, 'staff', 'guidance_area.edit')
  const page = await guidancePage(theDb(), localeOfPath(new URL(request.url).pathname))
  return json({ frame, page }, { headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('ops')
  return pageMeta({ locale, title: t('guidance.title'), description: t('guidance.lead'), noIndex: true })
}

export default function GuidanceRoute() {
  const { frame, page } = useLoaderData<typeof loader>()
  const t = useT('ops')
  const done = ['saved', 'ended', 'loaded'] as const
  return (
    <WorkspacePage
      frame={frame}
      title={t('guidance.title')}
      lead={t('guidance.lead')}
      action={<ButtonLink to="/staff/guidance/upload">{t('guidance.upload')}</ButtonLink>}
    >
      <FormBanner done={Object.fromEntries(done.map(what => [what, t(`guidance.done.${what}`)]))} />
      <GuidanceList page={page} />
    </WorkspacePage>
  )
}
