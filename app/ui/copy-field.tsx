import { useEffect, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { TextField } from './field.tsx'

/**
 * A text to be taken along, with a button that copies it; without scripts the field alone, to be copied by hand. Where
 * the browser does not let it be copied, it is selected.
 */
export function CopyField({
  label,
  name,
  value,
  words,
}: {
  label: string
  name: string
  value: string
  words: { copy: string; copied: string; failed: string }
}) {
  const field = useRef<HTMLDivElement>(null)
  const [isReady, setReady] = useState(false)
  const [told, setTold] = useState('')
  useEffect(() => setReady(true), [])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setTold(words.copied)
    } catch {
      field.current?.querySelector('input')?.select()
      setTold(words.failed)
    }
  }
  return (
    <div ref={field} className="mt-3 flex flex-wrap items-end gap-x-3 gap-y-2">
      <TextField
        label={label}
        name={name}
        value={value}
        readOnly
        autoComplete="off"
        className="w-full sm:w-[34rem]"
        onFocus={event => event.currentTarget.select()}
      />
      <Button look="outline" hidden={!isReady} onClick={copy}>
        {words.copy}
      </Button>
      <p role="status" className="flex min-h-11 items-center font-bold">
        {told}
      </p>
    </div>
  )
}
