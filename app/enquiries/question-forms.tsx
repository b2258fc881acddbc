import { useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { CardSection } from '../ui/card.tsx'
import { CountedField } from '../ui/counted-field.tsx'
import { Checkbox, FieldGroup } from '../ui/field.tsx'
import { type AnswerIntent, MOST_NOTE, type ReturnedAnswer } from './answer-form.ts'
import type { QuestionFault } from './answer-question.server.ts'
import { MOST_ANSWER } from './enquiry-state.ts'
import type { QuestionView } from './question-view.server.ts'

type Props = { question: QuestionView; own: string; returned: ReturnedAnswer<QuestionFault> | null }

function useFault({ returned }: Props, intent: AnswerIntent) {
  const t = useT('enquiries')
  const own = returned?.intent === intent ? returned : null
  const text = own
    ? t(`question.fault.${own.fault}`, { limit: intent === 'letter' ? MOST_ANSWER : MOST_NOTE })
    : undefined
  const isOfWords = own?.fault === 'NoWords' || own?.fault === 'TooLong'
  return {
    written: own?.words ?? '',
    way: own?.way ?? '',
    ofWords: isOfWords ? text : undefined,
    ofWay: own?.fault === 'NoWay' ? text : undefined,
  }
}

/** How an open question is answered and closed. */
export function QuestionForms(props: Props) {
  const t = useT('enquiries')
  const letter = useFault(props, 'letter')
  const { mail } = props.question
  return (
    <>
      <CardSection id="letter" title={t('question.answerMail')}>
        {mail ? (
          <form method="post" className="grid gap-4">
            <p className="break-words text-sm text-ink-soft">
              {t('question.answerMailLead', { mail, own: props.own })}
            </p>
            <CountedField
              name="words"
              label={t('question.answerWords')}
              hint={t('question.answerHint', { limit: MOST_ANSWER })}
              rows={8}
              limit={MOST_ANSWER}
              defaultValue={letter.written}
              error={letter.ofWords}
            />
            <p>
              <Button type="submit" name="intent" value="letter">
                {t('question.send')}
              </Button>
            </p>
          </form>
        ) : (
          <p>{t('question.noMail')}</p>
        )}
      </CardSection>
      <MarkForm {...props} />
    </>
  )
}

function MarkForm(props: Props) {
  const t = useT('enquiries')
  const { written, way, ofWords, ofWay } = useFault(props, 'mark')
  return (
    <CardSection id="mark" title={t('question.done')}>
      <p className="mb-3 text-sm text-ink-soft">{t('question.doneLead')}</p>
      <form method="post" className="grid gap-4">
        <FieldGroup legend={t('question.wayLabel')}>
          {(['phone', 'desk'] as const).map(one => (
            <Checkbox
              key={one}
              type="radio"
              name="way"
              value={one}
              defaultChecked={way === one}
              label={t(`question.way.${one}`)}
            />
          ))}
          {ofWay ? <p className="text-sm font-bold text-error-2">{ofWay}</p> : null}
        </FieldGroup>
        <CountedField
          name="words"
          label={t('question.note')}
          hint={t('question.noteHint', { limit: MOST_NOTE })}
          limit={MOST_NOTE}
          rows={3}
          defaultValue={written}
          error={ofWords}
        />
        <p>
          <Button type="submit" look="outline" name="intent" value="mark">
            {t('question.doneSend')}
          </Button>
        </p>
      </form>
    </CardSection>
  )
}
