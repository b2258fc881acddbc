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
import { InviteForm } from '../auth/invite-form.tsx'
import { theLetters } from '../auth/letters.server.ts'
import { inviteByForm, type PersonReturned } from '../auth/people-deeds.server.ts'
import { rolesAtHome } from '../auth/people-page.server.ts'
import { postedForm } from '../auth/read-form.server.ts'
import { FOR_ONE_READER, requireElevated } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'

await roomTexts('account')
await roomTexts('ops')
await roomTexts('workspace')

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date()
  const { frame } = await enterWorkspace(theDb(), request, 'partner', 'account.invite', now)
  const { user } = await requireElevated(theDb(), request, now)
  return json({ frame, roles: await rolesAtHome(theDb(), user) }, { headers: FOR_ONE_READER })
}

export async function action({ request }: ActionFunctionArgs) {
  const now = new Date()
  await enterWorkspace(theDb(), request, 'partner', 'account.invite', now)
  const { user } = await requireElevated(theDb(), request, now)
  const asked = { by: user, now, sendLetter: theLetters() }
  const invited = await inviteByForm(theDb(), await postedForm(request), user.organisationId, asked)
  if ('fault' in invited) return json<PersonReturned>(invited, { status: 400, headers: FOR_ONE_READER })
  const path = pathIn(localeOfPath(new URL(request.url).pathname), '/partner/team?done=invited')
  return redirect(path, { status: 303, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('ops')
  return pageMeta({ locale, title: t('people.inviteTitle'), description: t('people.inviteLead'), noIndex: true })
}

export default function InviteRoute() {
  const { frame, roles } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>() as PersonReturned | undefined
  const t = useT('ops')
  return (
    <WorkspacePage
      frame={frame}
      title={t('people.inviteTitle')}
      lead={t('people.inviteLead')}
      trail={[{ label: t('people.teamTitle'), to: '/partner/team' }, { label: t('people.inviteTitle') }]}
    >
      <FormBanner
        done={{}}
        problem={returned ? t('problem') : undefined}
        text={returned ? t(`people.fault.${returned.fault}`) : undefined}
      />
      <InviteForm roles={roles} returned={returned} />
    </WorkspacePage>
  )
}
