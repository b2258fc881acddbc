import { type HeadersFunction, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { enterWorkspace } from '../auth/frame.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { enquiryListPage } from '../enquiries/enquiry-list-page.server.ts'
import { EnquiryListView } from '../enquiries/enquiry-list-view.tsx'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'

await roomTexts('workspace')
await roomTexts('enquiries')

export async function loader({ request, context: { today } }: LoaderFunctionArgs) {
  const { holder, frame } = await enterWorkspace(theDb(), request, 'partner', 'enquiry.read')
  const reader = { organisationId: holder.user.organisationId! }
  const { searchParams } = new URL(request.url)
  const list = await enquiryListPage(theDb(), reader, searchParams, { today, now: new Date() })
  return json({ frame, list }, { headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('enquiries')
  return pageMeta({ locale, title: t('partner.title'), description: t('partner.lead'), noIndex: true })
}

export default function PartnerEnquiriesRoute() {
  const { frame, list } = useLoaderData<typeof loader>()
  const t = useT('enquiries')
  return (
    <WorkspacePage frame={frame} title={t('partner.title')} lead={t('partner.lead')}>
      <EnquiryListView list={list} path="/partner/enquiries" />
    </WorkspacePage>
  )
}
