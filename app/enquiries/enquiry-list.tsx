import { formatDay, formatInstant, formatNumber } from '../lib/i18n/format.ts'
import { inLocale } from '../lib/i18n/locale.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { StatusBadge, type Tone } from '../ui/badge.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { Table } from '../ui/table.tsx'
import { Told } from '../ui/told.tsx'
import { enquiryNumber } from './enquiry.ts'
import type { EnquiryLine } from './enquiry-desk.server.ts'
import type { EnquiryState } from './enquiry-state.ts'

/** A line as JSON carries it. */
export type SentLine = Omit<EnquiryLine, 'receivedAt' | 'answeredAt'> & {
  receivedAt: string
  answeredAt: string | null
}

const TONES: Record<EnquiryState, Tone> = { new: 'orange', answered: 'green', closed: 'gray' }

export function EnquiryStateBadge({ state }: { state: EnquiryState }) {
  const t = useT('enquiries')
  return <StatusBadge tone={TONES[state]}>{t(`state.${state}`)}</StatusBadge>
}

/** A day by which something is to be done, and whether it has passed. */
export function DueDay({ dueOn, today }: { dueOn: string; today: string }) {
  const t = useT('enquiries')
  const locale = useLocale()
  return (
    <span className="inline-flex flex-wrap items-center gap-2 whitespace-nowrap tabular-nums">
      {formatDay(locale, dueOn)}
      {dueOn < today ? <StatusBadge tone="red">{t('late')}</StatusBadge> : null}
      {dueOn === today ? <StatusBadge tone="yellow">{t('today')}</StatusBadge> : null}
    </span>
  )
}

const HOUR = 60 * 60_000

/** Hours as people say them: hours for two days, then days. */
export function useHours(): (hours: number) => string {
  const t = useT('enquiries')
  return hours =>
    hours < 48 ? t('hours', { count: Math.max(1, Math.round(hours)) }) : t('days', { count: Math.round(hours / 24) })
}

type Props = {
  lines: SentLine[]
  today: string
  page: number
  pages: number
  toPage: (page: number) => string
  pathOf: (id: number) => string
  /** For the city: whose property it is instead of who asks. */
  isCity?: boolean
}

/** Enquiries of a desk, one a row. */
export function EnquiryList({ lines, today, page, pages, toPage, pathOf, isCity = false }: Props) {
  const t = useT('enquiries')
  const words = isCity ? 'staff' : 'partner'
  if (lines.length === 0) return <EmptyState title={t(`${words}.none`)}>{t(`${words}.noneText`)}</EmptyState>
  return (
    <>
      <Table
        caption={t(`${words}.table`)}
        captionHidden
        isStacked
        head={[t('number'), t('received'), t('property'), isCity ? t('organisation') : t('from'), t('status')]}
        rows={lines.map(line => ({
          key: String(line.id),
          cells: [
            <LocaleLink key="number" to={pathOf(line.id)} className="link tabular-nums">
              {enquiryNumber(line.id)}
            </LocaleLink>,
            <Received key="received" line={line} />,
            <Property key="property" line={line} />,
            isCity ? <Offering key="who" line={line} /> : <Sender key="who" line={line} />,
            <State key="state" line={line} today={today} />,
          ],
        }))}
      />
      <div className="mt-6">
        <Pagination page={page} pages={pages} toPage={toPage} />
      </div>
    </>
  )
}

function Received({ line }: { line: SentLine }) {
  return <span className="tabular-nums">{formatInstant(useLocale(), new Date(line.receivedAt))}</span>
}

function Property({ line }: { line: SentLine }) {
  return (
    <>
      <Told>{inLocale(useLocale(), line, 'title')}</Told>
      <span className="block text-sm text-ink-soft">{line.publicId}</span>
    </>
  )
}

function Sender({ line }: { line: SentLine }) {
  const t = useT('enquiries')
  if (line.isPurged) return <span className="text-sm text-ink-soft">{t('purged')}</span>
  return (
    <>
      <Told>{[line.company, line.name].filter(Boolean).join(' ')}</Told>
      {line.purpose ? <span className="block text-sm text-ink-soft">{t(`purpose.${line.purpose}`)}</span> : null}
    </>
  )
}

function Offering({ line }: { line: SentLine }) {
  const t = useT('enquiries')
  return (
    <>
      <Told>{inLocale(useLocale(), line, 'organisation')}</Told>
      <span className="block text-sm text-ink-soft">
        {line.cityHears && line.purpose ? t(`purpose.${line.purpose}`) : t('notForCity')}
      </span>
    </>
  )
}

function State({ line, today }: { line: SentLine; today: string }) {
  const t = useT('enquiries')
  const inHours = useHours()
  const took = line.answeredAt && (Date.parse(line.answeredAt) - Date.parse(line.receivedAt)) / HOUR
  return (
    <span className="flex flex-col items-start gap-1">
      <EnquiryStateBadge state={line.state} />
      {line.state === 'new' && line.dueOn ? <DueDay dueOn={line.dueOn} today={today} /> : null}
      {took ? <span className="text-sm text-ink-soft">{t('answeredIn', { hours: inHours(took) })}</span> : null}
    </span>
  )
}

/** A figure with its name, for the head of a desk. */
export function DeskFigure({ label, value, note }: { label: string; value: number | string; note?: string }) {
  const locale = useLocale()
  return (
    <div className="card px-4 py-3">
      <dt className="text-sm text-ink-soft">{label}</dt>
      <dd className="text-std-24B-150 tabular-nums">
        {typeof value === 'number' ? formatNumber(locale, value) : value}
        {note ? <span className="block text-sm font-normal text-ink-soft">{note}</span> : null}
      </dd>
    </div>
  )
}
