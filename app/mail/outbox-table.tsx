import { Form } from '@remix-run/react'
import { formatNumber } from '../lib/i18n/format.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useHref, useLocale, useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { Table } from '../ui/table.tsx'
import { OUTBOX_LISTS } from './outbox-lists.ts'
import type { LetterView, OutboxPage } from './outbox-page.server.ts'

/** The three lists of the outbox, with how many letters each has. */
export function OutboxTabs({ page: { list, counts } }: { page: OutboxPage }) {
  const t = useT('ops')
  const locale = useLocale()
  return (
    <nav aria-label={t('mail.lists')} className="mb-6">
      <ul className="flex flex-wrap gap-2">
        {OUTBOX_LISTS.map(each => (
          <li key={each}>
            <LocaleLink
              to={each === 'waiting' ? '/staff/mail' : `/staff/mail?state=${each}`}
              aria-current={each === list ? 'page' : undefined}
              className="flex min-h-11 items-center gap-2 rounded-8 border border-line-strong px-4 text-ink no-underline hover:bg-key-50 aria-[current]:border-key-900 aria-[current]:bg-key-900 aria-[current]:font-bold aria-[current]:text-white"
            >
              {t(`mail.list.${each}`)}
              <span>{formatNumber(locale, counts[each])}</span>
            </LocaleLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export function OutboxTable({
  page,
  mayResend,
  toPage,
}: {
  page: OutboxPage
  mayResend: boolean
  toPage: (page: number) => string
}) {
  const t = useT('ops')
  const { list, letters } = page
  if (letters.length === 0) return <EmptyState title={t(`mail.none.${list}`)}>{t(`mail.noneText.${list}`)}</EmptyState>
  const isFailed = list === 'failed'
  return (
    <div className="grid gap-6">
      {isFailed ? <p className="max-w-[48rem] text-sm text-ink-soft">{t('mail.failedText')}</p> : null}
      <Table
        caption={t(`mail.list.${list}`)}
        captionHidden
        isStacked
        head={[
          t('mail.subject'),
          t('mail.to'),
          t('mail.written'),
          ...(isFailed ? [] : [t(list === 'sent' ? 'mail.sentAt' : 'mail.nextTry')]),
          t('mail.tries'),
          ...(isFailed && mayResend ? [t('mail.deed')] : []),
        ]}
        rows={letters.map(letter => ({
          key: String(letter.id),
          cells: [
            <span key="subject" id={`letter-${letter.id}`}>
              <span lang={letter.locale}>{letter.subject}</span>
              <span className="block text-sm font-normal text-ink-soft">{t(`mail.kind.${letter.kind}`)}</span>
            </span>,
            <span key="to" className="break-all">
              {letter.recipient}
            </span>,
            letter.written,
            ...(isFailed ? [] : [letter.at]),
            <Tries key="tries" letter={letter} />,
            ...(isFailed && mayResend ? [<Resend key="resend" letter={letter} />] : []),
          ],
        }))}
      />
      <Pagination page={page.page} pages={page.pages} toPage={toPage} />
    </div>
  )
}

function Tries({ letter: { attempts, error } }: { letter: LetterView }) {
  const t = useT('ops')
  return (
    <>
      {t('mail.times', { count: attempts })}
      {error ? <code className="block text-sm text-ink-soft">{error}</code> : null}
    </>
  )
}

function Resend({ letter }: { letter: LetterView }) {
  const t = useT('ops')
  const href = useHref()
  return (
    <Form method="post" action={href('/staff/mail?state=failed')}>
      <input type="hidden" name="intent" value="resend" />
      <input type="hidden" name="letter" value={letter.id} />
      <Button type="submit" look="outline" size="sm" aria-label={t('mail.resendOne', { subject: letter.subject })}>
        {t('mail.resend')}
      </Button>
    </Form>
  )
}
