import { useCallback, useState } from 'react'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { Checkbox, FieldGroup } from '../ui/field.tsx'
import { SuggestField } from '../ui/suggest-field.tsx'
import type { Suggest, Suggestion } from '../ui/use-suggestions.ts'
import { type PickedWork, WORK_WORDS, type WorkChoice } from './picked-work.ts'
import { MAX_WORK_WORDS } from './process-query.ts'

type Answer = { processes: { id: string; name: string; useName: string }[] }

function useSuggest(): Suggest {
  const locale = useLocale()
  return useCallback(
    async (text, signal) => {
      const address = `/api/processes?${new URLSearchParams({ q: text })}`
      const response = await fetch(address, { signal, headers: { 'Accept-Language': locale } })
      if (!response.ok) throw new Error(`${address}: ${response.status}`)
      const { processes } = (await response.json()) as Answer
      return processes.map(({ id, name, useName }) => ({ id, name, note: useName }))
    },
    [locale],
  )
}

type Props = { picked: PickedWork; listsMatches: boolean; onChoose?: ((use: string) => void) | undefined }

/**
 * Names a work by typing. The form sends `use`; where no script has chosen one it sends the words, and the page that
 * comes back lists what fits them.
 */
export function ProcessField({ picked, listsMatches, onChoose }: Props) {
  const t = useT('work')
  const suggest = useSuggest()
  const [text, setText] = useState(picked.words)
  const [taken, setTaken] = useState<string | null>(null)
  const use = taken ?? picked.chosen?.use
  const choices = listsMatches && taken === null ? picked.matches : null
  const choose = ({ id, name }: Suggestion) => {
    setText(name)
    setTaken(id)
    onChoose?.(id)
  }
  return (
    <>
      <SuggestField
        label={t(picked.chosen ? 'change' : 'field')}
        hint={t('fieldHint')}
        name={taken === null ? WORK_WORDS : undefined}
        text={text}
        maxLength={MAX_WORK_WORDS}
        onText={now => {
          setText(now)
          setTaken(null)
        }}
        onChoose={choose}
        suggest={suggest}
        countInWords={count => t('suggested', { count })}
      />
      {choices && choices.length > 0 ? <Choices choices={choices} chosen={use} /> : null}
      {use && !choices?.length ? <input type="hidden" name="use" value={use} /> : null}
    </>
  )
}

function Choices({ choices, chosen }: { choices: readonly WorkChoice[]; chosen: string | undefined }) {
  const t = useT('work')
  return (
    <FieldGroup legend={t('matches')} className="mt-3">
      {choices.map(({ use, name, note }) => (
        <Checkbox
          key={use}
          type="radio"
          name="use"
          value={use}
          defaultChecked={use === chosen}
          label={name}
          note={note}
        />
      ))}
    </FieldGroup>
  )
}
