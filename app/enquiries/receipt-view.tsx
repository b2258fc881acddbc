import { formatDay } from '../lib/i18n/format.ts'
import { inLocale } from '../lib/i18n/locale.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { NotificationBanner } from '../ui/banner.tsx'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Container, PageHeader } from '../ui/layout.tsx'
import type { Receipt } from './enquiries.server.ts'

/** That an enquiry has been received, who answers and until when. */
export function ReceiptView({ receipt }: { receipt: Receipt | null }) {
  const t = useT('enquiries')
  if (!receipt)
    return (
      <Container className="pb-10">
        <Breadcrumb trail={[{ label: t('title') }]} />
        <PageHeader title={t('done.lost')} lead={t('done.lostText')} />
        <p>
          <ButtonLink to="/listings">{t('lostSearch')}</ButtonLink>
        </p>
      </Container>
    )
  return (
    <Container className="max-w-[56rem]! pb-10">
      <Breadcrumb trail={[{ label: t('title') }]} />
      <PageHeader title={t('done.title')}>
        <p className="text-std-24B-150 mt-2 tabular-nums">{t('done.number', { number: receipt.number })}</p>
      </PageHeader>
      {receipt.isSample ? (
        <NotificationBanner tone="warning" title={t('sampleTitle')} className="mb-6">
          {t('done.sample')}
        </NotificationBanner>
      ) : null}
      <Next receipt={receipt} />
      <p className="mt-6 flex flex-wrap gap-3">
        <ButtonLink to={`/listings/${receipt.publicId}`}>{t('done.back')}</ButtonLink>
        <ButtonLink to="/listings" look="outline">
          {t('done.search')}
        </ButtonLink>
      </p>
    </Container>
  )
}

function Next({ receipt }: { receipt: Receipt }) {
  const t = useT('enquiries')
  const locale = useLocale()
  const organisation = inLocale(locale, receipt, 'organisation')
  return (
    <section aria-labelledby="next" className="card p-4 md:p-6">
      <h2 id="next" className="text-std-20B-150 mb-3">
        {t('done.next')}
      </h2>
      <ol className="grid list-decimal gap-2 pl-6">
        <li>{t('done.copy')}</li>
        {receipt.isSample || !receipt.dueOn ? null : (
          <li>{t('done.answer', { organisation, day: formatDay(locale, receipt.dueOn) })}</li>
        )}
        {receipt.cityHears ? <li>{t('done.city')}</li> : null}
        <li>{t('done.call', { phone: receipt.phone, hours: inLocale(locale, receipt, 'hours') })}</li>
      </ol>
    </section>
  )
}
