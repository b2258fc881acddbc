import {
  type ActionFunctionArgs,
  type AppLoadContext,
  type HeadersFunction,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { CodeSetUp, RecoveryAnew, RecoveryCodes } from '../auth/code-set-up.tsx'
import { newRecoveryCodes, takeCodes } from '../auth/codes.server.ts'
import { heldToken, holdToken } from '../auth/cookie.server.ts'
import type { Returned } from '../auth/form.ts'
import { theLetters } from '../auth/letters.server.ts'
import { siteOf } from '../auth/passkey-exchange.server.ts'
import { ProblemBanner } from '../auth/problem-banner.tsx'
import { postedForm, secretField, visitOf } from '../auth/read-form.server.ts'
import { safeRedirect } from '../auth/safe-redirect.ts'
import { beginCodes, countRecoveryCodes, hasCodes } from '../auth/totp.server.ts'
import { FOR_ONE_READER, requireCodeSetUp } from '../auth/who.server.ts'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { qrDrawing } from '../lib/qr.ts'
import { NotificationBanner } from '../ui/banner.tsx'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { Container, PageHeader } from '../ui/layout.tsx'

await roomTexts('account')

/**
 * Requests whose action has given recovery codes and a new token: the framework then asks the loader with the cookie of
 * before, which is no good any more, and the page has all that it shows.
 */
const answered = new WeakSet<AppLoadContext>()

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (answered.has(context)) return json({ setUp: null }, { headers: FOR_ONE_READER })
  const { user, session } = await requireCodeSetUp(theDb(), request)
  const { secret, uri } = await beginCodes(theDb(), user, siteOf(request).name)
  const isOwed = session.stage === 'enrol'
  const left = (await hasCodes(theDb(), user.id)) ? await countRecoveryCodes(theDb(), user.id) : null
  const to = new URL(request.url).searchParams.get('to')
  return json({ setUp: { qr: qrDrawing(uri), secret, isOwed, left, to } }, { headers: FOR_ONE_READER })
}

type Reply = { codes: string[]; to: string } | { returned: Returned }

/** Recovery codes are shown on this answer and never again. */
export async function action({ request, context }: ActionFunctionArgs) {
  const holder = await requireCodeSetUp(theDb(), request)
  const form = await postedForm(request)
  const to = safeRedirect(form.get('to'), '/account')
  const [visit, held] = [visitOf(request, context.clientKey), (await heldToken(request)) ?? '']
  if (form.get('intent') === 'anew') {
    if (!(await hasCodes(theDb(), holder.user.id))) throw redirect('/account/codes')
    return json<Reply>({ codes: await newRecoveryCodes(theDb(), holder, visit.now), to }, { headers: FOR_ONE_READER })
  }
  const given = { code: secretField(form, 'code'), visit, held, sendLetter: theLetters() }
  const taken = await takeCodes(theDb(), holder, given)
  if (taken.ok) {
    answered.add(context)
    const headers = { ...FOR_ONE_READER, 'Set-Cookie': await holdToken(request, taken.token) }
    return json<Reply>({ codes: taken.recoveryCodes, to }, { headers })
  }
  const fault = taken.refusal === 'TooMany' ? 'tooMany' : 'wrongCode'
  const status = taken.refusal === 'TooMany' ? 429 : 400
  return json<Reply>({ returned: { field: 'code', fault, minutes: 15 } }, { status, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('account')
  return pageMeta({ locale, title: t('codes.title'), description: t('logIn.lead'), noIndex: true })
}

export default function CodesRoute() {
  const { setUp } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as Reply | undefined
  const t = useT('account')
  const ready = reply && 'codes' in reply ? reply : null
  const returned = reply && 'returned' in reply ? reply.returned : undefined
  return (
    <Container className="pb-8">
      <Breadcrumb trail={[{ label: t('own.title'), to: '/account' }, { label: t('codes.title') }]} />
      <PageHeader
        title={t(ready ? 'codes.readyTitle' : 'codes.title')}
        lead={
          ready ? undefined : t(setUp?.isOwed ? 'codes.owed' : setUp?.left === null ? 'own.codesOff' : 'codes.again')
        }
      />
      {ready ? (
        <>
          <NotificationBanner tone="success" title={t('codes.readyTitle')} role="status" className="mb-6" />
          <RecoveryCodes codes={ready.codes} to={ready.to} />
        </>
      ) : null}
      {setUp && !ready ? (
        <>
          <ProblemBanner returned={returned} />
          <CodeSetUp qr={setUp.qr} secret={setUp.secret} to={setUp.to} returned={returned} />
          {setUp.left === null ? null : <RecoveryAnew left={setUp.left} />}
        </>
      ) : null}
    </Container>
  )
}
