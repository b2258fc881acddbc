import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { SaveAnswer, SaveState, Shown } from './save-state.ts'

/** After the last key. */
const PAUSE_MS = 1000
/** Until another try, where the portal cannot be reached. */
const RETRY_MS = 5000

async function send(url: string, body: URLSearchParams, isLast: boolean): Promise<SaveAnswer | 'signedOut'> {
  const answer = await fetch(url, { method: 'POST', body, redirect: 'manual', keepalive: isLast })
  // Whoever is not signed in any more is sent to the log-in; what is written stays on this page.
  if (answer.type === 'opaqueredirect') return 'signedOut'
  if (!answer.ok && ![404, 409].includes(answer.status)) throw new Error(`Save: ${answer.status}`)
  return answer.status === 404 ? { outcome: 'notFound' } : answer.json()
}

const read = (form: HTMLFormElement): URLSearchParams => {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  return body
}

/** Whether a control says anything but what its page came with. */
const isTouchedControl = (control: Element): boolean => {
  if (control instanceof HTMLSelectElement) {
    const options = [...control.options]
    const first = Math.max(
      0,
      options.findIndex(option => option.defaultSelected),
    )
    return control.selectedIndex !== first
  }
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue
  if (!(control instanceof HTMLInputElement) || control.type === 'hidden') return false
  return control.value !== control.defaultValue || control.checked !== control.defaultChecked
}
const isTouched = (form: HTMLFormElement): boolean => [...form.elements].some(isTouchedControl)

/**
 * Saves a form a second after its writer pauses, one save at a time, by the form's own fields. What cannot be saved stays
 * in the form and is tried again; a page that is left takes what is unsaved with it.
 */
export function useAutosave(form: RefObject<HTMLFormElement>, url: string, isOn: boolean) {
  const [state, setState] = useState<SaveState>({ kind: 'idle' })
  const [shown, setShown] = useState<Shown>({ errors: {}, readBacks: {} })
  const work = useRef({ timer: 0, isDirty: false, isBusy: false, isStopped: false })

  const save = useCallback(
    async (isLast = false) => {
      const { current: now } = work
      window.clearTimeout(now.timer)
      if (!form.current || !now.isDirty || (now.isBusy && !isLast) || now.isStopped) return
      const later = (ms: number) => {
        now.timer = window.setTimeout(() => void save(), ms)
      }
      Object.assign(now, { isDirty: false, isBusy: true })
      if (!isLast) setState({ kind: 'saving' })
      try {
        const answer = await send(url, read(form.current), isLast)
        if (answer === 'signedOut' || answer.outcome !== 'saved') {
          now.isDirty = true
          now.isStopped = answer !== 'signedOut'
          const kind = answer === 'signedOut' ? answer : answer.outcome === 'notFound' ? 'closed' : answer.outcome
          return setState({ kind })
        }
        const seen = form.current?.elements.namedItem('seen')
        if (seen instanceof HTMLInputElement) seen.value = String(answer.version)
        setShown(({ readBacks }) => ({
          errors: { ...allOf(form.current), ...answer.errors },
          readBacks: { ...readBacks, ...allOf(form.current), ...answer.readBacks },
        }))
        setState(now.isDirty ? { kind: 'dirty' } : { kind: 'saved', at: answer.at })
        if (now.isDirty) later(PAUSE_MS)
      } catch {
        now.isDirty = true
        setState({ kind: 'failed' })
        later(RETRY_MS)
      } finally {
        now.isBusy = false
      }
    },
    [form, url],
  )

  useEffect(() => {
    const { current: element } = form
    if (!element || !isOn) return
    const { current: now } = work
    const changed = () => {
      now.isDirty = true
      if (now.isStopped) return
      setState({ kind: 'dirty' })
      window.clearTimeout(now.timer)
      now.timer = window.setTimeout(() => void save(), PAUSE_MS)
    }
    // What the form itself sends needs no other save beside it.
    const submitted = () => {
      window.clearTimeout(now.timer)
      now.isDirty = false
    }
    const left = () => void save(true)
    // Whoever has logged in again beside this page comes back to it: what waited is saved without another key.
    const cameBack = () => void save()
    // What was written before the scripts came counts as well.
    if (isTouched(element)) changed()
    element.addEventListener('input', changed)
    element.addEventListener('submit', submitted)
    window.addEventListener('pagehide', left)
    window.addEventListener('focus', cameBack)
    return () => {
      left()
      element.removeEventListener('input', changed)
      element.removeEventListener('submit', submitted)
      window.removeEventListener('pagehide', left)
      window.removeEventListener('focus', cameBack)
    }
  }, [form, isOn, save])
  return { state, shown }
}

/** Every control of the form, with nothing said of it. */
const allOf = (form: HTMLFormElement | null): Record<string, undefined> =>
  Object.fromEntries(
    [...(form?.elements ?? [])]
      .map(element => [(element as HTMLInputElement).name, undefined])
      .filter(([name]) => name),
  )
