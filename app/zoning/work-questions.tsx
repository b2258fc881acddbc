import { listed } from '../lib/i18n/format.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { ChoiceChip } from '../ui/chip.tsx'
import { FieldGroup, NumberField, Select } from '../ui/field.tsx'
import type { PickedWork, Question } from './picked-work.ts'

/** More choices than these stand in a list that opens. */
const MOST_CHIPS = 4

/**
 * The questions that matter for a work, and which of the answers do not. Fields bear the names of the facts; whatever is
 * not known stays empty.
 */
export function WorkQuestions({ questions, unused }: Pick<PickedWork, 'questions' | 'unused'>) {
  const t = useT('work')
  const locale = useLocale()
  return (
    <div className="grid gap-6">
      {questions.map(question => (
        <OneQuestion key={question.id} question={question} />
      ))}
      {unused.length > 0 ? <p className="unknown">{t('unused', { facts: listed(locale, unused) })}</p> : null}
    </div>
  )
}

function OneQuestion({ question }: { question: Question }) {
  const t = useT('work')
  const { id, ask, written, error } = question
  if (question.kind === 'number')
    return (
      <NumberField
        label={ask}
        hint={t('unknownNumber')}
        name={id}
        unit={question.unit}
        defaultValue={written}
        error={error}
        className="max-w-[40rem] [&_.control]:max-w-40"
      />
    )
  const unknown = { value: '', label: t('unknown') }
  if (question.options.length > MOST_CHIPS)
    return (
      <Select
        label={ask}
        name={id}
        options={[unknown, ...question.options]}
        defaultValue={written}
        error={error}
        className="max-w-[40rem]"
      />
    )
  return (
    <FieldGroup legend={ask} hint={error}>
      <div className="flex flex-wrap gap-2">
        {[...question.options, unknown].map(({ value, label }) => (
          <ChoiceChip key={value} name={id} value={value} defaultChecked={value === written}>
            {label}
          </ChoiceChip>
        ))}
      </div>
    </FieldGroup>
  )
}
