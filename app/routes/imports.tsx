import {
  type ActionFunctionArgs,
  type HeadersFunction,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { enterImports } from '../feeds/imports/enter.server.ts'
import { lostWords } from '../feeds/imports/export.server.ts'
import { ImportsTable } from '../feeds/imports/imports-table.tsx'
import { listImports } from '../feeds/imports/list.server.ts'
import { receiveImport } from '../feeds/imports/receive.server.ts'
import { SendForm, Templates } from '../feeds/imports/send-form.tsx'
import { senderOf, sendersFor } from '../feeds/imports/senders.server.ts'
import { thePictures } from '../files/pictures.server.ts'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { idIn, pageNumber, toPage } from '../lib/page-number.ts'

await roomTexts('imports')
await roomTexts('workspace')

export async function loader({ request, context: { today } }: LoaderFunctionArgs) {
  const { frame, owner, locale, base } = await enterImports(theDb(), request)
  const query = new URL(request.url).searchParams
  const of = idIn(query.get('organisation') ?? '')
  const page = await listImports(theDb(), owner, { locale, page: pageNumber(query), of })
  const organisations = owner === 'anybody' ? await sendersFor(theDb(), { locale, today }) : null
  const isLost = owner !== 'anybody' && query.has('lost')
  const lost = isLost ? await lostWords(theDb(), owner.organisationId, { locale, today }) : null
  return json({ frame, base, page, organisations, lost }, { headers: FOR_ONE_READER })
}

/** Takes a file and shows its own page, where it is checked; one that cannot be taken comes back with the reason. */
export async function action({ request, context: { today } }: ActionFunctionArgs) {
  if (request.method !== 'POST') throw new Response(null, { status: 405, headers: { Allow: 'GET, HEAD, POST' } })
  const { user, owner, now, locale, base } = await enterImports(theDb(), request)
  const forWhom = senderOf(theDb(), owner, { locale, today })
  const received = await receiveImport(theDb(), thePictures().store, request, { by: user.id, now, forWhom })
  if (received.ok)
    return redirect(pathIn(locale, `${base}/${received.value}`), { status: 303, headers: FOR_ONE_READER })
  const status = received.refusal === 'tooLarge' ? 413 : received.refusal === 'noRoom' ? 507 : 400
  return json({ fault: received.refusal }, { status, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('imports')
  return pageMeta({ locale, title: t('title'), description: t('lead'), noIndex: true })
}

export default function ImportsRoute() {
  const { frame, base, page, organisations, lost } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()
  const [query] = useSearchParams()
  const t = useT('imports')
  return (
    <WorkspacePage frame={frame} title={t('title')} lead={t(organisations ? 'leadStaff' : 'lead')}>
      <div className="mb-10 grid items-start gap-6 lg:grid-cols-[minmax(0,44rem)_minmax(0,1fr)]">
        <SendForm base={base} fault={returned?.fault ?? null} organisations={organisations} />
        <Templates base={base} lost={lost} hasOwn={organisations === null} />
      </div>
      <h2 className="text-std-20B-150 mb-3">{t('list.title')}</h2>
      <ImportsTable page={page} base={base} showsOrganisation={organisations !== null} toPage={toPage(base, query)} />
    </WorkspacePage>
  )
}
