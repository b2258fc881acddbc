import { type HeadersFunction, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { enterWorkspace } from '../auth/frame.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { pairListPage } from '../feeds/duplicates/list.server.ts'
import { PairListView } from '../feeds/duplicates/pair-list.tsx'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'

await roomTexts('workspace')
await roomTexts('duplicates')

export async function loader({ request }: LoaderFunctionArgs) {
  const { frame } = await enterWorkspace(theDb(), request, 'staff', 'listing.merge')
  const { pathname, searchParams } = new URL(request.url)
  const list = await pairListPage(theDb(), searchParams, localeOfPath(pathname))
  return json({ frame, list }, { headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('duplicates')
  return pageMeta({ locale, title: t('title'), description: t('lead'), noIndex: true })
}

export default function StaffDuplicatesRoute() {
  const { frame, list } = useLoaderData<typeof loader>()
  const t = useT('duplicates')
  return (
    <WorkspacePage frame={frame} title={t('title')} lead={t('lead')}>
      <PairListView list={list} />
    </WorkspacePage>
  )
}
