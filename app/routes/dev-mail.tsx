import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { DevLetterList, DevLetterView } from '../mail/dev-letters.tsx'
import { devMailPage } from '../mail/dev-page.server.ts'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { Container, PageHeader } from '../ui/layout.tsx'

await roomTexts('letters')

/** The sample's letters, on the machine where it runs; elsewhere there is no such page. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!context.showsMail) throw new Response(null, { status: 404 })
  const { pathname, searchParams } = new URL(request.url)
  const page = await devMailPage(theDb(), searchParams.get('letter'), localeOfPath(pathname))
  if (!page) throw new Response(null, { status: 404 })
  return json(page, { headers: { 'Cache-Control': 'no-store' } })
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  if (!data) return []
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('letters')
  return pageMeta({ locale, title: data.letter?.subject ?? t('title'), description: t('lead'), noIndex: true })
}

export default function DevMailRoute() {
  const { lines, letter } = useLoaderData<typeof loader>()
  const t = useT('letters')
  const trail = [{ label: t('title'), ...(letter ? { to: '/dev/mail' } : {}) }]
  return (
    <Container className="pb-8">
      <Breadcrumb trail={letter ? [...trail, { label: letter.subject }] : trail} />
      {letter ? (
        <PageHeader title={<span lang={letter.locale}>{letter.subject}</span>} />
      ) : (
        <PageHeader title={t('title')} lead={t('lead')} />
      )}
      {letter ? <DevLetterView letter={letter} /> : <DevLetterList lines={lines} />}
    </Container>
  )
}
