import { useNavigate } from '@remix-run/react'
import type { FormEvent } from 'react'

/** Where a form goes: the button that was pressed may name another page. */
function actionOf(event: FormEvent<HTMLFormElement>): string {
  const { submitter } = event.nativeEvent as SubmitEvent
  return submitter instanceof HTMLButtonElement && submitter.hasAttribute('formaction')
    ? submitter.formAction
    : event.currentTarget.action
}

/** For a GET form: where scripts run, fields left empty stay out of the address. */
export function useCleanSubmit({ preventScrollReset = false } = {}): (event: FormEvent<HTMLFormElement>) => void {
  const navigate = useNavigate()
  return event => {
    event.preventDefault()
    const asked = new URLSearchParams()
    for (const [name, value] of new FormData(event.currentTarget))
      if (typeof value === 'string' && value.trim() !== '') asked.append(name, value)
    navigate({ pathname: new URL(actionOf(event)).pathname, search: asked.toString() }, { preventScrollReset })
  }
}
