import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Field } from './field.tsx'
import { type Suggest, type Suggestion, useSuggestions } from './use-suggestions.ts'

type Props = {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  className?: string
  /** Under which the text is sent; undefined = it is not. */
  name?: string | undefined
  text: string
  maxLength: number
  onText: (text: string) => void
  onChoose: (chosen: Suggestion) => void
  suggest: Suggest
  /** Says how many there are, for readers who do not see the list. */
  countInWords: (count: number) => string
}

/**
 * A text field that suggests while somebody types: a combobox with a list (WAI-ARIA), which arrows walk, Enter takes
 * and Escape closes. Without scripts it is a text field.
 */
export function SuggestField({ text, name, maxLength, onText, onChoose, suggest, countInWords, ...field }: Props) {
  const listId = useId()
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const found = useSuggestions(suggest, text, isOpen) ?? []
  const isListed = isOpen && found.length > 0
  const input = useRef<HTMLInputElement>(null)
  // What was typed before the scripts came stays.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only once
  useEffect(() => {
    if (input.current && input.current.value !== text) onText(input.current.value)
  }, [])
  const close = () => {
    setOpen(false)
    setActive(-1)
  }
  const take = (chosen: Suggestion) => {
    onChoose(chosen)
    close()
  }
  const walk = (by: number) => {
    setOpen(true)
    // One place of the ring is the text itself.
    setActive(now => ((now + 1 + by + found.length + 1) % (found.length + 1)) - 1)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter and arrows belong to the input method while it converts kana.
    if (event.nativeEvent.isComposing) return
    const chosen = isListed ? found[active] : undefined
    if (event.key === 'ArrowDown') walk(1)
    else if (event.key === 'ArrowUp') walk(-1)
    else if (event.key === 'Escape' && isListed) close()
    else if (event.key === 'Enter' && chosen) take(chosen)
    else return
    event.preventDefault()
  }
  return (
    <Field {...field}>
      {wiring => (
        <div className="relative">
          <input
            {...wiring}
            ref={input}
            name={name}
            type="text"
            role="combobox"
            aria-expanded={isListed}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={isListed && active >= 0 ? `${listId}-${active}` : undefined}
            autoComplete="off"
            maxLength={maxLength}
            value={text}
            onChange={event => {
              onText(event.target.value)
              setOpen(true)
              setActive(-1)
            }}
            onKeyDown={onKeyDown}
            onBlur={close}
            className="control"
          />
          <Options id={listId} found={isListed ? found : []} active={active} onTake={take} />
          <p role="status" className="sr-only">
            {isListed ? countInWords(found.length) : ''}
          </p>
        </div>
      )}
    </Field>
  )
}

type OptionsProps = { id: string; found: readonly Suggestion[]; active: number; onTake: (chosen: Suggestion) => void }

function Options({ id, found, active, onTake }: OptionsProps) {
  return (
    <div id={id} role="listbox" hidden={found.length === 0} className="suggest-list">
      {found.map((one, i) => (
        // The focus stays in the field, which speaks for the option that is marked there.
        <div
          key={one.id}
          id={`${id}-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === active}
          ref={i === active ? element => element?.scrollIntoView({ block: 'nearest' }) : undefined}
          onPointerDown={event => event.preventDefault()}
          onClick={() => onTake(one)}
          onKeyDown={event => event.key === 'Enter' && onTake(one)}
        >
          {one.name}
          {one.note ? <span className="text-sm text-ink-soft">{one.note}</span> : null}
        </div>
      ))}
    </div>
  )
}
