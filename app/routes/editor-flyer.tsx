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
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { FlyerList } from '../files/flyer-list.tsx'
import { FlyerUpload } from '../files/flyer-upload.tsx'
import type { FlyersView } from '../files/flyers-view.ts'
import { thePictures } from '../files/pictures.server.ts'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { enterEditor } from '../listings/editor/enter.server.ts'
import { flyersPage, sendFlyer } from '../listings/editor/files-page.server.ts'
import { SectionPage } from '../listings/editor/section-page.tsx'
import { ButtonLink } from '../ui/button.tsx'

await roomTexts('editor')
await roomTexts('flyers')
await roomTexts('workspace')

const notFound = () => new Response(null, { status: 404 })

export async function loader({ request, params, context: { today } }: LoaderFunctionArgs) {
  const publicId = params.publicId ?? ''
  const { frame, owner, locale, base } = await enterEditor(theDb(), request, 'flyer.add', publicId)
  const page = await flyersPage(theDb(), { publicId, owner }, { locale, base, today })
  if (!page) throw notFound()
  return json({ frame, page }, { headers: FOR_ONE_READER })
}

/** Takes a new flyer, or takes one away; what cannot be taken comes back with the reason. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const publicId = params.publicId ?? ''
  if (request.method !== 'POST') throw new Response(null, { status: 405, headers: { Allow: 'GET, HEAD, POST' } })
  const { owner, writing, locale, base } = await enterEditor(theDb(), request, 'flyer.add', publicId)
  const { today, reportError } = context
  const sending = { locale, base, today, writing, reportError, pictures: thePictures() }
  const sent = await sendFlyer(theDb(), request, { publicId, owner }, sending)
  if (sent.kind === 'notFound') throw notFound()
  if (sent.kind === 'done') return redirect(pathIn(locale, `${base}/${publicId}/flyer`), 303)
  return json({ page: sent.page }, { status: sent.status, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('flyers')
  return pageMeta({ locale, title: t('title'), description: t('lead'), noIndex: true })
}

export default function FlyerRoute() {
  const { frame, page: asked } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()
  const t = useT('flyers')
  const editor = useT('editor')
  const page = returned?.page ?? asked
  const view = page.view as FlyersView
  const { base, publicId, title } = page
  return (
    <SectionPage {...{ frame, base, publicId, title }} current="flyer">
      <p className="mb-4">{t('lead')}</p>
      <FlyerUpload view={view} />
      <div className="mt-8">
        <FlyerList view={asked.view as FlyersView} />
      </div>
      <p className="mt-8">
        <ButtonLink to={`${base}/${publicId}`}>{editor('form.back')}</ButtonLink>
      </p>
    </SectionPage>
  )
}
