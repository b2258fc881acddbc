import {
  type ActionFunctionArgs,
  type HeadersFunction,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { verifyAudit } from '../audit/audit.server.ts'
import { AuditFilterForm, AuditTable } from '../audit/audit-table.tsx'
import { ChainCheck, type ChainChecked } from '../audit/chain-check.tsx'
import { readAuditFilter } from '../audit/filter.ts'
import { auditPage } from '../audit/page.server.ts'
import { enterWorkspace } from '../auth/frame.server.ts'
import { postedForm } from '../auth/read-form.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { idIn, pageNumber, toPage } from '../lib/page-number.ts'

await roomTexts('ops')
await roomTexts('workspace')

/** So long the chain is followed in one request; what is left of a longer log is checked in the next. */
const PATIENCE_MS = 10_000

export async function loader({ request }: LoaderFunctionArgs) {
  const { frame } = await enterWorkspace(theDb(), request, 'staff', 'audit.read')
  const { pathname, searchParams } = new URL(request.url)
  const filter = readAuditFilter(searchParams)
  const page = await auditPage(theDb(), filter, { page: pageNumber(searchParams), locale: localeOfPath(pathname) })
  return json({ frame, filter, page }, { headers: FOR_ONE_READER })
}

/** Follows the chain. Changes nothing, so the answer is the page itself. */
export async function action({ request }: ActionFunctionArgs) {
  await enterWorkspace(theDb(), request, 'staff', 'audit.read')
  const form = await postedForm(request)
  const from = idIn(form.get('from') ?? '') ?? 0
  const until = Date.now() + PATIENCE_MS
  const check = await verifyAudit(theDb(), { from, mayGoOn: () => Date.now() < until })
  const before = from === 0 ? 0 : (idIn(form.get('before') ?? '') ?? 0)
  return json<ChainChecked>({ ...check, before }, { headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('ops')
  return pageMeta({ locale, title: t('audit.title'), description: t('audit.lead'), noIndex: true })
}

export default function AuditRoute() {
  const { frame, filter, page } = useLoaderData<typeof loader>()
  const checked = useActionData<typeof action>()
  const t = useT('ops')
  const [query] = useSearchParams()
  return (
    <WorkspacePage frame={frame} title={t('audit.title')} lead={t('audit.lead')}>
      <ChainCheck checked={checked} />
      <AuditFilterForm key={query.toString()} filter={filter} people={page.people} />
      <AuditTable page={page} filter={filter} toPage={toPage('/staff/audit', query)} />
    </WorkspacePage>
  )
}
