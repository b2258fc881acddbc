import { useT } from '../lib/i18n/provider.tsx'
import { CardSection } from '../ui/card.tsx'
import { CountedField } from '../ui/counted-field.tsx'
import { type AnswerIntent, MOST_NOTE, type ReturnedAnswer } from './answer-form.ts'
import { AnswerWays, faultsOf, SubmitAnswer } from './answer-parts.tsx'
import type { QuestionFault } from './answer-question.server.ts'
import { MOST_ANSWER } from './enquiry-state.ts'
import type { QuestionView } from './question-view.server.ts'

type Props = { question: QuestionView; own: string; returned: ReturnedAnswer<QuestionFault> | null }

function useFault({ returned }: Props, intent: AnswerIntent) {
  const t = useT('enquiries')
  return faultsOf(returned, intent, (fault, limit) => t(`question.fault.${fault}`, { limit }))
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
            <SubmitAnswer intent="letter">{t('question.send')}</SubmitAnswer>
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
        <AnswerWays
          legend={t('question.wayLabel')}
          ways={(['phone', 'desk'] as const).map(one => [one, t(`question.way.${one}`)] as const)}
          chosen={way}
          error={ofWay}
        />
        <CountedField
          name="words"
          label={t('question.note')}
          hint={t('question.noteHint', { limit: MOST_NOTE })}
          limit={MOST_NOTE}
          rows={3}
          defaultValue={written}
          error={ofWords}
        />
        <SubmitAnswer intent="mark" look="outline">
          {t('question.doneSend')}
        </SubmitAnswer>
      </form>
    </CardSection>
  )
}
