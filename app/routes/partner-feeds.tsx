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
import { can } from '../auth/can.ts'
import { FormBanner } from '../auth/form-banner.tsx'
import { enterWorkspace } from '../auth/frame.server.ts'
import { postedForm } from '../auth/read-form.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { actOnFeeds } from '../feeds/pull/desk.server.ts'
import { FeedForm } from '../feeds/pull/feed-form.tsx'
import { AbsentTable, FeedTable } from '../feeds/pull/feed-table.tsx'
import { feedToEdit, listAbsent, listFeeds } from '../feeds/pull/page.server.ts'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { idIn } from '../lib/page-number.ts'

await roomTexts('feeds')
await roomTexts('workspace')

export async function loader({ request }: LoaderFunctionArgs) {
  const { holder, frame } = await enterWorkspace(theDb(), request, 'partner', 'feed.read')
  const { user } = holder
  const locale = localeOfPath(new URL(request.url).pathname)
  const organisationId = user.organisationId!
  const feeds = await listFeeds(theDb(), organisationId, locale)
  const absent = await listAbsent(theDb(), organisationId, locale)
  const mayEdit = can(user, 'feed.edit', { organisationId })
  const asked = idIn(new URL(request.url).searchParams.get('edit') ?? '')
  const edited = mayEdit ? await feedToEdit(theDb(), asked, organisationId) : null
  return json({ frame, feeds, absent, mayEdit, edited }, { headers: FOR_ONE_READER })
}

export async function action({ request }: ActionFunctionArgs) {
  const now = new Date()
  const { user } = (await enterWorkspace(theDb(), request, 'partner', 'feed.edit', now)).holder
  const answer = await actOnFeeds(theDb(), await postedForm(request), {
    owner: { organisationId: user.organisationId! },
    by: user.id,
    now,
  })
  if (!answer) throw new Response(null, { status: 404 })
  if (answer.done === null) return json(answer, { status: 400, headers: FOR_ONE_READER })
  const path = pathIn(localeOfPath(new URL(request.url).pathname), `/partner/feeds?done=${answer.done}`)
  return redirect(path, { status: 303, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('feeds')
  return pageMeta({ locale, title: t('title'), description: t('partnerLead'), noIndex: true })
}

const DONE = ['keep', 'pause', 'resume', 'stop', 'run', 'let', 'still', 'undo'] as const

export default function PartnerFeedsRoute() {
  const page = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>() ?? null
  const t = useT('feeds')
  return (
    <WorkspacePage frame={page.frame} title={t('title')} lead={t('partnerLead')}>
      <FormBanner done={Object.fromEntries(DONE.map(one => [one, t(`done.${one}`)]))} />
      <FeedTable feeds={page.feeds} mayEdit={page.mayEdit} />
      <section aria-labelledby="absent" className="mt-10">
        <h2 id="absent" className="mb-3 text-xl font-bold">
          {t('absent.title')}
        </h2>
        <p className="mb-3">{t('absent.lead')}</p>
        <AbsentTable absent={page.absent} mayEdit={page.mayEdit} />
      </section>
      {page.mayEdit ? <FeedForm returned={returned} edited={page.edited} /> : null}
    </WorkspacePage>
  )
}
