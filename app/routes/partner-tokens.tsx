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
import { limitOf } from '../auth/attempts.server.ts'
import { enterWorkspace } from '../auth/frame.server.ts'
import { postedForm } from '../auth/read-form.server.ts'
import { isElevated } from '../auth/sessions.server.ts'
import { FOR_ONE_READER, requireElevated } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { HowTo } from '../feeds/push/how-to.tsx'
import { readTokenWish } from '../feeds/push/model.ts'
import { IssuedToken, TokenForm, type TokenReturned } from '../feeds/push/token-form.tsx'
import { TokenTable } from '../feeds/push/token-table.tsx'
import { tokenView } from '../feeds/push/token-view.ts'
import { issueApiToken, listApiTokens, revokeApiToken } from '../feeds/push/tokens.server.ts'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { NotificationBanner } from '../ui/banner.tsx'
import { CardSection } from '../ui/card.tsx'

await roomTexts('tokens')
await roomTexts('workspace')

const PATH = '/partner/tokens'

export async function loader({ request, context: { baseUrl } }: LoaderFunctionArgs) {
  const now = new Date()
  const { holder, frame } = await enterWorkspace(theDb(), request, 'partner', 'api_token.issue', now)
  const url = new URL(request.url)
  const lines = await listApiTokens(theDb(), holder.user.organisationId!)
  const tokens = lines.map(line => tokenView(line, localeOfPath(url.pathname), now))
  const limits = { requests: limitOf('api_requests').points, batches: limitOf('api_batches').points }
  const isRevoked = url.searchParams.get('did') === 'revoke'
  const view = { frame, tokens, baseUrl, limits, isRevoked, isElevated: isElevated(holder, now) }
  return json(view, { headers: FOR_ONE_READER })
}

type Reply = { token: string } | { returned: TokenReturned }

/** Issues a token, which is shown on this answer and never again; or revokes one. */
export async function action({ request }: ActionFunctionArgs) {
  const now = new Date()
  const { holder } = await enterWorkspace(theDb(), request, 'partner', 'api_token.issue', now)
  const form = await postedForm(request)
  const { organisationId, id: by } = holder.user
  if (form.get('intent') === 'revoke') {
    const id = Number(form.get('token'))
    const owner = { organisationId: organisationId! }
    const isNumber = Number.isSafeInteger(id) && id > 0
    const done =
      isNumber &&
      (
        await theDb()
          .transaction()
          .execute(trx => revokeApiToken(trx, id, owner, { by, now }))
      ).ok
    if (!done) throw new Response(null, { status: 404 })
    const path = pathIn(localeOfPath(new URL(request.url).pathname), `${PATH}?did=revoke`)
    return redirect(path, { status: 303, headers: FOR_ONE_READER })
  }
  await requireElevated(theDb(), request, now)
  return issue(form, organisationId!, { by, now })
}

async function issue(form: URLSearchParams, organisationId: number, doing: { by: number; now: Date }) {
  const { wish, faults } = readTokenWish(form)
  const written = { name: form.get('name') ?? '', scopes: form.getAll('scope'), days: form.get('days') ?? '' }
  const back = (wrong: TokenReturned['faults']) =>
    json<Reply>({ returned: { faults: wrong, written } }, { status: 400, headers: FOR_ONE_READER })
  if (!wish) return back(faults)
  const issued = await theDb()
    .transaction()
    .execute(trx => issueApiToken(trx, organisationId, wish, doing))
  return issued.ok ? json<Reply>({ token: issued.value.token }, { headers: FOR_ONE_READER }) : back([issued.refusal])
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('tokens')
  return pageMeta({ locale, title: t('title'), description: t('lead'), noIndex: true })
}

export default function PartnerTokensRoute() {
  const { frame, tokens, baseUrl, limits, isRevoked, isElevated: mayIssue } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as Reply | undefined
  const t = useT('tokens')
  const issued = reply && 'token' in reply ? reply.token : null
  return (
    <WorkspacePage frame={frame} title={t('title')} lead={t('lead')}>
      {isRevoked && !reply ? (
        <NotificationBanner tone="success" title={t('revoked')} role="status" className="mb-6" />
      ) : null}
      {issued === null ? null : <IssuedToken key={issued} token={issued} />}
      <TokenTable tokens={tokens} action={PATH} />
      <div className="mt-6 grid grid-cols-1 items-start gap-6 xl:grid-cols-2">
        <CardSection title={t('issue')} id="issue">
          {/* Once a token is issued the form is as new: what was written is the next one's no more. */}
          <TokenForm
            key={issued ?? ''}
            isElevated={mayIssue}
            returned={reply && 'returned' in reply ? reply.returned : null}
          />
        </CardSection>
        <CardSection title={t('start.title')} id="start">
          <HowTo baseUrl={baseUrl} limits={limits} />
        </CardSection>
      </div>
    </WorkspacePage>
  )
}
