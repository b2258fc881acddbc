import { type HeadersFunction, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { can } from '../auth/can.ts'
import { FormBanner } from '../auth/form-banner.tsx'
import { enterWorkspace } from '../auth/frame.server.ts'
import { PeopleTable } from '../auth/people-list.tsx'
import { peoplePage } from '../auth/people-page.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { pageNumber, toPage } from '../lib/page-number.ts'
import { ButtonLink } from '../ui/button.tsx'

await roomTexts('account')
await roomTexts('ops')
await roomTexts('workspace')

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date()
  const { holder, frame } = await enterWorkspace(theDb(), request, 'partner', 'account.read', now)
  const { user } = holder
  const { pathname, searchParams } = new URL(request.url)
  const asked = { page: pageNumber(searchParams), locale: localeOfPath(pathname), now }
  const page = await peoplePage(theDb(), user, { organisationId: user.organisationId }, asked)
  const mayInvite = can(user, 'account.invite', { organisationId: user.organisationId })
  return json({ frame, page, mayInvite }, { headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('ops')
  return pageMeta({ locale, title: t('people.teamTitle'), description: t('people.teamLead'), noIndex: true })
}

export default function TeamRoute() {
  const { frame, page, mayInvite } = useLoaderData<typeof loader>()
  const t = useT('ops')
  const [query] = useSearchParams()
  return (
    <WorkspacePage
      frame={frame}
      title={t('people.teamTitle')}
      lead={t('people.teamLead')}
      action={mayInvite ? <ButtonLink to="/partner/team/new">{t('people.invite')}</ButtonLink> : undefined}
    >
      <FormBanner done={{ invited: t('people.done.invited') }} />
      <PeopleTable
        page={page}
        pathOf={({ id, isSelf }) => (isSelf ? '/account' : `/partner/team/${id}`)}
        toPage={toPage('/partner/team', query)}
      />
    </WorkspacePage>
  )
}
