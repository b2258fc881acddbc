import { LocaleLink } from '../../lib/i18n/locale-link.tsx'
import { useT } from '../../lib/i18n/provider.tsx'
import { StatusBadge } from '../../ui/badge.tsx'
import { cx } from '../../ui/cx.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { Table } from '../../ui/table.tsx'
import { Told } from '../../ui/told.tsx'
import { FAULTS } from '../cells/read.ts'
import type { Outcome } from '../sheet/compare.ts'
import { FixForm } from './fix-form.tsx'
import type { ImportPage } from './page.server.ts'
import { Changes } from './row-changes.tsx'
import type { MissingRow, RowView } from './rows.server.ts'
import { useRowsAddress } from './rows-filter.tsx'

const TONES = { new: 'green', changed: 'blue', unchanged: 'gray', error: 'red' } as const satisfies Record<
  Outcome,
  string
>

/** A page of a file's rows, or of what it does not have. `listings`: where a property is looked at. */
export function RowsTable({ page, path, listings }: { page: ImportPage; path: string; listings: string }) {
  const t = useT('imports')
  const address = useRowsAddress(path)
  const isMissing = page.asked.show === 'missing'
  const isEmpty = isMissing ? page.missing.length === 0 : page.rows.length === 0
  if (isEmpty) return <EmptyState title={t('show.none')} />
  return (
    <>
      {isMissing ? <p className="mb-3">{t(page.run.isWhole ? 'missing.textWhole' : 'missing.text')}</p> : null}
      {isMissing ? <Missing rows={page.missing} listings={listings} /> : <Rows page={page} listings={listings} />}
      <div className="mt-6">
        <Pagination
          page={page.asked.page}
          pages={page.pages}
          toPage={number => address({ page: number > 1 ? String(number) : null })}
        />
      </div>
    </>
  )
}

function Rows({ page, listings }: { page: ImportPage; listings: string }) {
  const t = useT('imports')
  const canFix = page.run.state === 'checked'
  return (
    <Table
      caption={t('rows.table')}
      captionHidden
      isStacked
      head={[t('rows.what'), t('rows.outcome'), t('rows.detail')]}
      rows={page.rows.map(row => ({
        key: String(row.number),
        cells: [
          <What key="what" row={row} listings={listings} />,
          <Outcomes key="outcome" row={row} />,
          hasDetail(row, canFix) ? <Detail key="detail" row={row} canFix={canFix} /> : null,
        ],
      }))}
    />
  )
}

const hasDetail = ({ problems, changes, lacks, cells, undone }: RowView, canFix: boolean): boolean =>
  problems.length + changes.length + (undone ? 0 : lacks.length) + (canFix ? cells.length : 0) > 0

function Detail({ row, canFix }: { row: RowView; canFix: boolean }) {
  const t = useT('imports')
  return (
    <div className="grid min-w-0 gap-2 [overflow-wrap:anywhere]">
      <Problems row={row} />
      <Changes row={row} />
      {row.lacks.length > 0 && !row.undone ? (
        <p>{t('became.draftedWhy', { lacks: row.lacks.join(t('became.and')) })}</p>
      ) : null}
      {canFix && row.cells.length > 0 ? <FixForm row={row} /> : null}
    </div>
  )
}

const MOST_SHOWN = 80
/** A cell as it is quoted: of a long one the beginning. */
const shown = (text: string): string => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text)

function What({ row: { line, reference, publicId, address }, listings }: { row: RowView; listings: string }) {
  const t = useT('imports')
  return (
    <div className="md:min-w-64">
      {publicId ? (
        <LocaleLink to={`${listings}/${publicId}`} className="link -my-2.5 inline-flex min-h-11 items-center break-all">
          {reference ?? publicId}
        </LocaleLink>
      ) : (
        <span className="break-all">{reference ?? t('rows.noReference')}</span>
      )}
      <span className="block text-sm font-normal text-ink-soft [overflow-wrap:anywhere]">
        {t('rows.line', { n: line })}
        {address ? (
          <>
            {' ・ '}
            <Told>{shown(address)}</Told>
          </>
        ) : null}
      </span>
    </div>
  )
}

const REFUSED_WHY = [
  'NoAgreement',
  'KindNotAgreed',
  'PrecisionNotAgreed',
  'ReferenceTaken',
  'other_deal',
  'NotAllowed',
  'ChangedSince',
]

function Outcomes({ row: { outcome, became, why, undone } }: { row: RowView }) {
  const t = useT('imports')
  const known = REFUSED_WHY.find(one => one === why) ?? 'other'
  return (
    <div className="grid justify-items-start gap-1 md:min-w-48">
      <StatusBadge tone={TONES[outcome]}>{t(`outcome.${outcome}`)}</StatusBadge>
      {undone ? <span className="text-sm">{t(`rows.undone.${undone}`)}</span> : null}
      {became && undone ? (
        <span className="text-sm text-ink-soft">{t('rows.applied', { became: t(`became.${became as 'left'}`) })}</span>
      ) : null}
      {became && !undone ? <span className="text-sm">{t(`became.${became as 'left'}`)}</span> : null}
      {became === 'refused' ? (
        <span className="text-sm text-error-2">{t(`became.refusedWhy.${known as 'other'}`)}</span>
      ) : null}
    </div>
  )
}

/** What of them stands in the cell is said in the words. */
const WITHIN_WORDS: readonly string[] = ['twice', 'lacks', 'two_values']

const ICONS = {
  error: ['error', 'text-error-2'],
  warning: ['warning', 'text-warning-orange-2'],
  note: ['info', 'text-ink-soft'],
} as const

/** Of a cell that cannot be read the value stays unknown; of a guess it is taken. */
const isFaultCode = (code: string): boolean => code === 'cell_error' || (FAULTS as readonly string[]).includes(code)

function Problems({ row: { problems } }: { row: RowView }) {
  const t = useT('imports')
  if (problems.length === 0) return null
  return (
    <ul className="grid gap-1">
      {problems.map(({ level, code, column, label, words, raw }) => (
        <li key={`${code} ${column} ${raw}`} className="flex items-start gap-2">
          <Icon name={ICONS[level][0]} className={`mt-0.5 size-5 shrink-0 ${ICONS[level][1]}`} />
          <span className={cx('min-w-0 [overflow-wrap:anywhere]', level === 'error' && 'text-error-2')}>
            <span className="sr-only">{t(`problems.${level}`)}: </span>
            {label ? (
              <b>
                <Told>{label}</Told>
              </b>
            ) : null}
            {raw && !WITHIN_WORDS.includes(code) ? (
              <>
                {' '}
                <q className="break-all">
                  <Told>{shown(raw)}</Told>
                </q>
              </>
            ) : null}
            {label ? ' ' : ''}
            {words}
            {level === 'warning' && isFaultCode(code) ? t('problems.keptUnknown') : ''}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Missing({ rows, listings }: { rows: readonly MissingRow[]; listings: string }) {
  const t = useT('imports')
  return (
    <Table
      caption={t('missing.table')}
      captionHidden
      isStacked
      head={[t('missing.property'), t('missing.reference'), t('missing.status')]}
      rows={rows.map(({ offerId, publicId, title, reference, status }) => ({
        key: String(offerId),
        cells: [
          <LocaleLink
            key="title"
            to={`${listings}/${publicId}`}
            className="link -my-2.5 inline-flex min-h-11 items-center"
          >
            <Told>{title}</Told>
          </LocaleLink>,
          reference,
          t(`status.${status as 'live'}`),
        ],
      }))}
    />
  )
}
