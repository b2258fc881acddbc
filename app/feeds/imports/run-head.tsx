import { useLocation } from '@remix-run/react'
import { formatNumber } from '../../lib/i18n/format.ts'
import { LocaleLink } from '../../lib/i18n/locale-link.tsx'
import { useLocale, useT } from '../../lib/i18n/provider.tsx'
import { NotificationBanner } from '../../ui/banner.tsx'
import { Told } from '../../ui/told.tsx'
import { useLookAgain } from '../../ui/use-look-again.ts'
import { ImportBadge } from './imports-table.tsx'
import type { ImportPage, ImportRun, Progress } from './page.server.ts'

/** Where a file stands, and what is known of it. */
export function RunHead({ page: { run, progress }, base }: { page: ImportPage; base: string }) {
  const t = useT('imports')
  return (
    <div className="mb-6 grid gap-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <ImportBadge state={run.state} />
        {run.isWhole ? <span className="text-sm font-bold">{t('facts.isWhole')}</span> : null}
        <span className="text-sm text-ink-soft">
          {isKnownFormat(run) ? t(`facts.format.${run.format}`) : ''}
          {run.charset ? ` ・ ${t(`facts.charset.${charsetKey(run.charset)}`)}` : ''}
        </span>
      </p>
      <p className="text-sm text-ink-soft">
        <Told>{run.organisation}</Told> ・{' '}
        {run.sentBy ? t('facts.sent', { at: run.sentAt, name: run.sentBy }) : t('facts.sentAlone', { at: run.sentAt })}
        {run.appliedAt ? ` ・ ${t('facts.applied', { at: run.appliedAt })}` : ''}
        {run.undoneAt ? ` ・ ${t('facts.undone', { at: run.undoneAt })}` : ''}
      </p>
      {run.before && run.state === 'checked' ? (
        <p>
          {t('facts.before', { at: run.before.sentAt })}{' '}
          <LocaleLink to={`${base}/${run.before.id}`} className="link inline-flex min-h-11 items-center">
            {t('facts.beforeLink')}
          </LocaleLink>
        </p>
      ) : null}
      {progress ? <ProgressBar progress={progress} run={run} /> : null}
      <Refused run={run} />
      <Sheets run={run} />
    </div>
  )
}

/** Refusals of files that are neither text nor a workbook. */
const OF_OTHER_FILES: readonly (string | null)[] = [
  ...['old_excel', 'encrypted', 'is_pdf', 'is_picture', 'is_web_page', 'not_a_list_of_rows', 'not_kept'],
]
const isKnownFormat = ({ refusal }: ImportRun): boolean => !OF_OTHER_FILES.includes(refusal)
/** Whether it is a file whose text can be written in several ways. */
export const isText = (run: ImportRun): boolean => run.format === 'csv' && isKnownFormat(run)

/** Which sheet of several was read. */
function Sheets({ run: { sheets } }: { run: ImportRun }) {
  const t = useT('imports')
  if (sheets.length < 2) return null
  const named = (isRead: boolean) =>
    sheets
      .filter(sheet => sheet.isRead === isRead)
      .map(({ name }) => t('sheets.name', { name }))
      .join('')
  const words = <p>{t('sheets.read', { read: named(true), unread: named(false) })}</p>
  return sheets.some(({ isRead, isList }) => isList && !isRead) ? (
    <NotificationBanner tone="warning" title={t('sheets.several')} className="mt-4">
      {words}
    </NotificationBanner>
  ) : (
    words
  )
}

export const charsetKey = (charset: 'utf-8' | 'cp932') => (charset === 'utf-8' ? 'utf_8' : charset)

/** How far it is; looks again by itself where scripts run, and by a link where they do not. */
function ProgressBar({ progress, run }: { progress: NonNullable<Progress>; run: ImportRun }) {
  const t = useT('imports')
  useLookAgain(true)
  const { pathname } = useLocation()
  const { done, total, remaining } = progress
  const percent = total === null ? 0 : Math.floor((100 * done) / Math.max(total, 1))
  const words = total === null ? t('progress.checking', { count: done }) : t('progress.of', { done, total, percent })
  const left =
    remaining &&
    (remaining.count === null
      ? t('progress.left.soon')
      : t(`progress.left.${remaining.unit}`, { count: remaining.count }))
  return (
    <div className="card max-w-[44rem] p-4" role="status">
      <p className="mb-2 font-bold">
        {t(`state.${run.state}`)} ・ {words}
        {left ? ` ・ ${left}` : ''}
      </p>
      <progress
        className="h-3 w-full accent-key-900"
        aria-label={words}
        {...(total === null ? {} : { value: done, max: Math.max(total, 1) })}
      />
      <p className="mt-2 text-sm text-ink-soft">
        {t(
          run.state === 'applying'
            ? 'progress.text'
            : run.state === 'undoing'
              ? 'progress.textUndo'
              : 'progress.textCheck',
        )}
      </p>
      <noscript>
        <a href={pathname} className="link inline-flex min-h-11 items-center">
          {t('progress.again')}
        </a>
      </noscript>
    </div>
  )
}

function Refused({ run: { refusal, refusalDetail } }: { run: ImportRun }) {
  const t = useT('imports')
  const locale = useLocale()
  if (!refusal) return null
  const detail = /^\d+$/.test(refusalDetail ?? '') ? formatNumber(locale, Number(refusalDetail)) : (refusalDetail ?? '')
  return (
    <NotificationBanner tone="error" title={t('refusal.title')} className="mt-4">
      <p>{t(`refusal.${refusal as 'empty'}`, { detail })}</p>
    </NotificationBanner>
  )
}
