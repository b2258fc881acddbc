import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useT } from '../lib/i18n/provider.tsx'
import { Similar } from '../listings/detail/similar.tsx'
import type { GoneListing } from '../listings/detail.ts'
import { NotificationBanner } from '../ui/banner.tsx'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Container, PageHeader } from '../ui/layout.tsx'
import { Told } from '../ui/told.tsx'
import { EnquiryCheck } from './enquiry-check.tsx'
import { Contact, EnquiryForm, Part } from './enquiry-form.tsx'
import type { EnquiryPage, EnquiryForm as Form } from './enquiry-page.server.ts'

/** The page of an enquiry at whatever step it is. */
export function EnquiryPageView({ page }: { page: EnquiryPage }) {
  if (page.state === 'gone') return <Gone gone={page.gone} />
  if (page.state === 'lost') return <Lost />
  return <Asking form={page} />
}

function Asking({ form }: { form: Form }) {
  const t = useT('enquiries')
  const { listing } = form
  const isCheck = form.state === 'check'
  const trail = [{ label: listing.title, to: listing.path }, { label: isCheck ? t('check.title') : t('title') }]
  return (
    <Container className="max-w-[56rem]! pb-10">
      <Breadcrumb trail={trail} />
      <PageHeader title={isCheck ? t('check.title') : t('title')} lead={isCheck ? t('check.lead') : t('lead')}>
        <p className="mt-3">
          <LocaleLink to={listing.path} className="link font-bold">
            <Told>{listing.title}</Told>
          </LocaleLink>
          <span className="ml-2 text-sm text-ink-soft">
            {listing.town} ・ {t('publicId', { id: listing.publicId })}
          </span>
        </p>
      </PageHeader>
      {listing.isSample ? (
        <NotificationBanner tone="warning" title={t('sampleTitle')} className="mb-6">
          {t('sampleText')}
        </NotificationBanner>
      ) : null}
      <Problems form={form} />
      {form.chosen === null ? (
        <ByPhone form={form} />
      ) : isCheck ? (
        <EnquiryCheck form={form} />
      ) : (
        <EnquiryForm form={form} />
      )}
    </Container>
  )
}

function Problems({ form: { problems, errors } }: { form: Form }) {
  const t = useT('enquiries')
  const all = [...problems, ...Object.values(errors)]
  if (all.length === 0) return null
  return (
    <NotificationBanner tone="error" title={t('problems')} role="alert" className="mb-6">
      <ul className="list-disc pl-5">
        {all.map(problem => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </NotificationBanner>
  )
}

function ByPhone({ form: { offers, listing } }: { form: Form }) {
  const t = useT('enquiries')
  return (
    <Part title={t('allByPhone')}>
      <ul className="grid gap-3">
        {offers.map(offer => (
          <li key={offer.id}>
            <Contact offer={offer} />
          </li>
        ))}
      </ul>
      <p className="mt-4">
        <ButtonLink to={listing.path} look="outline">
          {t('done.back')}
        </ButtonLink>
      </p>
    </Part>
  )
}

function Gone({ gone }: { gone: GoneListing }) {
  const t = useT('enquiries')
  return (
    <Container className="pb-10">
      <Breadcrumb trail={[{ label: t('title') }]} />
      <PageHeader title={t('gone.title')} lead={t('gone.text', { id: gone.publicId })} />
      <p>
        <ButtonLink to={`/listings/${gone.publicId}`} look="outline">
          {t('gone.page')}
        </ButtonLink>
      </p>
      <Similar title={t('gone.similar')} listings={gone.similar} />
    </Container>
  )
}

function Lost() {
  const t = useT('enquiries')
  return (
    <Container className="pb-10">
      <Breadcrumb trail={[{ label: t('title') }]} />
      <PageHeader title={t('lost')} lead={t('lostText')} />
      <p>
        <ButtonLink to="/listings">{t('lostSearch')}</ButtonLink>
      </p>
    </Container>
  )
}
