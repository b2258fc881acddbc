import { type HeadersFunction, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { enterWorkspace } from '../auth/frame.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { CityFigures } from '../enquiries/city-figures.tsx'
import { enquiryListPage } from '../enquiries/enquiry-list-page.server.ts'
import { EnquiryListView } from '../enquiries/enquiry-list-view.tsx'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'

await roomTexts('workspace')
await roomTexts('enquiries')

/** All enquiries: those that their senders wished the city to know of, and of the others that they are there. */
export async function loader({ request, context: { today } }: LoaderFunctionArgs) {
  const { frame } = await enterWorkspace(theDb(), request, 'staff', 'enquiry.read')
  const { searchParams } = new URL(request.url)
  const list = await enquiryListPage(theDb(), 'city', searchParams, { today, now: new Date() })
  return json({ frame, list }, { headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('enquiries')
  return pageMeta({ locale, title: t('staff.title'), description: t('staff.lead'), noIndex: true })
}

export default function StaffEnquiriesRoute() {
  const { frame, list } = useLoaderData<typeof loader>()
  const t = useT('enquiries')
  return (
    <WorkspacePage frame={frame} title={t('staff.title')} lead={t('staff.lead')}>
      <CityFigures times={list.times} />
      <EnquiryListView list={list} path="/staff/enquiries" isCity />
    </WorkspacePage>
  )
}
