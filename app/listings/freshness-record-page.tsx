import { formatMonth, formatNumber } from '../lib/i18n/format.ts'
import { inLocale } from '../lib/i18n/locale.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { SampleMark } from '../ui/badge.tsx'
import { NotificationBanner } from '../ui/banner.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Section } from '../ui/layout.tsx'
import { Table } from '../ui/table.tsx'
import { Told } from '../ui/told.tsx'
import { PROMISE_CLASSES } from './freshness.ts'
import { type FreshnessRecord, type Standing, sharePct } from './freshness-record.ts'
import { MonthsChart } from './months-chart.tsx'

/** The public record of the promise: today's figures, month by month, by company, and what they mean. */
export function RecordPage({ record }: { record: FreshnessRecord }) {
  const t = useT('freshness')
  return (
    <div className="grid grid-cols-1 gap-10">
      {record.hasSample ? <NotificationBanner title={t('record.sample')} /> : null}
      <Figures record={record} />
      <Promises record={record} />
      <Months record={record} />
      <Partners record={record} />
      <Definitions />
    </div>
  )
}

function useFigures() {
  const t = useT('freshness')
  return {
    share: (standing: Standing) => {
      const share = sharePct(standing)
      return share === null ? t('record.noFigure') : `${share}%`
    },
    days: (days: number | null) => (days === null ? t('record.noFigure') : t('record.days', { count: days })),
  }
}

function Figures({ record: { today, closed } }: { record: FreshnessRecord }) {
  const t = useT('freshness')
  const { share, days } = useFigures()
  const figures = [
    [t('record.share'), share(today), t('record.shareNote', { offers: today.offers, kept: today.kept })],
    [t('record.age'), days(today.medianAgeDays), null],
    [t('record.hidden'), days(closed.medianDays), t('record.hiddenNote', { offers: closed.offers })],
  ] as const
  return (
    <dl className="grid gap-4 md:grid-cols-3">
      {figures.map(([term, value, note]) => (
        <div key={term} className="card flex flex-col p-5">
          <dt className="leading-150">{term}</dt>
          <dd className="text-std-36B-140 mt-1 text-key-900 tabular-nums">{value}</dd>
          {note ? <dd className="mt-1 text-sm text-ink-soft">{note}</dd> : null}
        </div>
      ))}
    </dl>
  )
}

function Promises({ record: { promises } }: { record: FreshnessRecord }) {
  const t = useT('freshness')
  return (
    <Section id="promise" title={t('record.promiseTitle')}>
      <p className="mb-3 max-w-[44em]">{t('record.promiseLead')}</p>
      <Table
        caption={t('record.promiseTitle')}
        captionHidden
        className="max-w-[40rem]"
        head={[t('record.classHead'), t('record.promiseHead')]}
        rows={PROMISE_CLASSES.map(ofClass => ({
          key: ofClass,
          cells: [t(`record.class.${ofClass}`), t('record.days', { count: promises[ofClass] })],
        }))}
      />
      <p className="mt-3 max-w-[44em] text-sm">{t('record.stages')}</p>
    </Section>
  )
}

function Months({ record: { months } }: { record: FreshnessRecord }) {
  const t = useT('freshness')
  const locale = useLocale()
  const { share, days } = useFigures()
  return (
    <Section id="months" title={t('record.monthsTitle')}>
      {months.length === 0 ? (
        <EmptyState title={t('record.monthNone')} />
      ) : (
        <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
          <MonthsChart months={months} />
          <Table
            caption={t('record.chart')}
            head={[t('record.month'), t('record.monthShare'), t('record.monthOffers'), t('record.monthAge')]}
            rows={months.map(month => ({
              key: month.month,
              cells: [
                <span key="month" className="whitespace-nowrap">
                  {formatMonth(locale, month.month)} {month.isSample ? <SampleMark /> : null}
                </span>,
                share(month),
                formatNumber(locale, month.offers),
                days(month.medianAgeDays),
              ],
            }))}
          />
        </div>
      )}
    </Section>
  )
}

function Partners({ record: { partners } }: { record: FreshnessRecord }) {
  const t = useT('freshness')
  const locale = useLocale()
  const { share, days } = useFigures()
  return (
    <Section id="partners" title={t('record.partnersTitle')}>
      <p className="mb-3 max-w-[44em]">{t('record.partnersLead')}</p>
      {partners.length === 0 ? (
        <EmptyState title={t('record.partnersNone')} />
      ) : (
        <Table
          caption={t('record.partnersTitle')}
          captionHidden
          head={[t('record.partner'), t('record.monthShare'), t('record.monthOffers'), t('record.monthAge')]}
          rows={partners.map(partner => ({
            key: partner.nameJa,
            cells: [
              <span key="name">
                <Told>{inLocale(locale, partner, 'name')}</Told> {partner.isSample ? <SampleMark /> : null}
              </span>,
              share(partner),
              formatNumber(locale, partner.offers),
              days(partner.medianAgeDays),
            ],
          }))}
        />
      )}
    </Section>
  )
}

function Definitions() {
  const t = useT('freshness')
  return (
    <Section id="definitions" title={t('record.definitions')}>
      <ul className="grid max-w-[44em] list-disc gap-2 pl-6 leading-170">
        <li>{t('record.define.share')}</li>
        <li>{t('record.define.age')}</li>
        <li>{t('record.define.hidden')}</li>
        <li>{t('record.define.report')}</li>
      </ul>
    </Section>
  )
}
