import { type HeadersFunction, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { DetailPage } from '../listings/detail/page.tsx'
import type { LiveDetailPage } from '../listings/detail-page.server.ts'
import { enterEditor } from '../listings/editor/enter.server.ts'
import { previewPage } from '../listings/editor/preview.server.ts'
import { NotificationBanner } from '../ui/banner.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Container } from '../ui/layout.tsx'

await roomTexts('editor')
await roomTexts('listing')

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const publicId = params.publicId ?? ''
  const { owner, base, writing } = await enterEditor(theDb(), request, 'listing.edit', publicId)
  const asked = { ...context, url: new URL(request.url) }
  const page = await previewPage(theDb(), publicId, owner, asked, writing.now)
  if (!page) throw new Response(null, { status: 404 })
  return json({ page, path: `${base}/${publicId}` }, { headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('editor')
  return pageMeta({ locale, title: t('preview.title'), description: t('preview.text'), noIndex: true })
}

export default function PreviewRoute() {
  const { page, path } = useLoaderData<typeof loader>()
  const t = useT('editor')
  return (
    <>
      <Container className="print-hidden pt-4">
        <NotificationBanner tone="warning" title={t('preview.title')} role="status">
          <p>{t('preview.text')}</p>
          <p className="mt-3">
            <ButtonLink to={path} look="outline">
              {t('preview.back')}
            </ButtonLink>
          </p>
        </NotificationBanner>
      </Container>
      {/* Plain JSON through and through: what the loader gave is what arrives. */}
      <DetailPage page={page as LiveDetailPage} />
    </>
  )
}
