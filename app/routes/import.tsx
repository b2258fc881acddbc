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
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { readRowsAsked } from '../feeds/imports/asked.ts'
import { doAtImport } from '../feeds/imports/desk.server.ts'
import { enterImports, importIdOf } from '../feeds/imports/enter.server.ts'
import { ImportView } from '../feeds/imports/import-view.tsx'
import { importPage } from '../feeds/imports/page.server.ts'
import { placesOf } from '../feeds/imports/places.server.ts'
import { COLUMN_CHOICES } from '../feeds/sheet/headings.ts'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { NotificationBanner } from '../ui/banner.tsx'

await roomTexts('imports')
await roomTexts('workspace')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { frame, owner, locale, now, base } = await enterImports(theDb(), request)
  const id = importIdOf(params.id)
  const asked = readRowsAsked(new URL(request.url).searchParams)
  const page = await importPage(theDb(), id, owner, { asked, locale, now })
  if (!page) throw new Response(null, { status: 404 })
  const placed = page.run.state === 'checked' ? await placesOf(theDb(), id) : { places: [], without: 0 }
  return json({ frame, base, page, placed, columns: COLUMN_CHOICES }, { headers: FOR_ONE_READER })
}

/** Takes one step with the file and shows it again where it stands then. */
export async function action({ request, params }: ActionFunctionArgs) {
  const form = await postedForm(request)
  const { user, owner, now, locale, base } = await enterImports(theDb(), request)
  const id = importIdOf(params.id)
  const done = await doAtImport(theDb(), id, form, { owner, by: user.id, now })
  const { search } = new URL(request.url)
  if (done.ok) return redirect(pathIn(locale, `${base}/${id}${search}`), { status: 303, headers: FOR_ONE_READER })
  if (done.refusal === 'NotFound') throw new Response(null, { status: 404 })
  return json({ refusal: done.refusal }, { status: done.refusal === 'Moved' ? 409 : 400, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location, data }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('imports')
  return pageMeta({ locale, title: data?.page.run.fileName ?? t('title'), description: t('lead'), noIndex: true })
}

export default function ImportRoute() {
  const { frame, base, page, placed, columns } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()
  const t = useT('imports')
  const { fileName } = page.run
  return (
    <WorkspacePage frame={frame} title={fileName} trail={[{ label: t('title'), to: base }, { label: fileName }]}>
      {returned?.refusal ? (
        <NotificationBanner tone="error" title={t('refused.title')} className="mb-6" role="alert">
          <p>{t(`refused.${returned.refusal as 'Moved'}`)}</p>
        </NotificationBanner>
      ) : null}
      <ImportView page={page} placed={placed} columns={columns} base={base} workspace={frame.workspace} />
    </WorkspacePage>
  )
}
