import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { Checkbox, FieldGroup } from '../ui/field.tsx'
import { type AnswerIntent, MOST_NOTE, type ReturnedAnswer } from './answer-form.ts'
import { MOST_ANSWER } from './enquiry-state.ts'

/** What was written in one form of a page that came back, and its fault where that belongs. */
export function faultsOf<Fault extends string>(
  returned: ReturnedAnswer<Fault> | null,
  intent: AnswerIntent,
  textOf: (fault: Fault, limit: number) => string,
) {
  const own = returned?.intent === intent ? returned : null
  const text = own ? textOf(own.fault, intent === 'letter' ? MOST_ANSWER : MOST_NOTE) : undefined
  const isOfWords = own?.fault === 'NoWords' || own?.fault === 'TooLong'
  return {
    written: own?.words ?? '',
    way: own?.way ?? '',
    ofWords: isOfWords ? text : undefined,
    ofWay: own?.fault === 'NoWay' ? text : undefined,
  }
}

/** By which way it was answered outside of the portal. */
export function AnswerWays<Way extends string>({
  legend,
  ways,
  chosen,
  error,
}: {
  legend: string
  ways: readonly (readonly [way: Way, label: string])[]
  chosen: string
  error: string | undefined
}) {
  return (
    <FieldGroup legend={legend}>
      {ways.map(([way, label]) => (
        <Checkbox key={way} type="radio" name="way" value={way} defaultChecked={chosen === way} label={label} />
      ))}
      {error ? <p className="text-sm font-bold text-error-2">{error}</p> : null}
    </FieldGroup>
  )
}

export function SubmitAnswer({
  intent,
  look,
  children,
}: {
  intent: AnswerIntent
  look?: 'outline'
  children: ReactNode
}) {
  return (
    <p>
      <Button type="submit" look={look} name="intent" value={intent}>
        {children}
      </Button>
    </p>
  )
}
