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
import { FormBanner } from '../auth/form-banner.tsx'
import { enterWorkspace } from '../auth/frame.server.ts'
import { theLetters } from '../auth/letters.server.ts'
import { doDeed, type PersonReturned } from '../auth/people-deeds.server.ts'
import { personPage } from '../auth/people-page.server.ts'
import { Person } from '../auth/person.tsx'
import { postedForm } from '../auth/read-form.server.ts'
import { FOR_ONE_READER, requireElevated } from '../auth/who.server.ts'
import { workspaceAt } from '../auth/workspace.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { idIn } from '../lib/page-number.ts'

await roomTexts('account')
await roomTexts('ops')
await roomTexts('workspace')

/** Where the people of each workspace are listed. */
const LISTS = { partner: '/partner/team', staff: '/staff/accounts' } as const

/** One's own organisation's people in the partners' workspace, everybody in the city's: who is in reach the room says. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const now = new Date()
  const { pathname } = new URL(request.url)
  const { holder, frame } = await enterWorkspace(theDb(), request, workspaceAt(pathname), 'account.read', now)
  const locale = localeOfPath(pathname)
  const person = await personPage(theDb(), holder, idIn(params.id) ?? 0, { locale, now })
  if (!person) throw new Response(null, { status: 404 })
  return json({ frame, person }, { headers: FOR_ONE_READER })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const now = new Date()
  const { pathname } = new URL(request.url)
  const workspace = workspaceAt(pathname)
  await enterWorkspace(theDb(), request, workspace, 'account.read', now)
  const { user } = await requireElevated(theDb(), request, now)
  const form = await postedForm(request)
  const done = await doDeed(theDb(), idIn(params.id) ?? 0, form, { by: user, now, sendLetter: theLetters() })
  if ('fault' in done) return json<PersonReturned>(done, { status: 400, headers: FOR_ONE_READER })
  const path = pathIn(localeOfPath(pathname), `${LISTS[workspace]}/${params.id}?done=${done.deed}`)
  return redirect(path, { status: 303, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('ops')
  return pageMeta({
    locale,
    title: data?.person.name ?? t(workspaceAt(location.pathname) === 'staff' ? 'people.allTitle' : 'people.teamTitle'),
    description: t('people.facts'),
    noIndex: true,
  })
}

export default function PersonRoute() {
  const { frame, person } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>() as PersonReturned | undefined
  const t = useT('ops')
  const isTeam = frame.workspace === 'partner'
  const deeds = ['invite', 'role', 'sessions', 'disable', 'enable'] as const
  return (
    <WorkspacePage
      frame={frame}
      title={person.name}
      trail={[
        { label: t(isTeam ? 'people.teamTitle' : 'people.allTitle'), to: LISTS[frame.workspace] },
        { label: person.name },
      ]}
    >
      <FormBanner
        done={Object.fromEntries(deeds.map(deed => [deed, t(`people.done.${deed}`)]))}
        problem={returned ? t('problem') : undefined}
        text={returned ? t(`people.fault.${returned.fault}`) : undefined}
      />
      <Person person={person} returned={returned} />
    </WorkspacePage>
  )
}
