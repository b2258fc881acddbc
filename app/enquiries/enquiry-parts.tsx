import { formatInstant } from '../lib/i18n/format.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { CardSection } from '../ui/card.tsx'
import { type Definition, DefinitionList } from '../ui/definition-list.tsx'
import { Told } from '../ui/told.tsx'
import { VerdictHeadline } from '../zoning/verdict-headline.tsx'
import type { EnquiryView } from './enquiry-view.server.ts'

/** What was asked of which property, and by whom. */
export function EnquiryContent({ enquiry }: { enquiry: EnquiryView }) {
  const t = useT('enquiries')
  const locale = useLocale()
  const { work } = enquiry
  const items: Definition[] = [
    {
      term: t('property'),
      value: (
        <LocaleLink to={enquiry.listingPath} className="link">
          <Told>{enquiry.title}</Told>（{enquiry.publicId}）
        </LocaleLink>
      ),
    },
    { term: t('received'), value: formatInstant(locale, new Date(enquiry.receivedAt)) },
    ...(enquiry.purpose ? [{ term: t('purposeLabel'), value: t(`purpose.${enquiry.purpose}`) }] : []),
    ...(work
      ? [
          { term: t('work'), value: work.words },
          {
            term: t('one.verdictThen'),
            value: work.verdict ? <VerdictHeadline {...work.verdict} place={enquiry.publicId} /> : t('noVerdict'),
          },
        ]
      : []),
    { term: t('one.cityHears'), value: t(enquiry.cityHears ? 'one.cityYes' : 'one.cityNo') },
  ]
  return (
    <CardSection id="about" title={t('one.about')}>
      {enquiry.words ? (
        <p className="mb-4 whitespace-pre-wrap break-words rounded-8 bg-paper p-4">
          <Told>{enquiry.words}</Told>
        </p>
      ) : null}
      <DefinitionList items={items} />
    </CardSection>
  )
}

export function Person({ enquiry }: { enquiry: EnquiryView }) {
  const t = useT('enquiries')
  const { name, company, mail, phone } = enquiry
  if (enquiry.isPurged || !mail)
    return (
      <CardSection id="person" title={t('one.person')}>
        <p>{t('purged')}</p>
      </CardSection>
    )
  return (
    <CardSection id="person" title={t('one.person')}>
      <p className="font-bold">
        <Told>{name ?? ''}</Told>
      </p>
      {company ? (
        <p>
          <Told>{company}</Told>
        </p>
      ) : null}
      <p className="mt-2 break-all">
        <a href={`mailto:${mail}`} className="link inline-flex min-h-11 items-center">
          {mail}
        </a>
      </p>
      {phone ? (
        <p>
          <a href={`tel:${phone.replace(/\s/g, '')}`} className="link inline-flex min-h-11 items-center">
            {phone}
          </a>
        </p>
      ) : null}
      <p className="mt-2 text-sm text-ink-soft">{t('one.personLead')}</p>
    </CardSection>
  )
}

/** Every answer, the first first. */
export function AnswerHistory({ enquiry }: { enquiry: EnquiryView }) {
  const t = useT('enquiries')
  const locale = useLocale()
  return (
    <CardSection id="answers" title={t('one.answers')}>
      {enquiry.answers.length === 0 ? <p>{t('one.answersNone')}</p> : null}
      <ol className="grid gap-4">
        {enquiry.answers.map(answer => {
          const at = formatInstant(locale, new Date(answer.at))
          return (
            <li key={answer.number} className="border-l-4 border-key-300 pl-4">
              <p className="font-bold">{t(`one.way.${answer.way}`)}</p>
              <p className="text-sm text-ink-soft">
                {answer.by ? t('one.by', { name: answer.by, at }) : t('one.byNobody', { at })}
              </p>
              {answer.words ? (
                <p className="mt-1 whitespace-pre-wrap break-words">
                  <Told>{answer.words}</Told>
                </p>
              ) : null}
            </li>
          )
        })}
      </ol>
    </CardSection>
  )
}
