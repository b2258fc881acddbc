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
import { answerByForm } from '../enquiries/answer-enquiry.server.ts'
import { isIntent } from '../enquiries/answer-form.ts'
import { readId } from '../enquiries/desk-query.ts'
import { findEnquiry } from '../enquiries/enquiry-desk.server.ts'
import { OwnEnquiry } from '../enquiries/enquiry-pages.tsx'
import { enquiryView } from '../enquiries/enquiry-view.server.ts'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'

await roomTexts('workspace')
await roomTexts('enquiries')

/** An enquiry of one's own organisation; another's is not there. */
export async function loader({ request, params, context: { today } }: LoaderFunctionArgs) {
  const { holder, frame } = await enterWorkspace(theDb(), request, 'partner', 'enquiry.read')
  const id = readId(params.id)
  const found = id && (await findEnquiry(theDb(), id, { organisationId: holder.user.organisationId! }))
  if (!found) throw new Response(null, { status: 404 })
  const { pathname, searchParams } = new URL(request.url)
  const told = searchParams.get('done') ?? ''
  const enquiry = enquiryView(found, localeOfPath(pathname))
  const done = isIntent(told) ? told : null
  return json({ frame, enquiry, done, own: holder.user.mail, today }, { headers: FOR_ONE_READER })
}

/** Answers it, tells that it was answered, or puts it away. */
export async function action({ request, params, context: { baseUrl } }: ActionFunctionArgs) {
  const { holder } = await enterWorkspace(theDb(), request, 'partner', 'enquiry.answer')
  const by = { ...holder.user, organisationId: holder.user.organisationId! }
  const id = readId(params.id) ?? 0
  const answered = await answerByForm(theDb(), id, await postedForm(request), by, { baseUrl, now: new Date() })
  const { pathname } = new URL(request.url)
  if (answered.ok)
    return redirect(pathIn(localeOfPath(pathname), `/partner/enquiries/${id}?done=${answered.intent}`), 303)
  if (answered.status === 404) throw new Response(null, { status: 404 })
  return json(answered.returned, { status: answered.status, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('enquiries')
  const title = t('one.title', { number: data?.enquiry.number ?? '' })
  return pageMeta({ locale, title, description: t('partner.lead'), noIndex: true })
}

export default function PartnerEnquiryRoute() {
  const { frame, ...page } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>() ?? null
  const t = useT('enquiries')
  const title = t('one.title', { number: page.enquiry.number })
  const trail = [{ label: t('partner.title'), to: '/partner/enquiries' }, { label: page.enquiry.number }]
  return (
    <WorkspacePage frame={frame} title={title} trail={trail}>
      <OwnEnquiry {...page} returned={returned} />
    </WorkspacePage>
  )
}
