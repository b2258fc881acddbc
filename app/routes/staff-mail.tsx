import {
  type ActionFunctionArgs,
  type HeadersFunction,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { can } from '../auth/can.ts'
import { FormBanner } from '../auth/form-banner.tsx'
import { enterWorkspace } from '../auth/frame.server.ts'
import { postedForm } from '../auth/read-form.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { lasting } from '../lib/lasting.ts'
import { pageMeta } from '../lib/meta.ts'
import { idIn, pageNumber, toPage } from '../lib/page-number.ts'
import { readOutboxList } from '../mail/outbox-lists.ts'
import { outboxPage } from '../mail/outbox-page.server.ts'
import { OutboxTable, OutboxTabs } from '../mail/outbox-table.tsx'
import { resendLetter } from '../tasks/dead-letters.server.ts'
import { HealthFigures } from '../ui/health-figures.tsx'

await roomTexts('ops')
await roomTexts('workspace')

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date()
  const { holder, frame } = await enterWorkspace(theDb(), request, 'staff', 'outbox.read', now)
  const { pathname, searchParams } = new URL(request.url)
  const mayResend = can(holder.user, 'outbox.resend')
  const asked = { list: readOutboxList(searchParams.get('state')), page: pageNumber(searchParams) }
  const page = await outboxPage(theDb(), { ...asked, locale: localeOfPath(pathname), now, showsAddresses: mayResend })
  return json({ frame, page, mayResend }, { headers: FOR_ONE_READER })
}

/** Offers a dead letter again. */
export async function action({ request }: ActionFunctionArgs) {
  const now = new Date()
  const { holder } = await enterWorkspace(theDb(), request, 'staff', 'outbox.resend', now)
  const letter = idIn((await postedForm(request)).get('letter') ?? '')
  const isSent = letter !== null && (await resendLetter(theDb(), letter, holder.user.id, now))
  if (!isSent) throw new Response(null, { status: 404 })
  const path = pathIn(localeOfPath(new URL(request.url).pathname), '/staff/mail?done=resent')
  return redirect(path, { status: 303, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('ops')
  return pageMeta({ locale, title: t('mail.title'), description: t('mail.lead'), noIndex: true })
}

/** A letter that has waited for so long is not on its way: something is wrong. */
const LONGEST_WAIT_S = 10 * 60

export default function MailRoute() {
  const { frame, page, mayResend } = useLoaderData<typeof loader>()
  const t = useT('ops')
  const [query] = useSearchParams()
  const { waiting, failed, sent, oldestWaitingSeconds } = page.counts
  const oldest = lasting(oldestWaitingSeconds)
  return (
    <WorkspacePage frame={frame} title={t('mail.title')} lead={t('mail.lead')}>
      <FormBanner done={{ resent: t('mail.done.resent') }} />
      <HealthFigures
        figures={[
          {
            label: t('mail.oldest'),
            value: waiting > 0 ? t(`lasting.${oldest.unit}`, { count: oldest.count }) : t('nothing'),
            isBad: oldestWaitingSeconds > LONGEST_WAIT_S,
            note: t('mail.late'),
          },
          { label: t('mail.list.waiting'), value: t('letters', { count: waiting }) },
          {
            label: t('mail.list.failed'),
            value: t('letters', { count: failed }),
            isBad: failed > 0,
            note: t('mail.look'),
          },
          { label: t('mail.list.sent'), value: t('letters', { count: sent }) },
        ]}
      />
      <OutboxTabs page={page} />
      <OutboxTable page={page} mayResend={mayResend} toPage={toPage('/staff/mail', query)} />
    </WorkspacePage>
  )
}
