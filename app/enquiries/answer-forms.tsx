import { useT } from '../lib/i18n/provider.tsx'
import { CardSection } from '../ui/card.tsx'
import { CountedField } from '../ui/counted-field.tsx'
import type { EnquiryFault } from './answer-enquiry.server.ts'
import { type AnswerIntent, MOST_NOTE, type ReturnedAnswer } from './answer-form.ts'
import { AnswerWays, faultsOf, SubmitAnswer } from './answer-parts.tsx'
import { ALLOWED, MOST_ANSWER } from './enquiry-state.ts'
import type { EnquiryView } from './enquiry-view.server.ts'

type Props = { enquiry: EnquiryView; own: string; returned: ReturnedAnswer<EnquiryFault> | null }

function useFault({ returned }: Props, intent: AnswerIntent) {
  const t = useT('enquiries')
  return faultsOf(returned, intent, (fault, limit) => t(`one.fault.${fault}`, { limit }))
}

/** What its organisation can do beside a letter: tell that it was answered, put it away. */
export function OtherForms(props: Props) {
  const { enquiry } = props
  const allowed = ALLOWED[enquiry.state]
  return (
    <>
      {allowed.includes('answer') ? <MarkForm {...props} /> : null}
      {allowed.includes('close') ? <CloseForm enquiry={enquiry} /> : null}
    </>
  )
}

const Seen = ({ enquiry }: { enquiry: EnquiryView }) => (
  <input type="hidden" name="seen" value={enquiry.answers.length} />
)

/** An answer that the portal sends, where there is somebody to send it to. */
export function LetterForm(props: Props) {
  const t = useT('enquiries')
  const { written, ofWords } = useFault(props, 'letter')
  const { mail, state } = props.enquiry
  if (mail === null || !ALLOWED[state].includes('answer')) return null
  return (
    <CardSection id="letter" title={t('one.letter')}>
      <p className="mb-3 break-words text-sm text-ink-soft">{t('one.letterLead', { mail, own: props.own })}</p>
      <form method="post" className="grid gap-4">
        <Seen enquiry={props.enquiry} />
        <CountedField
          name="words"
          label={t('one.letterWords')}
          hint={t('one.letterHint', { limit: MOST_ANSWER })}
          rows={8}
          limit={MOST_ANSWER}
          defaultValue={written}
          error={ofWords}
        />
        <SubmitAnswer intent="letter">{t('one.send')}</SubmitAnswer>
      </form>
    </CardSection>
  )
}

function MarkForm(props: Props) {
  const t = useT('enquiries')
  const { written, way, ofWords, ofWay } = useFault(props, 'mark')
  return (
    <CardSection id="mark" title={t('one.mark')}>
      <p className="mb-3 text-sm text-ink-soft">{t('one.markLead')}</p>
      <form method="post" className="grid gap-4">
        <Seen enquiry={props.enquiry} />
        <AnswerWays
          legend={t('one.markWay')}
          ways={(['phone', 'mail'] as const).map(one => [one, t(`one.way.${one}`)] as const)}
          chosen={way}
          error={ofWay}
        />
        <CountedField
          name="words"
          label={t('one.note')}
          hint={t('one.noteHint', { limit: MOST_NOTE })}
          limit={MOST_NOTE}
          rows={3}
          defaultValue={written}
          error={ofWords}
        />
        <SubmitAnswer intent="mark" look="outline">
          {t('one.markSend')}
        </SubmitAnswer>
      </form>
    </CardSection>
  )
}

function CloseForm({ enquiry }: { enquiry: EnquiryView }) {
  const t = useT('enquiries')
  return (
    <CardSection id="close" title={t('one.close')}>
      <p className="mb-3 text-sm text-ink-soft">{t('one.closeLead')}</p>
      <form method="post">
        <Seen enquiry={enquiry} />
        <SubmitAnswer intent="close" look="outline">
          {t('one.closeSend')}
        </SubmitAnswer>
      </form>
    </CardSection>
  )
}
