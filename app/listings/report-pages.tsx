import { Form } from '@remix-run/react'
import { inLocale } from '../lib/i18n/locale.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useHref, useLocale, useT } from '../lib/i18n/provider.tsx'
import { NotificationBanner } from '../ui/banner.tsx'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Container, PageHeader } from '../ui/layout.tsx'
import { type ReportLink, type ReportReply, TRAP } from './report.ts'

type Listing = { publicId: string; titleJa: string; titleEn: string }

function useNames() {
  const locale = useLocale()
  return (listing: Listing) => ({ title: inLocale(locale, listing, 'title'), id: listing.publicId })
}

/** By which a visitor says that a property is not available any more; afterwards, that a mail is on its way. */
export function ReportPage({ listing, reply }: { listing: Listing; reply: ReportReply | undefined }) {
  const t = useT('freshness')
  const names = useNames()(listing)
  const path = `/listings/${listing.publicId}`
  return (
    <Container className="pb-8">
      <Breadcrumb trail={[{ label: listing.publicId, to: path }, { label: t('report.title') }]} />
      <PageHeader title={t('report.title')} lead={reply?.sent ? undefined : t('report.lead', names)} />
      {reply?.sent ? (
        <NotificationBanner tone="success" title={t('report.sent')} role="status" className="max-w-[36rem]">
          {t('report.sentText')}
        </NotificationBanner>
      ) : (
        <ReportForm path={path} reply={reply} />
      )}
      <p className="mt-6">
        <ButtonLink to={path} look="outline">
          {t('report.back')}
        </ButtonLink>
      </p>
    </Container>
  )
}

function ReportForm({ path, reply }: { path: string; reply: (ReportReply & { sent: false }) | undefined }) {
  const t = useT('freshness')
  const href = useHref()
  const words = {
    mail: () => t('report.mailFault'),
    trap: () => t('report.trapFault'),
    tooMany: () => t('report.tooMany', { minutes: reply?.minutes ?? 0 }),
  }
  const error = reply && words[reply.fault]()
  const isTrapped = reply?.fault === 'trap'
  return (
    <>
      {reply ? (
        <NotificationBanner tone="error" title={t('report.problem')} role="alert" className="mb-6 max-w-[36rem]">
          {error}
        </NotificationBanner>
      ) : null}
      <Form method="post" action={href(`${path}/report`)} className="grid max-w-[36rem] gap-5">
        <TextField
          label={t('report.mail')}
          hint={
            <>
              {t('report.mailHint')}{' '}
              <LocaleLink to="/privacy#reports" className="link">
                {t('report.privacy')}
              </LocaleLink>
            </>
          }
          name="mail"
          type="email"
          autoComplete="email"
          required
          maxLength={254}
          defaultValue={reply?.written}
          error={isTrapped ? undefined : error}
        />
        <div hidden={!isTrapped}>
          <TextField
            label={t('report.trap')}
            name={TRAP}
            autoComplete="off"
            tabIndex={-1}
            error={isTrapped ? error : undefined}
          />
        </div>
        <p>
          <Button type="submit" size="lg">
            {t('report.submit')}
          </Button>
        </p>
      </Form>
    </>
  )
}

/** What the link of the mail leads to: a button; afterwards, thanks. */
export function ReportLinkPage({ link }: { link: ReportLink }) {
  const t = useT('freshness')
  const names = useNames()
  const title =
    link.state === 'open'
      ? t('report.confirmTitle')
      : t(link.state === 'confirmed' ? 'report.thanks' : 'report.dead.title')
  const lead =
    link.state === 'dead'
      ? t(`report.dead.${link.why}`)
      : t(link.state === 'open' ? 'report.confirmLead' : 'report.thanksText', names(link))
  return (
    <Container className="pb-8">
      <Breadcrumb trail={[{ label: title }]} />
      <PageHeader title={title} lead={lead} />
      {link.state === 'open' ? (
        <Form method="post">
          <Button type="submit" size="lg">
            {t('report.confirmSubmit')}
          </Button>
        </Form>
      ) : (
        <p>
          <ButtonLink to="/listings" look="outline">
            {t('report.search')}
          </ButtonLink>
        </p>
      )}
    </Container>
  )
}
