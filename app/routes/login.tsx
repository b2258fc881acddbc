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
import { logIn } from '../auth/log-in.server.ts'
import { readMail } from '../auth/model.ts'
import { PasskeyLogIn } from '../auth/passkey-buttons.tsx'
import { ProblemBanner, useFault } from '../auth/problem-banner.tsx'
import { postedForm, secretField, visitOf } from '../auth/read-form.server.ts'
import { FOR_ONE_READER, findUser } from '../auth/who.server.ts'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useHref, useLocale, useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { NotificationBanner } from '../ui/banner.tsx'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Container, PageHeader } from '../ui/layout.tsx'

await roomTexts('account')

export async function loader({ request }: LoaderFunctionArgs) {
  const { pathname, searchParams } = new URL(request.url)
  const to = searchParams.get('to')
  const holder = await findUser(theDb(), request)
  if (holder) throw redirect(nextPath(localeOfPath(pathname), { stage: 'full', role: holder.user.role }, to))
  const news = (['changed', 'out'] as const).find(name => searchParams.has(name)) ?? null
  const barred = (['lapsed', 'suspended'] as const).find(why => searchParams.get('agreement') === why) ?? null
  return json({ to, news, barred }, { headers: FOR_ONE_READER })
}

/** The same answer to a wrong password and to an address that is unknown. */
export async function action({ request, context: { clientKey } }: ActionFunctionArgs) {
  const form = await postedForm(request)
  const typed = (form.get('mail') ?? '').slice(0, 254)
  const back = (returned: Omit<Returned, 'written'>, status: number) =>
    json<Returned>({ ...returned, written: { mail: typed } }, { status, headers: FOR_ONE_READER })
  const mail = readMail(typed)
  if (!mail) return back({ field: 'mail', fault: 'mail' }, 400)
  const [password, held] = [secretField(form, 'password'), await heldToken(request)]
  const visit = visitOf(request, clientKey)
  const entered = await logIn(theDb(), { mail, password, visit, held, sendLetter: theLetters() })
  if (entered.ok) {
    const path = nextPath(localeOfPath(new URL(request.url).pathname), entered, form.get('to'))
    return redirect(path, {
      status: 303,
      headers: { ...FOR_ONE_READER, 'Set-Cookie': await holdToken(request, entered.token) },
    })
  }
  if (entered.refusal === 'Wrong') return back({ field: 'password', fault: 'wrong' }, 400)
  if (entered.refusal === 'NoAgreement') return back({ field: 'password', fault: entered.why }, 403)
  return back({ field: 'password', fault: 'tooMany', minutes: waitMinutes(entered.waitSeconds) }, 429)
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('account')
  return pageMeta({ locale, title: t('logIn.title'), description: t('logIn.lead'), noIndex: true })
}

export default function LogInRoute() {
  const { to, news, barred } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>() as Returned | undefined
  const t = useT('account')
  const fault = useFault(returned)
  const href = useHref()
  return (
    <Container className="pb-8">
      <Breadcrumb trail={[{ label: t('logIn.title') }]} />
      <PageHeader title={t('logIn.title')} lead={t('logIn.lead')} />
      {news && !returned ? (
        <NotificationBanner tone="success" title={t(`logIn.${news}`)} role="status" className="mb-6 max-w-[36rem]" />
      ) : null}
      {barred && !returned ? (
        <NotificationBanner tone="warning" title={t('logIn.ended')} role="status" className="mb-6 max-w-[36rem]">
          {t(`fault.${barred}`)}
        </NotificationBanner>
      ) : null}
      <ProblemBanner returned={returned} />
      <Form method="post" action={href('/login')} className="grid max-w-[36rem] gap-5">
        {to ? <input type="hidden" name="to" value={to} /> : null}
        <TextField
          label={t('mail')}
          name="mail"
          type="email"
          autoComplete="username"
          maxLength={254}
          required
          defaultValue={returned?.written?.mail}
          error={fault('mail')}
        />
        <TextField
          label={t('password')}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          error={fault('password')}
        />
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <Button type="submit" size="lg">
            {t('logIn.submit')}
          </Button>
          <LocaleLink to="/login/reset" className="link inline-flex min-h-11 items-center">
            {t('logIn.forgotten')}
          </LocaleLink>
        </div>
      </Form>
      <PasskeyLogIn to={to} locale={useLocale()} />
    </Container>
  )
}
