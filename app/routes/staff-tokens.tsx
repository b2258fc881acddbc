import {
  type ActionFunctionArgs,
  type HeadersFunction,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { enterWorkspace } from '../auth/frame.server.ts'
import { postedForm } from '../auth/read-form.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { TokenTable } from '../feeds/push/token-table.tsx'
import { tokenView } from '../feeds/push/token-view.ts'
import { listAllTokens, revokeForCity } from '../feeds/push/tokens.server.ts'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { NotificationBanner } from '../ui/banner.tsx'

await roomTexts('tokens')
await roomTexts('workspace')

const PATH = '/staff/tokens'

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date()
  const { frame } = await enterWorkspace(theDb(), request, 'staff', 'api_token.revoke', now)
  const url = new URL(request.url)
  const tokens = (await listAllTokens(theDb())).map(line => tokenView(line, localeOfPath(url.pathname), now))
  return json({ frame, tokens, isRevoked: url.searchParams.get('did') === 'revoke' }, { headers: FOR_ONE_READER })
}

/** Revokes a token of any organisation, which is told by a letter. */
export async function action({ request, context: { baseUrl } }: ActionFunctionArgs) {
  const now = new Date()
  const { user } = (await enterWorkspace(theDb(), request, 'staff', 'api_token.revoke', now)).holder
  const id = Number((await postedForm(request)).get('token'))
  if (!Number.isSafeInteger(id) || id < 1) throw new Response(null, { status: 400 })
  const done = await theDb()
    .transaction()
    .execute(trx => revokeForCity(trx, id, { by: user.id, baseUrl, now }))
  if (!done.ok) throw new Response(null, { status: 404 })
  const path = pathIn(localeOfPath(new URL(request.url).pathname), `${PATH}?did=revoke`)
  return redirect(path, { status: 303, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('tokens')
  return pageMeta({ locale, title: t('staffTitle'), description: t('staffLead'), noIndex: true })
}

export default function StaffTokensRoute() {
  const { frame, tokens, isRevoked } = useLoaderData<typeof loader>()
  const t = useT('tokens')
  return (
    <WorkspacePage frame={frame} title={t('staffTitle')} lead={t('staffLead')}>
      {isRevoked ? (
        <NotificationBanner tone="success" title={t('staffRevoked')} role="status" className="mb-6" />
      ) : null}
      <TokenTable tokens={tokens} action={PATH} isAll />
    </WorkspacePage>
  )
}
