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
import type { Returned } from '../auth/form.ts'
import { GoneLink } from '../auth/gone-link.tsx'
import { acceptInvitation } from '../auth/invitations.server.ts'
import { nextPath } from '../auth/landing.ts'
import { theLetters } from '../auth/letters.server.ts'
import { NewPassword } from '../auth/password-fields.tsx'
import { portalNames } from '../auth/portal-names.server.ts'
import { ProblemBanner, useFault } from '../auth/problem-banner.tsx'
import { postedForm, secretField, visitOf } from '../auth/read-form.server.ts'
import { findToken } from '../auth/tokens.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { localeOfPath } from '../lib/i18n/locale.ts'
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
  const holder = await findToken(theDb(), params.token ?? '', 'invite', new Date())
  const invited = holder && { mail: holder.mail, name: holder.name }
  return json({ invited }, { status: invited ? 200 : 410, headers: FOR_ONE_READER })
}

export async function action({ request, params, context: { clientKey } }: ActionFunctionArgs) {
  const form = await postedForm(request)
  const given = { token: params.token ?? '', password: secretField(form, 'password'), portal: portalNames }
  const from = { visit: visitOf(request, clientKey), held: await heldToken(request), sendLetter: theLetters() }
  const accepted = await acceptInvitation(theDb(), { ...given, ...from })
  if (accepted.ok) {
    const cookie = await holdToken(request, accepted.token)
    const path = nextPath(localeOfPath(new URL(request.url).pathname), accepted, null)
    return redirect(path, { status: 303, headers: { ...FOR_ONE_READER, 'Set-Cookie': cookie } })
  }
  if (accepted.refusal === 'Gone') return json<Returned | null>(null, { status: 410, headers: FOR_ONE_READER })
  const returned: Returned = { field: 'password', fault: accepted.fault }
  return json<Returned | null>(returned, { status: 400, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('account')
  return pageMeta({ locale, title: t('invitation.title'), description: t('logIn.lead'), noIndex: true })
}

export default function InvitationRoute() {
  const { invited } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>() as Returned | undefined
  const t = useT('account')
  const fault = useFault(returned)
  if (invited === null) return <GoneLink purpose="invitation" />
  return (
    <Container className="pb-8">
      <Breadcrumb trail={[{ label: t('invitation.title') }]} />
      <PageHeader title={t('invitation.title')} lead={t('invitation.lead', invited)} />
      <ProblemBanner returned={returned} />
      <Form method="post" className="grid max-w-[36rem] gap-5">
        <NewPassword mail={invited.mail} error={fault('password')} label={t('password')} />
        <p>
          <Button type="submit" size="lg">
            {t('invitation.submit')}
          </Button>
        </p>
      </Form>
    </Container>
  )
}
