import { formatDay } from '../../lib/i18n/format.ts'
import { LocaleLink } from '../../lib/i18n/locale-link.tsx'
import { useLocale, useT } from '../../lib/i18n/provider.tsx'
import { SampleMark, StatusBadge } from '../../ui/badge.tsx'
import { NotificationBanner } from '../../ui/banner.tsx'
import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { FreshnessLine } from '../../ui/freshness-line.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Told } from '../../ui/told.tsx'
import type { ListingView } from '../detail-view.ts'

/** The way back to the search one came from, as it was; else the way from the top. */
export function WayBack({ backTo, title }: { backTo: string | null; title: string }) {
  const search = useT('search')
  const common = useT('common')
  if (!backTo) return <Breadcrumb trail={[{ label: common('menu.listings'), to: '/listings' }, { label: title }]} />
  return (
    <p className="py-2 text-sm">
      <LocaleLink to={backTo} className="link inline-flex min-h-11 items-center gap-1">
        <Icon name="chevronLeft" />
        {search('back')}
      </LocaleLink>
    </p>
  )
}

export function DetailHead({ view }: { view: ListingView }) {
  const t = useT('listing')
  const kinds = useT('listings')
  const locale = useLocale()
  const [offer] = view.offers
  return (
    <header>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <StatusBadge tone="green">{t('live')}</StatusBadge>
        <StatusBadge tone="blue">
          {t('what', { kind: kinds(`kind.${view.kind}`), deal: kinds(`dealShort.${view.deal}`) })}
        </StatusBadge>
        {view.isSample ? <SampleMark /> : null}
        <span className="text-ink-soft">{t('id', { id: view.publicId })}</span>
        <span className="text-ink-soft">{t('published', { day: formatDay(locale, view.publishedOn) })}</span>
      </p>
      <h1 className="text-std-24B-150 mt-2 md:text-std-32B-150">
        <Told>{view.title}</Told>
      </h1>
      <p className="mt-1">
        <FreshnessLine
          confirmedOn={offer.confirmedOn}
          by={offer.confirmedBy}
          how={offer.confirmMethod}
          nextOn={offer.nextUpdateOn}
        />
      </p>
      <p className="print-hidden flex flex-wrap gap-x-5 text-sm">
        <LocaleLink to="/freshness" className="link inline-flex min-h-11 items-center">
          {t('freshness.record')}
        </LocaleLink>
        <LocaleLink to={`/listings/${view.publicId}/report`} className="link inline-flex min-h-11 items-center">
          {t('freshness.report')}
        </LocaleLink>
      </p>
      {view.text ? (
        <p className="mt-3 max-w-[44em]">
          <Told>{view.text}</Told>
        </p>
      ) : null}
      {view.notices.length > 0 ? (
        <NotificationBanner tone="warning" title={t('noticeTitle')} className="mt-4">
          {view.notices.map(notice => (
            // The code asks for at least 16 point.
            <p key={notice} className="text-std-22B-150">
              {notice}
            </p>
          ))}
        </NotificationBanner>
      ) : null}
    </header>
  )
}
