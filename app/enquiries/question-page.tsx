import type { ReactNode } from 'react'
import { formatDay, formatInstant } from '../lib/i18n/format.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { StatusBadge } from '../ui/badge.tsx'
import { NotificationBanner } from '../ui/banner.tsx'
import { CardSection } from '../ui/card.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { Told } from '../ui/told.tsx'
import { VerdictHeadline } from '../zoning/verdict-headline.tsx'
import { VerdictLines } from '../zoning/verdict-lines.tsx'
import { MOST_NOTE, type ReturnedAnswer } from './answer-form.ts'
import type { QuestionFault } from './answer-question.server.ts'
import { DueDay } from './enquiry-list.tsx'
import { MOST_ANSWER } from './enquiry-state.ts'
import { QuestionForms } from './question-forms.tsx'
import type { QuestionView } from './question-view.server.ts'

export type QuestionPageProps = {
  question: QuestionView
  today: string
  isDone: boolean
  own: string
  mayAnswer: boolean
  returned: ReturnedAnswer<QuestionFault> | null
}

/** A question about use: what was asked, what the portal said then and says now, and the answer. */
export function QuestionPage(props: QuestionPageProps) {
  const { question, today, isDone, returned } = props
  const t = useT('enquiries')
  const isOpen = question.status === 'open'
  return (
    <>
      <p className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-2">
        <StatusBadge tone={isOpen ? 'orange' : 'green'}>{t(`question.state.${question.status}`)}</StatusBadge>
        {question.dueOn ? (
          <span className="flex flex-wrap items-center gap-2">
            <span className="text-sm text-ink-soft">{t('due')}</span>
            <DueDay dueOn={question.dueOn} today={today} />
          </span>
        ) : null}
      </p>
      {returned ? (
        <NotificationBanner tone="error" title={t('problems')} role="alert" className="mb-6">
          {t(`question.fault.${returned.fault}`, { limit: returned.intent === 'letter' ? MOST_ANSWER : MOST_NOTE })}
        </NotificationBanner>
      ) : null}
      {isDone && !returned ? (
        <NotificationBanner tone="success" title={t('question.saved')} role="status" className="mb-6" />
      ) : null}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid gap-6">
          <Asked question={question} />
          <Verdicts question={question} />
        </div>
        <div className="grid gap-6">
          <Contact question={question} />
          {question.answer ? <Answer answer={question.answer} /> : null}
          {isOpen && props.mayAnswer ? <QuestionForms {...props} /> : null}
        </div>
      </div>
    </>
  )
}

function Asked({ question }: { question: QuestionView }) {
  const t = useT('enquiries')
  const locale = useLocale()
  return (
    <CardSection id="asked" title={t('question.asked')}>
      {question.words ? (
        <p className="mb-4 whitespace-pre-wrap break-words rounded-8 bg-paper p-4">
          <Told>{question.words}</Told>
        </p>
      ) : (
        <p className="mb-4 text-ink-soft">{t('question.wordsNone')}</p>
      )}
      <DefinitionList
        items={[
          { term: t('question.work'), value: question.work },
          { term: t('question.place'), value: <Told>{question.place}</Told> },
          ...question.answers.map(({ name, value }) => ({ term: name, value })),
          { term: t('question.askedOn'), value: formatDay(locale, question.askedOn) },
        ]}
      />
      <p className="mt-3">
        <LocaleLink to={question.path} className="link inline-flex min-h-11 items-center">
          {t('question.see')}
        </LocaleLink>
      </p>
    </CardSection>
  )
}

function Verdicts({ question: { first, changed } }: { question: QuestionView }) {
  const t = useT('enquiries')
  if (!first)
    return (
      <CardSection id="then" title={t('question.verdict')}>
        <p>{t('question.noVerdict')}</p>
      </CardSection>
    )
  return (
    <>
      {changed ? (
        <Verdict id="now" title={t('question.saysNow')} told={changed}>
          <p className="mb-3">
            <StatusBadge tone="purple">{t('question.changed')}</StatusBadge>
          </p>
        </Verdict>
      ) : null}
      <Verdict id="then" title={t('question.toldFirst')} told={first}>
        {changed ? null : <p className="mb-3 text-sm text-ink-soft">{t('question.same')}</p>}
      </Verdict>
    </>
  )
}

function Verdict({
  id,
  title,
  told: { verdict, on },
  children,
}: {
  id: string
  title: string
  told: NonNullable<QuestionView['first']>
  children: ReactNode
}) {
  const locale = useLocale()
  return (
    <CardSection id={id} title={title}>
      {children}
      <VerdictHeadline {...verdict} place={formatDay(locale, on)} className="mb-4" />
      <VerdictLines {...verdict} />
    </CardSection>
  )
}

function Contact({ question: { mail, phone } }: { question: QuestionView }) {
  const t = useT('enquiries')
  return (
    <CardSection id="contact" title={t('question.contact')}>
      {mail ? (
        <p className="break-all">
          <a href={`mailto:${mail}`} className="link inline-flex min-h-11 items-center">
            {mail}
          </a>
        </p>
      ) : null}
      {phone ? (
        <p>
          <a href={`tel:${phone.replace(/\s/g, '')}`} className="link inline-flex min-h-11 items-center">
            {phone}
          </a>
        </p>
      ) : null}
      {mail || phone ? null : <p>{t('question.contactNone')}</p>}
    </CardSection>
  )
}

function Answer({ answer }: { answer: NonNullable<QuestionView['answer']> }) {
  const t = useT('enquiries')
  const at = formatInstant(useLocale(), new Date(answer.at))
  return (
    <CardSection id="answer" title={t('question.answer')}>
      <p className="font-bold">{t(`question.way.${answer.way}`)}</p>
      <p className="text-sm text-ink-soft">
        {answer.by ? t('one.by', { name: answer.by, at }) : t('one.byNobody', { at })}
      </p>
      {answer.words ? (
        <p className="mt-2 whitespace-pre-wrap break-words">
          <Told>{answer.words}</Told>
        </p>
      ) : null}
    </CardSection>
  )
}
