import { useNavigate } from '@remix-run/react'
import type { FormEvent } from 'react'

/** For a GET form: where scripts run, fields left empty stay out of the address. */
export function useCleanSubmit(): (event: FormEvent<HTMLFormElement>) => void {
  const navigate = useNavigate()
  return event => {
    event.preventDefault()
    const form = event.currentTarget
    const asked = new URLSearchParams()
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string' && value.trim() !== '') asked.append(name, value)
    navigate({ pathname: new URL(form.action).pathname, search: asked.toString() })
  }
}
