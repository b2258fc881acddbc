import {
  type ActionFunctionArgs,
  type HeadersFunction,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { heldToken, holdToken } from '../auth/cookie.server.ts'
import { type Returned, waitMinutes } from '../auth/form.ts'
import { nextPath } from '../auth/landing.ts'
import { theLetters } from '../auth/letters.server.ts'
import { logInWithCode } from '../auth/log-in.server.ts'
import { PasskeyLogIn } from '../auth/passkey-buttons.tsx'
import { CodeField } from '../auth/password-fields.tsx'
import { ProblemBanner, useFault } from '../auth/problem-banner.tsx'
import { postedForm, secretField, visitOf } from '../auth/read-form.server.ts'
import { FOR_ONE_READER, findHolder } from '../auth/who.server.ts'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useHref, useLocale, useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { Button } from '../ui/button.tsx'
import { Container, PageHeader } from '../ui/layout.tsx'

await roomTexts('account')

/** Only whoever has just given the right password is asked for a code. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { pathname, searchParams } = new URL(request.url)
  const holder = await findHolder(theDb(), request)
  if (holder?.session.stage !== 'code') throw redirect(pathIn(localeOfPath(pathname), '/login'))
  return json({ to: searchParams.get('to') }, { headers: FOR_ONE_READER })
}

export async function action({ request, context: { clientKey } }: ActionFunctionArgs) {
  const form = await postedForm(request)
  const locale = localeOfPath(new URL(request.url).pathname)
  const held = await heldToken(request)
  if (!held) throw redirect(pathIn(locale, '/login'))
  const code = secretField(form, 'code')
  const visit = visitOf(request, clientKey)
  const entered = await logInWithCode(theDb(), { held, code, visit, sendLetter: theLetters() })
  if (entered.ok) {
    const cookie = await holdToken(request, entered.token)
    const path = nextPath(locale, entered, form.get('to'))
    return redirect(path, { status: 303, headers: { ...FOR_ONE_READER, 'Set-Cookie': cookie } })
  }
  if (entered.refusal === 'Wrong')
    return json<Returned>({ field: 'code', fault: 'wrongCode' }, { status: 400, headers: FOR_ONE_READER })
  if (entered.refusal === 'NoAgreement') throw redirect(pathIn(locale, `/login?agreement=${entered.why}`))
  const minutes = waitMinutes(entered.waitSeconds)
  return json<Returned>({ field: 'code', fault: 'tooMany', minutes }, { status: 429, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('account')
  return pageMeta({ locale, title: t('codeStep.title'), description: t('codeStep.lead'), noIndex: true })
}

export default function CodeRoute() {
  const { to } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>() as Returned | undefined
  const t = useT('account')
  const fault = useFault(returned)
  const href = useHref()
  return (
    <Container className="pb-8">
      <Breadcrumb trail={[{ label: t('logIn.title'), to: '/login' }, { label: t('codeStep.title') }]} />
      <PageHeader title={t('codeStep.title')} lead={t('codeStep.lead')} />
      <ProblemBanner returned={returned} />
      <Form method="post" action={href('/login/code')} className="grid max-w-[36rem] gap-5">
        {to ? <input type="hidden" name="to" value={to} /> : null}
        <CodeField hint={t('codeStep.hint')} error={fault('code')} />
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <Button type="submit" size="lg">
            {t('codeStep.submit')}
          </Button>
          <LocaleLink to="/login" className="link inline-flex min-h-11 items-center">
            {t('codeStep.again')}
          </LocaleLink>
        </div>
      </Form>
      <PasskeyLogIn to={to} locale={useLocale()} />
    </Container>
  )
}
