import {
  type ActionFunctionArgs,
  type HeadersFunction,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { postedForm } from '../auth/read-form.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { confirmReport, findReportLink } from '../listings/report.server.ts'
import { ReportLinkPage } from '../listings/report-pages.tsx'

await roomTexts('freshness')

/** Shows a button. It confirms nothing: programs that read mail open every link. */
export async function loader({ params }: LoaderFunctionArgs) {
  const link = await findReportLink(theDb(), params.token ?? '', new Date())
  return json(link, { status: link.state === 'dead' ? 410 : 200, headers: FOR_ONE_READER })
}

/** Confirms the report; the same link then says thanks, or why it asks nothing any more. */
export async function action({ request, params, context: { baseUrl } }: ActionFunctionArgs) {
  await postedForm(request)
  await confirmReport(theDb(), params.token ?? '', { baseUrl, now: new Date() })
  return redirect(new URL(request.url).pathname, { status: 303, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('freshness')
  return pageMeta({ locale, title: t('report.confirmTitle'), description: t('report.confirmTitle'), noIndex: true })
}

export default function ReportTokenRoute() {
  return <ReportLinkPage link={useLoaderData<typeof loader>()} />
}
