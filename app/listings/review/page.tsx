import { formatDay } from '../../lib/i18n/format.ts'
import { LocaleLink } from '../../lib/i18n/locale-link.tsx'
import { useLocale, useT } from '../../lib/i18n/provider.tsx'
import { NotificationBanner } from '../../ui/banner.tsx'
import { Dotted } from '../../ui/dotted.tsx'
import type { ReviewPage } from '../review-page.server.ts'
import { Changes } from './changes.tsx'
import { Decide, type ReturnedDecision } from './decide.tsx'
import { Flags } from './flags.tsx'
import { ReviewKeys } from './keys.tsx'
import { Photos, StandardsOf, Twins, Where } from './surroundings.tsx'

/** One revision: what differs at the left, what helps to decide and the decision at the right. */
export function Review({ page, returned }: { page: ReviewPage; returned: ReturnedDecision | null }) {
  const isOpen = page.state === 'submitted'
  return (
    <>
      <Standing page={page} />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid content-start gap-6">
          <Changes page={page} canNote={isOpen} notes={returned?.notes ?? {}} />
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Where page={page} />
            <div className="grid gap-4">
              <Twins twins={page.twins} />
              <Photos photos={page.photos} />
            </div>
          </div>
        </div>
        <div className="grid content-start gap-4">
          {isOpen ? <Decide page={page} returned={returned} /> : null}
          <StandardsOf checklist={page.checklist} />
          {isOpen ? <ReviewKeys next={page.queue.next} previous={page.queue.previous} /> : null}
        </div>
      </div>
    </>
  )
}

/** Whose it is, since when, what to look at; and the way through the queue. */
function Standing({ page }: { page: ReviewPage }) {
  const t = useT('review')
  const l = useT('listings')
  const locale = useLocale()
  const { queue, byProxy, submittedOn, ageDays } = page
  const day = submittedOn && formatDay(locale, submittedOn)
  const submitted = day ? t(ageDays > 0 ? 'page.submittedAge' : 'page.submitted', { day, count: ageDays }) : ''
  return (
    <div className="mb-6 grid gap-3">
      <p className="text-ink-soft">
        <Dotted
          parts={[
            page.organisation,
            page.publicId,
            l(`kind.${page.kind}`),
            l(`dealShort.${page.deal}`),
            submitted,
            page.assignee ? t('queue.assignee', { name: page.assignee }) : '',
          ]}
        />
      </p>
      <Flags flags={page.flags} />
      {byProxy ? (
        <NotificationBanner tone="info" title={t('proxy.title')}>
          {t('proxy.text', {
            channel: t(`proxy.channel.${byProxy.channel}`),
            received: byProxy.receivedOn,
            consent: byProxy.consentOn,
            name: byProxy.consentBy,
          })}
        </NotificationBanner>
      ) : null}
      <nav aria-label={t('queue.tabs.label')} className="flex flex-wrap items-center gap-x-4">
        {queue.position > 0 ? (
          <span className="tabular-nums">{t('page.position', { position: queue.position, total: queue.total })}</span>
        ) : null}
        {queue.previous ? (
          <LocaleLink to={`/staff/review/${queue.previous}`} className="link inline-flex min-h-11 items-center">
            {t('page.previous')}
          </LocaleLink>
        ) : null}
        {queue.next ? (
          <LocaleLink to={`/staff/review/${queue.next}`} className="link inline-flex min-h-11 items-center">
            {t('page.next')}
          </LocaleLink>
        ) : null}
        <LocaleLink to={`/staff/listings/${page.publicId}/standing`} className="link inline-flex min-h-11 items-center">
          {t('page.standing')}
        </LocaleLink>
        {page.isUnderWay ? (
          <LocaleLink
            to={`/staff/listings/${page.publicId}/preview`}
            className="link inline-flex min-h-11 items-center"
          >
            {t('page.preview')}
          </LocaleLink>
        ) : null}
        {page.isPublic ? (
          <LocaleLink to={`/listings/${page.publicId}`} className="link inline-flex min-h-11 items-center">
            {t('page.publicPage')}
          </LocaleLink>
        ) : null}
      </nav>
      <Decided page={page} />
    </div>
  )
}

function Decided({ page: { state, reasons, published } }: { page: ReviewPage }) {
  const t = useT('review')
  if (state === 'submitted') return null
  if (state !== 'changes_requested')
    return (
      <NotificationBanner tone="info" title={t('page.decidedTitle')}>
        {state !== 'applied' || !published
          ? t(`page.decidedText.${state}`)
          : published.name === null
            ? t('page.decidedText.appliedOn', { day: published.day })
            : t('page.decidedText.appliedBy', { day: published.day, name: published.name })}
      </NotificationBanner>
    )
  return (
    <NotificationBanner tone="warning" title={t('page.returnedTitle')}>
      <p>{t('page.returnedText')}</p>
      <ul className="mt-1 list-disc pl-5">
        {reasons.map(({ label, text }) => (
          <li key={`${label}${text}`}>{label ? `${label}: ${text}` : text}</li>
        ))}
      </ul>
    </NotificationBanner>
  )
}
