import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { JsonLd } from '../lib/json-ld.tsx'
import { pageMeta } from '../lib/meta.ts'
import { GonePage } from '../listings/detail/gone.tsx'
import { DetailPage } from '../listings/detail/page.tsx'
import { type DetailPageData, loadDetailPage } from '../listings/detail-page.server.ts'

await roomTexts('listing')

/** 200 while it is public, 302 to what it was merged into, 410 once it was public, 404 for everything else. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const page = await loadDetailPage(theDb(), { ...context, id: params.id ?? '', url: new URL(request.url) })
  if (!page) throw new Response(null, { status: 404 })
  if (page.state === 'moved') return redirect(page.to, 302)
  return json(page, { status: page.state === 'gone' ? 410 : 200 })
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  if (!data) return []
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('listing')
  if (data.state === 'gone')
    return pageMeta({ locale, title: t('gone.title'), description: t('gone.why'), noIndex: true })
  return pageMeta({ locale, title: data.view.title, description: data.description })
}

export default function ListingPage() {
  // Plain JSON through and through: what the loader gave is what arrives.
  const page = useLoaderData() as DetailPageData
  if (page.state === 'gone') return <GonePage gone={page.gone} backTo={page.backTo} />
  return (
    <>
      <JsonLd data={page.schema} />
      <DetailPage page={page} />
    </>
  )
}
