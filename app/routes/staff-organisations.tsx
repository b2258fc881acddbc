import { type HeadersFunction, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { can } from '../auth/can.ts'
import { enterWorkspace } from '../auth/frame.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { OrganisationFilter } from '../partners/organisation-filter.tsx'
import { readOrganisationSearch } from '../partners/organisation-search.ts'
import { OrganisationTable } from '../partners/organisation-table.tsx'
import { listOrganisations } from '../partners/organisations.server.ts'
import { ButtonLink } from '../ui/button.tsx'

await roomTexts('organisations')
await roomTexts('workspace')

export async function loader({ request, context: { today } }: LoaderFunctionArgs) {
  const { holder, frame } = await enterWorkspace(theDb(), request, 'staff', 'organisation.read')
  const search = readOrganisationSearch(new URL(request.url).searchParams)
  const lines = await listOrganisations(theDb(), search, today)
  const mayRegister = can(holder.user, 'organisation.register')
  return json({ frame, search, lines, mayRegister }, { headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('organisations')
  return pageMeta({ locale, title: t('list.title'), description: t('list.lead'), noIndex: true })
}

export default function StaffOrganisationsRoute() {
  const { frame, search, lines, mayRegister } = useLoaderData<typeof loader>()
  const t = useT('organisations')
  return (
    <WorkspacePage
      frame={frame}
      title={t('list.title')}
      lead={t('list.lead')}
      action={
        mayRegister ? (
          <ButtonLink to="/staff/organisations/new" className="mt-3 mb-4">
            {t('list.register')}
          </ButtonLink>
        ) : null
      }
    >
      <OrganisationFilter search={search} />
      <p className="mb-2 text-sm text-ink-soft" role="status">
        {t('list.count', { count: lines.length })}
      </p>
      <OrganisationTable lines={lines} />
    </WorkspacePage>
  )
}
