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
import { FlyerPages } from '../files/flyer-pages.tsx'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { enterEditor } from '../listings/editor/enter.server.ts'
import { PlaceAside } from '../listings/editor/place-aside.tsx'
import { PointPicker } from '../listings/editor/point-picker.tsx'
import { type SectionPageData, sectionPage } from '../listings/editor/section-data.server.ts'
import { SectionForm } from '../listings/editor/section-form.tsx'
import { SectionPage } from '../listings/editor/section-page.tsx'
import { isSection, type Section } from '../listings/editor/sections.ts'
import { sendSection } from '../listings/editor/send.server.ts'
import { toldOf } from '../listings/editor/told.ts'

await roomTexts('editor')
await roomTexts('flyers')
await roomTexts('workspace')
await roomTexts('zoning')

const notFound = () => new Response(null, { status: 404 })

function sectionOf(params: { section?: string | undefined }): Section {
  const section = params.section ?? ''
  if (!isSection(section)) throw notFound()
  return section
}

export async function loader({ request, params, context: { today, basemap } }: LoaderFunctionArgs) {
  const section = sectionOf(params)
  const publicId = params.publicId ?? ''
  const { frame, owner, locale, base } = await enterEditor(theDb(), request, 'listing.edit', publicId)
  const page = await sectionPage(theDb(), { publicId, section, owner }, { locale, base, today })
  if (!page) throw notFound()
  const told = toldOf(new URL(request.url).searchParams.get('told'))
  return json({ frame, page, told, basemap }, { headers: FOR_ONE_READER })
}

/** Saves what can be read and goes on; what cannot, and what others have changed, comes back with the rest kept. */
export async function action({ request, params, context: { today } }: ActionFunctionArgs) {
  const section = sectionOf(params)
  const publicId = params.publicId ?? ''
  const form = await postedForm(request)
  const { owner, writing, locale, base } = await enterEditor(theDb(), request, 'listing.edit', publicId)
  const sent = await theDb()
    .transaction()
    .execute(trx => sendSection(trx, { publicId, section, form }, writing, base))
  if (sent.kind === 'notFound') throw notFound()
  if (sent.kind === 'gone_on') return redirect(pathIn(locale, sent.to), 303)
  const page = await sectionPage(theDb(), { publicId, section, owner }, { locale, base, today, came: sent.came })
  return json({ page, challenged: sent.challenged }, { status: sent.status, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('editor')
  return pageMeta({ locale, title: data?.page.view.heading ?? t('list'), description: t('hub.lead'), noIndex: true })
}

export default function SectionRoute() {
  const { frame, page: asked, told, basemap } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()
  const t = useT('editor')
  // Plain JSON through and through: what the loader gave is what arrives.
  const { view, place, credits, stepM, flyer } = (returned?.page ?? asked) as SectionPageData
  const { base, publicId, section, title } = view
  const aside = (
    <>
      {place ? (
        <PlaceAside place={place} path={`${base}/${publicId}`} returned={returned?.challenged ?? undefined} />
      ) : null}
      {flyer ? <FlyerPages flyer={flyer} /> : null}
    </>
  )
  return (
    <SectionPage
      {...{ frame, base, publicId, title, aside }}
      current={section}
      told={told && !returned ? t(`told.${told}`) : null}
    >
      <SectionForm
        key={`${publicId} ${section}`}
        view={view}
        point={place ? <PointPicker inputId="at" at={view.at} {...{ stepM, basemap, credits }} /> : undefined}
      />
    </SectionPage>
  )
}
