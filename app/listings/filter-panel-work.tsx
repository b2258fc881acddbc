import { useT } from '../lib/i18n/provider.tsx'
import { Checkbox, FieldGroup } from '../ui/field.tsx'
import { HEADLINES } from '../zoning/law/verdict-model.ts'
import { VERDICT_LOOKS } from '../zoning/verdict-looks.ts'
import { WorkPicker } from '../zoning/work-picker.tsx'
import { isSet, type PanelProps } from './filter-amount.tsx'
import { FilterPanel } from './filter-panel.tsx'

/** Which work is to be done, what is known of it, and which verdicts on it are wanted. */
export function WorkPanel({ search, page, faults }: PanelProps) {
  const t = useT('verdict')
  const words = useT('search')
  const { picked } = page
  const wrong = picked.questions.find(({ error }) => error)
  return (
    <FilterPanel
      id="panel-work"
      title={words('fields.use')}
      active={isSet(search, 'use') + (search.filter.verdict?.length ?? 0)}
      faults={{ use: faults.use, answer: wrong && { written: wrong.written, message: wrong.error } }}
      isOpen={picked.matches !== null}
      wide
    >
      <p className="mb-3 text-sm text-ink-soft">{t('filterHint')}</p>
      <WorkPicker picked={picked} />
      {search.filter.use ? (
        <FieldGroup legend={words('fields.verdict')} hint={t('filterVerdicts')} className="mt-6">
          {HEADLINES.map(headline => (
            <Checkbox
              key={headline}
              name="verdict"
              value={headline}
              label={`${VERDICT_LOOKS[headline].sign} ${t(`headline.${headline}`)}`}
              note={page.facets?.verdict && (page.facets.verdict[headline] ?? 0)}
              defaultChecked={search.filter.verdict?.includes(headline)}
            />
          ))}
        </FieldGroup>
      ) : null}
    </FilterPanel>
  )
}
