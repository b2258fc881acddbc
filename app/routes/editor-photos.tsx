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
import { PhotoGrid } from '../files/photo-grid.tsx'
import { PhotoUpload } from '../files/photo-upload.tsx'
import { isUnreleased, type PhotosView } from '../files/photos-view.ts'
import { thePictures } from '../files/pictures.server.ts'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { enterEditor } from '../listings/editor/enter.server.ts'
import { photosPage, sendPhotos } from '../listings/editor/files-page.server.ts'
import { SectionPage } from '../listings/editor/section-page.tsx'
import { NotificationBanner } from '../ui/banner.tsx'
import { ButtonLink } from '../ui/button.tsx'

await roomTexts('editor')
await roomTexts('photos')
await roomTexts('workspace')

const notFound = () => new Response(null, { status: 404 })

export async function loader({ request, params, context: { today } }: LoaderFunctionArgs) {
  const publicId = params.publicId ?? ''
  const { frame, owner, locale, base } = await enterEditor(theDb(), request, 'photo.add', publicId)
  const page = await photosPage(theDb(), { publicId, owner }, { locale, base, today })
  if (!page) throw notFound()
  return json({ frame, page }, { headers: FOR_ONE_READER })
}

/** Takes new photos, or changes one that is there; what cannot be taken comes back with the reason. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const publicId = params.publicId ?? ''
  if (request.method !== 'POST') throw new Response(null, { status: 405, headers: { Allow: 'GET, HEAD, POST' } })
  const { owner, writing, locale, base } = await enterEditor(theDb(), request, 'photo.add', publicId)
  const { today, reportError } = context
  const sending = { locale, base, today, writing, reportError, pictures: thePictures() }
  const sent = await sendPhotos(theDb(), request, { publicId, owner }, sending)
  if (sent.kind === 'notFound') throw notFound()
  if (sent.kind === 'done') return redirect(pathIn(locale, `${base}/${publicId}/photos`), 303)
  return json({ page: sent.page }, { status: sent.status, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('photos')
  return pageMeta({ locale, title: t('title'), description: t('lead'), noIndex: true })
}

export default function PhotosRoute() {
  const { frame, page: asked } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()
  const t = useT('photos')
  const editor = useT('editor')
  const page = returned?.page ?? asked
  const view = page.view as PhotosView
  const { base, publicId, title } = page
  return (
    <SectionPage {...{ frame, base, publicId, title }} current="photos">
      <p className="mb-4">{t('lead')}</p>
      {asked.isPublic && asked.view.photos.some(isUnreleased) ? (
        <NotificationBanner title={t('release.title')} className="mb-6">
          <p>{t('release.text')}</p>
        </NotificationBanner>
      ) : null}
      <h2 className="text-std-20B-150 mb-3">{t('add')}</h2>
      <PhotoUpload view={view} />
      <div className="mt-8">
        <PhotoGrid view={{ ...view, photos: asked.view.photos }} />
      </div>
      <p className="mt-8">
        <ButtonLink to={`${base}/${publicId}`}>{editor('form.back')}</ButtonLink>
      </p>
    </SectionPage>
  )
}
