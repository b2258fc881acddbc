import { formatDay } from '../lib/i18n/format.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { StatusBadge } from '../ui/badge.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { StateLinks } from '../ui/state-links.tsx'
import { Table } from '../ui/table.tsx'
import { Told } from '../ui/told.tsx'
import { VerdictBadge } from '../zoning/verdict-headline.tsx'
import { DueDay } from './enquiry-list.tsx'
import type { QuestionLineView, QuestionListPage } from './question-view.server.ts'

const PATH = '/staff/questions'

/** The city's questions about use, one a row. */
export function QuestionList({ list, today }: { list: QuestionListPage; today: string }) {
  const t = useT('enquiries')
  const { counts, status, lines, page, pages } = list
  const tabs = (['open', 'answered'] as const).map(one => ({
    to: one === 'open' ? PATH : `${PATH}?state=${one}`,
    label: t(`question.state.${one}`),
    count: counts[one],
    isCurrent: status === one,
  }))
  const toPage = (number: number) =>
    `${PATH}?${new URLSearchParams({ ...(status === 'open' ? {} : { state: status }), page: String(number) })}`
  return (
    <>
      <StateLinks label={t('status')} tabs={tabs} />
      {lines.length === 0 ? (
        <EmptyState title={t('question.none')}>{t('question.noneText')}</EmptyState>
      ) : (
        <Lines lines={lines} today={today} />
      )}
      <div className="mt-6">
        <Pagination page={page} pages={pages} toPage={toPage} />
      </div>
    </>
  )
}

function Lines({ lines, today }: { lines: QuestionLineView[]; today: string }) {
  const t = useT('enquiries')
  const locale = useLocale()
  const head = [t('number'), t('question.askedOn'), t('question.work'), t('question.place')]
  return (
    <Table
      caption={t('question.table')}
      captionHidden
      isStacked
      head={[...head, t('question.verdict'), t('question.contact')]}
      rows={lines.map(line => ({
        key: String(line.id),
        cells: [
          <LocaleLink key="number" to={`${PATH}/${line.id}`} className="link tabular-nums">
            {line.number}
          </LocaleLink>,
          <span key="asked" className="flex flex-col items-start gap-1">
            {formatDay(locale, line.askedOn)}
            {line.dueOn ? (
              <span className="text-sm">
                {t('due')} <DueDay dueOn={line.dueOn} today={today} />
              </span>
            ) : null}
          </span>,
          line.work,
          <Told key="place">{line.place}</Told>,
          <Verdict key="verdict" line={line} />,
          contactWords(line, t),
        ],
      }))}
    />
  )
}

function contactWords({ hasMail, hasPhone }: QuestionLineView, t: ReturnType<typeof useT<'enquiries'>>): string {
  const ways = [hasMail && t('question.contactMail'), hasPhone && t('question.contactPhone')].filter(Boolean)
  return ways.length > 0 ? ways.join(' / ') : t('question.contactNone')
}

function Verdict({ line }: { line: QuestionLineView }) {
  const t = useT('enquiries')
  if (!line.saysNow) return <span className="text-ink-soft">{t('noVerdict')}</span>
  const isChanged = line.toldFirst !== null && line.toldFirst !== line.saysNow
  return (
    <span className="flex flex-col items-start gap-1">
      <VerdictBadge result={line.saysNow} />
      {isChanged ? <StatusBadge tone="purple">{t('question.changed')}</StatusBadge> : null}
    </span>
  )
}
