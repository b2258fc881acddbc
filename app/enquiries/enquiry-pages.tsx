import { formatInstant } from '../lib/i18n/format.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { NotificationBanner } from '../ui/banner.tsx'
import { CardSection } from '../ui/card.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { Told } from '../ui/told.tsx'
import type { EnquiryFault } from './answer-enquiry.server.ts'
import { type AnswerIntent, MOST_NOTE, type ReturnedAnswer } from './answer-form.ts'
import { LetterForm, OtherForms } from './answer-forms.tsx'
import { DueDay, EnquiryStateBadge } from './enquiry-list.tsx'
import { AnswerHistory, EnquiryContent, Person } from './enquiry-parts.tsx'
import { MOST_ANSWER } from './enquiry-state.ts'
import type { EnquiryView } from './enquiry-view.server.ts'

function Standing({ enquiry, today }: { enquiry: EnquiryView; today: string }) {
  const t = useT('enquiries')
  return (
    <p className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-2">
      <EnquiryStateBadge state={enquiry.state} />
      {enquiry.state === 'new' && enquiry.dueOn ? (
        <span className="flex flex-wrap items-center gap-2">
          <span className="text-sm text-ink-soft">{t('due')}</span>
          <DueDay dueOn={enquiry.dueOn} today={today} />
        </span>
      ) : null}
    </p>
  )
}

type OwnProps = {
  enquiry: EnquiryView
  today: string
  done: AnswerIntent | null
  own: string
  returned: ReturnedAnswer<EnquiryFault> | null
}

/** The page of an enquiry for whoever is to answer it. */
export function OwnEnquiry({ enquiry, today, done, own, returned }: OwnProps) {
  const t = useT('enquiries')
  return (
    <>
      <Standing enquiry={enquiry} today={today} />
      {returned ? (
        <NotificationBanner tone="error" title={t('problems')} role="alert" className="mb-6">
          {t(`one.fault.${returned.fault}`, { limit: returned.intent === 'letter' ? MOST_ANSWER : MOST_NOTE })}
        </NotificationBanner>
      ) : null}
      {done && !returned ? (
        <NotificationBanner tone="success" title={t(`one.saved.${done}`)} role="status" className="mb-6" />
      ) : null}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid gap-6">
          <EnquiryContent enquiry={enquiry} />
          <AnswerHistory enquiry={enquiry} />
          <LetterForm enquiry={enquiry} own={own} returned={returned} />
        </div>
        <div className="grid gap-6">
          <Person enquiry={enquiry} />
          <OtherForms enquiry={enquiry} own={own} returned={returned} />
        </div>
      </div>
    </>
  )
}

/** The page of an enquiry for the city, with what it may know. */
export function CityEnquiry({ enquiry, today }: { enquiry: EnquiryView; today: string }) {
  const t = useT('enquiries')
  return (
    <>
      <Standing enquiry={enquiry} today={today} />
      {enquiry.mayRead ? null : (
        <NotificationBanner title={t('notForCity')} className="mb-6">
          {t('staff.hidden')}
        </NotificationBanner>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid gap-6">
          {enquiry.mayRead ? (
            <>
              <EnquiryContent enquiry={enquiry} />
              <AnswerHistory enquiry={enquiry} />
            </>
          ) : null}
          <Course enquiry={enquiry} />
        </div>
        {enquiry.mayRead ? <Person enquiry={enquiry} /> : null}
      </div>
    </>
  )
}

function Course({ enquiry }: { enquiry: EnquiryView }) {
  const t = useT('enquiries')
  const locale = useLocale()
  const at = (text: string | null) => (text ? formatInstant(locale, new Date(text)) : t('staff.notYet'))
  return (
    <CardSection id="course" title={t('staff.times')}>
      <DefinitionList
        items={[
          {
            term: t('property'),
            value: (
              <LocaleLink to={enquiry.listingPath} className="link">
                <Told>{enquiry.title}</Told>（{enquiry.publicId}）
              </LocaleLink>
            ),
          },
          { term: t('organisation'), value: <Told>{enquiry.organisation}</Told> },
          { term: t('staff.receivedAt'), value: at(enquiry.receivedAt) },
          { term: t('staff.answeredAt'), value: at(enquiry.answeredAt) },
          { term: t('staff.closedAt'), value: at(enquiry.closedAt) },
        ]}
      />
    </CardSection>
  )
}
