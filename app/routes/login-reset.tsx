import { type ActionFunctionArgs, type HeadersFunction, json, type MetaFunction } from '@remix-run/node'
import { Form, useActionData } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { type Returned, waitMinutes } from '../auth/form.ts'
import { theLetters } from '../auth/letters.server.ts'
import { readMail } from '../auth/model.ts'
import { requestReset } from '../auth/passwords.server.ts'
import { ProblemBanner, useFault } from '../auth/problem-banner.tsx'
import { postedForm, visitOf } from '../auth/read-form.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { pageMeta } from '../lib/meta.ts'
import { NotificationBanner } from '../ui/banner.tsx'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Container, PageHeader } from '../ui/layout.tsx'

await roomTexts('account')

type Reply = { sent: true; returned: null } | { sent: false; returned: Returned }

/** The same answer whether the address has an account or not. */
export async function action({ request, context: { clientKey } }: ActionFunctionArgs) {
  const form = await postedForm(request)
  const typed = (form.get('mail') ?? '').slice(0, 254)
  const written = { mail: typed }
  const answer = (reply: Reply, status = 200) => json<Reply>(reply, { status, headers: FOR_ONE_READER })
  const mail = readMail(typed)
  if (!mail) return answer({ sent: false, returned: { field: 'mail', fault: 'mail', written } }, 400)
  const visit = visitOf(request, clientKey)
  const wait = await requestReset(theDb(), { mail, visit, sendLetter: theLetters() })
  if (wait === 0) return answer({ sent: true, returned: null })
  const minutes = waitMinutes(wait)
  return answer({ sent: false, returned: { field: 'mail', fault: 'tooMany', minutes, written } }, 429)
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('account')
  return pageMeta({ locale, title: t('reset.title'), description: t('reset.lead'), noIndex: true })
}

export default function ResetRoute() {
  const reply = useActionData<typeof action>() as Reply | undefined
  const t = useT('account')
  const fault = useFault(reply?.returned)
  const href = useHref()
  return (
    <Container className="pb-8">
      <Breadcrumb trail={[{ label: t('logIn.title'), to: '/login' }, { label: t('reset.title') }]} />
      <PageHeader title={t('reset.title')} lead={reply?.sent ? undefined : t('reset.lead')} />
      {reply?.sent ? (
        <NotificationBanner tone="success" title={t('reset.sent')} role="status" className="max-w-[36rem]">
          {t('reset.sentText')}
        </NotificationBanner>
      ) : (
        <>
          <ProblemBanner returned={reply?.returned} />
          <Form method="post" action={href('/login/reset')} className="grid max-w-[36rem] gap-5">
            <TextField
              label={t('mail')}
              name="mail"
              type="email"
              autoComplete="username"
              maxLength={254}
              required
              defaultValue={reply?.returned?.written?.mail}
              error={fault('mail')}
            />
            <p>
              <Button type="submit" size="lg">
                {t('reset.submit')}
              </Button>
            </p>
          </Form>
        </>
      )}
    </Container>
  )
}
