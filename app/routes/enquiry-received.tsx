import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { findReceipt } from '../enquiries/enquiries.server.ts'
import { ReceiptView } from '../enquiries/receipt-view.tsx'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'

await roomTexts('enquiries')

/** What happens next, for whoever holds the receipt of a number. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const found = await findReceipt(theDb(), searchParams.get('number') ?? '', searchParams.get('receipt') ?? '')
  return json({ found }, { status: found ? 200 : 404, headers: { 'Cache-Control': 'private, no-store' } })
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('enquiries')
  const title = t(data?.found ? 'done.title' : 'done.lost')
  return pageMeta({ locale, title, description: t('description'), noIndex: true })
}

export default function EnquiryReceivedRoute() {
  const { found } = useLoaderData<typeof loader>()
  return <ReceiptView receipt={found} />
}
