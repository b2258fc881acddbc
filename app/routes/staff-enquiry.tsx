import { type HeadersFunction, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { enterWorkspace } from '../auth/frame.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { readId } from '../enquiries/desk-query.ts'
import { findEnquiry } from '../enquiries/enquiry-desk.server.ts'
import { CityEnquiry } from '../enquiries/enquiry-pages.tsx'
import { enquiryView } from '../enquiries/enquiry-view.server.ts'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'

await roomTexts('workspace')
await roomTexts('enquiries')

/** An enquiry as the city may know it: whole where its sender wished so, else when it came and was answered. */
export async function loader({ request, params, context: { today } }: LoaderFunctionArgs) {
  const { frame } = await enterWorkspace(theDb(), request, 'staff', 'enquiry.read')
  const id = readId(params.id)
  const found = id && (await findEnquiry(theDb(), id, 'city'))
  if (!found) throw new Response(null, { status: 404 })
  const enquiry = enquiryView(found, localeOfPath(new URL(request.url).pathname))
  return json({ frame, enquiry, today }, { headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('enquiries')
  const title = t('one.title', { number: data?.enquiry.number ?? '' })
  return pageMeta({ locale, title, description: t('staff.lead'), noIndex: true })
}

export default function StaffEnquiryRoute() {
  const { frame, enquiry, today } = useLoaderData<typeof loader>()
  const t = useT('enquiries')
  const title = t('one.title', { number: enquiry.number })
  const trail = [{ label: t('staff.title'), to: '/staff/enquiries' }, { label: enquiry.number }]
  return (
    <WorkspacePage frame={frame} title={title} trail={trail}>
      <CityEnquiry enquiry={enquiry} today={today} />
    </WorkspacePage>
  )
}
