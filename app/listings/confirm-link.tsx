import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { formatDay, formatInstant } from '../lib/i18n/format.ts'
import { inLocale } from '../lib/i18n/locale.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { NotificationBanner } from '../ui/banner.tsx'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { Container, PageHeader } from '../ui/layout.tsx'
import { Told } from '../ui/told.tsx'
import type { Answer } from './answer.ts'
import type { AnswerRefusal, ConfirmLink, DeadWhy } from './confirm-link.ts'
import { DealtOn, SeenFields } from './offer-actions.tsx'
import type { OfferInShort } from './offer-view.ts'
import { OfferPrice } from './offers-table.tsx'

type Open = ConfirmLink & { state: 'open' }

function InShort({ offer }: { offer: OfferInShort }) {
  const t = useT('freshness')
  const kinds = useT('listings')
  const locale = useLocale()
  const what = `${kinds(`kind.${offer.kind}`)} ・ ${kinds(`dealShort.${offer.deal}`)}`
  return (
    <section className="card max-w-[40rem] p-4 md:p-6">
      <h2 className="text-std-20B-150 mb-2">
        <Told>{inLocale(locale, offer, 'title')}</Told>
      </h2>
      <DefinitionList
        items={[
          { term: t('link.id'), value: offer.publicId },
          { term: t('link.what'), value: what },
          { term: t('link.where'), value: inLocale(locale, offer, 'town') },
          { term: t('link.price'), value: <OfferPrice offer={offer} /> },
          { term: t('link.confirmedOn'), value: formatDay(locale, offer.confirmedOn) },
          { term: t('link.dueOn'), value: formatDay(locale, offer.nextUpdateOn) },
        ]}
      />
    </section>
  )
}

/** What a letter asks, in short, and the four answers. Each is a form: opening the page changes nothing. */
export function OpenLinkPage({
  link: { offer, purpose, needsFact },
  refusal,
}: {
  link: Open
  refusal: AnswerRefusal | null
}) {
  const t = useT('freshness')
  const locale = useLocale()
  const isRestore = purpose === 'restore'
  const organisation = inLocale(locale, offer, 'organisation')
  return (
    <Container className="pb-8">
      <Breadcrumb trail={[{ label: t('link.title') }]} />
      <PageHeader title={t('link.title')} lead={isRestore ? t('link.leadRestore') : t('link.lead', { organisation })} />
      {refusal ? (
        <NotificationBanner tone="error" title={t('refusal.title')} role="alert" className="mb-6 max-w-[40rem]">
          {t(`refusal.${refusal}`)}
        </NotificationBanner>
      ) : null}
      <InShort offer={offer} />
      <div className="mt-6 grid max-w-[40rem] items-start gap-3 sm:grid-cols-2">
        <AnswerForm
          answer="still"
          look="solid"
          hint={t('link.stillHint')}
          fields={needsFact ? <Seen refusal={refusal} /> : null}
        >
          {t(isRestore ? 'link.stillRestore' : 'link.still')}
        </AnswerForm>
        <AnswerForm answer="applied" hint={t('link.appliedHint')}>
          {t('link.applied')}
        </AnswerForm>
        <AnswerForm
          answer="closed"
          hint={t('link.closedHint')}
          fields={<DealtOn error={refusal === 'DealtOn' ? t('refusal.DealtOn') : undefined} />}
        >
          {t('link.closed')}
        </AnswerForm>
        <AnswerForm answer="terms" hint={t('link.termsHint')}>
          {t('link.terms')}
        </AnswerForm>
      </div>
    </Container>
  )
}

function Seen({ refusal }: { refusal: AnswerRefusal | null }) {
  const t = useT('freshness')
  return (
    <div className="mb-3">
      <p className="mb-2 text-sm leading-150">{t('seen.lead')}</p>
      <SeenFields error={refusal === 'DatedFact' ? t('refusal.DatedFact') : undefined} />
    </div>
  )
}

function AnswerForm({
  answer,
  look = 'outline',
  hint,
  fields,
  children,
}: {
  answer: Answer | 'terms'
  look?: 'solid' | 'outline'
  hint: string
  fields?: ReactNode
  children: ReactNode
}) {
  return (
    <Form method="post" className="card flex flex-col p-4">
      <input type="hidden" name="answer" value={answer} />
      {fields}
      <Button type="submit" look={look} size="lg" className="w-full">
        {children}
      </Button>
      <p className="mt-1 text-center text-sm text-ink-soft">{hint}</p>
    </Form>
  )
}

/** What was answered, and how it is undone. */
export function AnsweredPage({ answer, at, offer }: { answer: Answer; at: string; offer: OfferInShort }) {
  const t = useT('freshness')
  const locale = useLocale()
  return (
    <Container className="pb-8">
      <Breadcrumb trail={[{ label: t('answered.title') }]} />
      <PageHeader title={t('answered.title')} lead={t(`answered.${answer}`)} />
      <InShort offer={offer} />
      <p className="mt-4 max-w-[40rem]">{t(`answered.undo.${answer}`)}</p>
      <p className="mt-1 text-sm text-ink-soft">{t('answered.at', { at: formatInstant(locale, new Date(at)) })}</p>
      <p className="mt-6">
        <ButtonLink to="/partner/listings" look="outline">
          {t('answered.list')}
        </ButtonLink>
      </p>
    </Container>
  )
}

/** In place of a question that is not asked any more: why, and what to do now. */
export function DeadLinkPage({ why }: { why: DeadWhy }) {
  const t = useT('freshness')
  return (
    <Container className="pb-8">
      <Breadcrumb trail={[{ label: t('dead.title') }]} />
      <PageHeader title={t('dead.title')} lead={t(`dead.${why}`)} />
      <p>
        <ButtonLink to="/partner/listings" look="outline">
          {t('dead.list')}
        </ButtonLink>
      </p>
    </Container>
  )
}
