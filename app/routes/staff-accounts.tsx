import { type HeadersFunction, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { FormBanner } from '../auth/form-banner.tsx'
import { enterWorkspace } from '../auth/frame.server.ts'
import { listOrganisations } from '../auth/people.server.ts'
import { readPeopleFilter } from '../auth/people.ts'
import { PeopleFilterForm, PeopleTable } from '../auth/people-list.tsx'
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
  const { holder, frame } = await enterWorkspace(theDb(), request, 'staff', 'account.read', now)
  const { pathname, searchParams } = new URL(request.url)
  const locale = localeOfPath(pathname)
  const asked = { page: pageNumber(searchParams), locale, now }
  const page = await peoplePage(theDb(), holder.user, readPeopleFilter(searchParams), asked)
  const organisations = await listOrganisations(theDb(), locale)
  return json({ frame, page, organisations }, { headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('ops')
  return pageMeta({ locale, title: t('people.allTitle'), description: t('people.allLead'), noIndex: true })
}

export default function AccountsRoute() {
  const { frame, page, organisations } = useLoaderData<typeof loader>()
  const t = useT('ops')
  const [query] = useSearchParams()
  const organisation = query.get('organisation')
  return (
    <WorkspacePage
      frame={frame}
      title={t('people.allTitle')}
      lead={t('people.allLead')}
      action={
        <ButtonLink to={`/staff/accounts/new${organisation ? `?${new URLSearchParams({ organisation })}` : ''}`}>
          {t('people.invite')}
        </ButtonLink>
      }
    >
      <FormBanner done={{ invited: t('people.done.invited') }} />
      <PeopleFilterForm key={query.toString()} query={Object.fromEntries(query)} organisations={organisations} />
      <PeopleTable
        page={page}
        hasOrganisations
        pathOf={({ id, isSelf }) => (isSelf ? '/account' : `/staff/accounts/${id}`)}
        toPage={toPage('/staff/accounts', query)}
      />
    </WorkspacePage>
  )
}
