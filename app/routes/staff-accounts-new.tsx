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
import { OrganisationForm } from '../auth/organisation-form.tsx'
import { readOrganisation } from '../auth/people.ts'
import { inviteByForm, type PersonReturned } from '../auth/people-deeds.server.ts'
import { invitationPage } from '../auth/people-page.server.ts'
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

/** The organisation is chosen first, by the address: it decides which roles there are. */
export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date()
  const { frame } = await enterWorkspace(theDb(), request, 'staff', 'account.invite', now)
  const { user } = await requireElevated(theDb(), request, now)
  const { pathname, searchParams } = new URL(request.url)
  const organisationId = readOrganisation(searchParams.get('organisation'))
  const page = await invitationPage(theDb(), user, organisationId, localeOfPath(pathname))
  return json({ frame, page }, { headers: FOR_ONE_READER })
}

export async function action({ request }: ActionFunctionArgs) {
  const now = new Date()
  await enterWorkspace(theDb(), request, 'staff', 'account.invite', now)
  const { user } = await requireElevated(theDb(), request, now)
  const form = await postedForm(request)
  const organisationId = readOrganisation(form.get('organisation'))
  if (organisationId === undefined) throw new Response(null, { status: 400 })
  const invited = await inviteByForm(theDb(), form, organisationId, { by: user, now, sendLetter: theLetters() })
  if ('fault' in invited) return json<PersonReturned>(invited, { status: 400, headers: FOR_ONE_READER })
  const query = new URLSearchParams({ organisation: String(organisationId ?? 'city'), done: 'invited' })
  const path = pathIn(localeOfPath(new URL(request.url).pathname), `/staff/accounts?${query}`)
  return redirect(path, { status: 303, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('ops')
  return pageMeta({ locale, title: t('people.inviteTitle'), description: t('people.inviteLead'), noIndex: true })
}

export default function InviteRoute() {
  const { frame, page } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>() as PersonReturned | undefined
  const t = useT('ops')
  const organisation = page.chosen ? String(page.chosen.id ?? 'city') : ''
  return (
    <WorkspacePage
      frame={frame}
      title={t('people.inviteTitle')}
      lead={t('people.inviteLead')}
      trail={[{ label: t('people.allTitle'), to: '/staff/accounts' }, { label: t('people.inviteTitle') }]}
    >
      <FormBanner
        done={{}}
        problem={returned ? t('problem') : undefined}
        text={returned ? t(`people.fault.${returned.fault}`) : undefined}
      />
      <OrganisationForm organisations={page.organisations} chosen={organisation} />
      {page.chosen ? (
        <InviteForm key={organisation} roles={page.chosen.roles} organisation={organisation} returned={returned} />
      ) : null}
    </WorkspacePage>
  )
}
