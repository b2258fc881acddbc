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
import { type EnquiryPage, enquiryPage } from '../enquiries/enquiry-page.server.ts'
import { EnquiryPageView } from '../enquiries/enquiry-page-view.tsx'
import { takeEnquiryForm } from '../enquiries/take-enquiry.server.ts'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'

await roomTexts('enquiries')
await roomTexts('listing')

const STATUS = { form: 200, check: 200, gone: 410, lost: 404 } as const

/** The form for the property that the address names. 410 where it is gone, 404 where there is none. */
export async function loader({ request, context: { today } }: LoaderFunctionArgs) {
  const { pathname, searchParams } = new URL(request.url)
  const page = await enquiryPage(theDb(), searchParams, { locale: localeOfPath(pathname), today, now: new Date() })
  return json(page, { status: STATUS[page.state], headers: FOR_ONE_READER })
}

/** One step of the form; once it is sent, its receipt. */
export async function action({ request, context: { today, clientKey, baseUrl } }: ActionFunctionArgs) {
  const locale = localeOfPath(new URL(request.url).pathname)
  const sending = { locale, today, clientKey, baseUrl, now: new Date() }
  const taken = await takeEnquiryForm(theDb(), await postedForm(request), sending)
  if ('page' in taken) return json(taken.page, { status: taken.status, headers: FOR_ONE_READER })
  return redirect(pathIn(locale, `/enquiries/received?${new URLSearchParams(taken)}`), 303)
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('enquiries')
  return pageMeta({ locale, title: t('title'), description: t('description'), noIndex: true })
}

export default function EnquiryRoute() {
  // Plain JSON through and through: what the loader gave is what arrives.
  const asked = useLoaderData() as EnquiryPage
  const returned = useActionData() as EnquiryPage | undefined
  return <EnquiryPageView page={returned ?? asked} />
}
