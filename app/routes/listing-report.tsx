import {
  type ActionFunctionArgs,
  type HeadersFunction,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { waitMinutes } from '../auth/form.ts'
import { readMail } from '../auth/model.ts'
import { postedForm } from '../auth/read-form.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { findReportable, reportStale } from '../listings/report.server.ts'
import { type ReportReply, TRAP } from '../listings/report.ts'
import { ReportPage } from '../listings/report-pages.tsx'

await roomTexts('freshness')

const reportable = async (id: string | undefined, today: string) => {
  const listing = await findReportable(theDb(), id ?? '', today)
  if (!listing) throw new Response(null, { status: 404 })
  return listing
}

export async function loader({ params, context: { today } }: LoaderFunctionArgs) {
  const { publicId, titleJa, titleEn } = await reportable(params.id, today)
  return json({ publicId, titleJa, titleEn }, { headers: FOR_ONE_READER })
}

/** The same answer whether or not the address has reported before. */
export async function action({ request, params, context: { today, clientKey, baseUrl } }: ActionFunctionArgs) {
  const answer = (reply: ReportReply, status: number) => json(reply, { status, headers: FOR_ONE_READER })
  const form = await postedForm(request)
  const listing = await reportable(params.id, today)
  const written = (form.get('mail') ?? '').slice(0, 254)
  if (form.get(TRAP)) return answer({ sent: false, fault: 'trap', minutes: 0, written }, 400)
  const mail = readMail(written)
  if (!mail) return answer({ sent: false, fault: 'mail', minutes: 0, written }, 400)
  const locale = localeOfPath(new URL(request.url).pathname)
  const posting = { baseUrl, now: new Date() }
  const wait = await reportStale(theDb(), { listing, mail, clientKey, locale, posting })
  if (wait === 0) return answer({ sent: true }, 200)
  return answer({ sent: false, fault: 'tooMany', minutes: waitMinutes(wait), written }, 429)
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('freshness')
  return pageMeta({ locale, title: t('report.title'), description: t('report.title'), noIndex: true })
}

export default function ListingReportRoute() {
  const listing = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return <ReportPage listing={listing} reply={reply} />
}
