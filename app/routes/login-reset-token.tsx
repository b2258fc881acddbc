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
import { GoneLink } from '../auth/gone-link.tsx'
import { theLetters } from '../auth/letters.server.ts'
import { NewPassword } from '../auth/password-fields.tsx'
import { resetPassword } from '../auth/passwords.server.ts'
import { portalNames } from '../auth/portal-names.server.ts'
import { ProblemBanner, useFault } from '../auth/problem-banner.tsx'
import { postedForm, secretField } from '../auth/read-form.server.ts'
import { findToken } from '../auth/tokens.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { Button } from '../ui/button.tsx'
import { Container, PageHeader } from '../ui/layout.tsx'

await roomTexts('account')

/** Looks at the link without using it up: programs that read mail open every link. */
export async function loader({ params }: LoaderFunctionArgs) {
  const holder = await findToken(theDb(), params.token ?? '', 'reset', new Date())
  return json({ mail: holder?.mail ?? null }, { status: holder ? 200 : 410, headers: FOR_ONE_READER })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await postedForm(request)
  const password = secretField(form, 'password')
  const [token, portal, now] = [params.token ?? '', portalNames, new Date()]
  const set = await resetPassword(theDb(), { token, password, portal, now, sendLetter: theLetters() })
  const locale = localeOfPath(new URL(request.url).pathname)
  if (set.ok) return redirect(pathIn(locale, '/login?changed'), { status: 303, headers: FOR_ONE_READER })
  if (set.refusal !== 'Password') return json<Returned | null>(null, { status: 410, headers: FOR_ONE_READER })
  const returned: Returned = { field: 'password', fault: set.fault }
  return json<Returned | null>(returned, { status: 400, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('account')
  return pageMeta({ locale, title: t('reset.setTitle'), description: t('reset.lead'), noIndex: true })
}

export default function ResetTokenRoute() {
  const { mail } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>() as Returned | undefined
  const t = useT('account')
  const fault = useFault(returned)
  if (mail === null) return <GoneLink purpose="reset" />
  return (
    <Container className="pb-8">
      <Breadcrumb trail={[{ label: t('logIn.title'), to: '/login' }, { label: t('reset.setTitle') }]} />
      <PageHeader title={t('reset.setTitle')} lead={t('reset.setLead', { mail })} />
      <ProblemBanner returned={returned} />
      <Form method="post" className="grid max-w-[36rem] gap-5">
        <NewPassword mail={mail} error={fault('password')} />
        <p>
          <Button type="submit" size="lg">
            {t('reset.setSubmit')}
          </Button>
        </p>
      </Form>
    </Container>
  )
}
