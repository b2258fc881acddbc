import type { ReactNode } from 'react'
import { useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { CardSection } from '../ui/card.tsx'
import { CountedField } from '../ui/counted-field.tsx'
import { Checkbox, FieldGroup } from '../ui/field.tsx'
import type { EnquiryFault } from './answer-enquiry.server.ts'
import { type AnswerIntent, MOST_NOTE, type ReturnedAnswer } from './answer-form.ts'
import { ALLOWED, MOST_ANSWER } from './enquiry-state.ts'
import type { EnquiryView } from './enquiry-view.server.ts'

type Props = { enquiry: EnquiryView; own: string; returned: ReturnedAnswer<EnquiryFault> | null }

/** What is at fault in a part of the page, and where it is not in the words themselves. */
const OF_WORDS: readonly EnquiryFault[] = ['NoWords', 'TooLong']

function useFault({ returned }: Props, intent: AnswerIntent) {
  const t = useT('enquiries')
  const own = returned?.intent === intent ? returned : null
  const text = own && t(`one.fault.${own.fault}`, { limit: intent === 'letter' ? MOST_ANSWER : MOST_NOTE })
  return {
    written: own?.words ?? '',
    way: own?.way ?? '',
    ofWords: own && OF_WORDS.includes(own.fault) ? text : undefined,
    ofWay: own?.fault === 'NoWay' ? text : undefined,
  }
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
          error={ofWords ?? undefined}
        />
        <Submit intent="letter">{t('one.send')}</Submit>
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
        <FieldGroup legend={t('one.markWay')}>
          {(['phone', 'mail'] as const).map(one => (
            <Checkbox
              key={one}
              type="radio"
              name="way"
              value={one}
              defaultChecked={way === one}
              label={t(`one.way.${one}`)}
            />
          ))}
          {ofWay ? <p className="text-sm font-bold text-error-2">{ofWay}</p> : null}
        </FieldGroup>
        <CountedField
          name="words"
          label={t('one.note')}
          hint={t('one.noteHint', { limit: MOST_NOTE })}
          limit={MOST_NOTE}
          rows={3}
          defaultValue={written}
          error={ofWords ?? undefined}
        />
        <Submit intent="mark" look="outline">
          {t('one.markSend')}
        </Submit>
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
        <Submit intent="close" look="outline">
          {t('one.closeSend')}
        </Submit>
      </form>
    </CardSection>
  )
}

function Submit({ intent, look, children }: { intent: AnswerIntent; look?: 'outline'; children: ReactNode }) {
  return (
    <p>
      <Button type="submit" look={look} name="intent" value={intent}>
        {children}
      </Button>
    </p>
  )
}
