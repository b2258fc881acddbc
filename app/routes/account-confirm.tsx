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
import type { Returned } from '../auth/form.ts'
import { confirmPassword } from '../auth/passwords.server.ts'
import { ProblemBanner, useFault } from '../auth/problem-banner.tsx'
import { postedForm, secretField } from '../auth/read-form.server.ts'
import { safeRedirect } from '../auth/safe-redirect.ts'
import { FOR_ONE_READER, requireUser } from '../auth/who.server.ts'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Container, PageHeader } from '../ui/layout.tsx'

await roomTexts('account')

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requireUser(theDb(), request)
  return json({ to: new URL(request.url).searchParams.get('to'), mail: user.mail }, { headers: FOR_ONE_READER })
}

export async function action({ request }: ActionFunctionArgs) {
  const now = new Date()
  const holder = await requireUser(theDb(), request, now)
  const form = await postedForm(request)
  const isOwn = await confirmPassword(theDb(), holder, secretField(form, 'password'), now)
  const locale = localeOfPath(new URL(request.url).pathname)
  const to = pathIn(locale, safeRedirect(form.get('to'), '/account'))
  if (isOwn === true) return redirect(to, { status: 303, headers: FOR_ONE_READER })
  const fault = isOwn === 'TooMany' ? 'tooMany' : 'wrongPassword'
  const status = isOwn === 'TooMany' ? 429 : 400
  return json<Returned>({ field: 'password', fault, minutes: 15 }, { status, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('account')
  return pageMeta({ locale, title: t('confirm.title'), description: t('confirm.lead'), noIndex: true })
}

export default function ConfirmRoute() {
  const { to, mail } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>() as Returned | undefined
  const t = useT('account')
  const fault = useFault(returned)
  const href = useHref()
  return (
    <Container className="pb-8">
      <Breadcrumb trail={[{ label: t('own.title'), to: '/account' }, { label: t('confirm.title') }]} />
      <PageHeader title={t('confirm.title')} lead={t('confirm.lead')} />
      <ProblemBanner returned={returned} />
      <Form method="post" action={href('/account/confirm')} className="grid max-w-[36rem] gap-5">
        {to ? <input type="hidden" name="to" value={to} /> : null}
        <input type="text" name="username" autoComplete="username" defaultValue={mail} readOnly hidden />
        <TextField
          label={t('password')}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          error={fault('password')}
        />
        <p>
          <Button type="submit" size="lg">
            {t('confirm.submit')}
          </Button>
        </p>
      </Form>
    </Container>
  )
}
