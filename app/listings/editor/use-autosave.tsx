import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { isTouched, writtenIn } from './form-state.ts'
import type { SaveAnswer, SaveState, Shown } from './save-state.ts'

/** After the last key. */
const PAUSE_MS = 1000
/** Until another try, where the portal cannot be reached. */
const RETRY_MS = 5000

async function send(url: string, body: URLSearchParams): Promise<SaveAnswer | 'signedOut'> {
  // Kept alive, so that a page that is left takes what is unsaved with it.
  const answer = await fetch(url, { method: 'POST', body, redirect: 'manual', keepalive: true })
  // Whoever is not signed in any more is sent to the log-in; what is written stays on this page.
  if (answer.type === 'opaqueredirect') return 'signedOut'
  if (!answer.ok && ![404, 409].includes(answer.status)) throw new Error(`Save: ${answer.status}`)
  return answer.status === 404 ? { outcome: 'notFound' } : answer.json()
}

/** One save at a time. `seen`: the version that the form stands on, which every save of its own moves on. */
type Work = { timer: number; isDirty: boolean; isStopped: boolean; seen: number; saving: Promise<void> | null }

/**
 * Saves a form a second after its writer pauses, one save at a time, by the form's own fields. What cannot be saved stays
 * in the form and is tried again; a page that is left takes what is unsaved with it. `flush` saves what is unsaved now and
 * says whether the form may go on to where its button leads: not where that would lose what is written.
 */
export function useAutosave(
  form: RefObject<HTMLFormElement>,
  { url, version, isOn }: { url: string; version: number; isOn: boolean },
) {
  const [state, setState] = useState<SaveState>({ kind: 'idle' })
  const [shown, setShown] = useState<Shown>({ errors: {}, readBacks: {} })
  const [seen, setSeen] = useState(version)
  const work = useRef<Work>({ timer: 0, isDirty: false, isStopped: false, seen: version, saving: null })

  const stand = useCallback(
    (on: number) => {
      work.current.seen = on
      setSeen(on)
      // A form that is sent before the page is drawn anew says it as well.
      const field = form.current?.elements.namedItem('seen')
      if (field instanceof HTMLInputElement) field.value = String(on)
    },
    [form],
  )
  useEffect(() => {
    if (version > work.current.seen) stand(version)
  }, [version, stand])

  /** Sends what stands in the form; true where it is to be tried again. */
  const saveOnce = useCallback(async (): Promise<boolean> => {
    const { current: now } = work
    const element = form.current
    if (!element) return false
    now.isDirty = false
    setState({ kind: 'saving' })
    try {
      const answer = await send(url, writtenIn(element, now.seen))
      if (answer === 'signedOut' || answer.outcome !== 'saved') {
        now.isDirty = true
        now.isStopped = answer !== 'signedOut'
        const kind = answer === 'signedOut' ? answer : answer.outcome === 'notFound' ? 'closed' : answer.outcome
        setState({ kind })
        return false
      }
      stand(answer.version)
      setShown(({ readBacks }) => ({
        errors: { ...allOf(element), ...answer.errors },
        readBacks: { ...readBacks, ...allOf(element), ...answer.readBacks },
      }))
      setState(now.isDirty ? { kind: 'dirty' } : { kind: 'saved', at: answer.at })
      return false
    } catch {
      now.isDirty = true
      setState({ kind: 'failed' })
      return true
    }
  }, [form, url, stand])

  const save = useCallback(async (): Promise<void> => {
    const { current: now } = work
    window.clearTimeout(now.timer)
    // What is being saved ends first: the next save stands on it.
    await now.saving
    if (!now.isDirty || now.isStopped) return
    now.saving = saveOnce().then(isToBeTriedAgain => {
      now.saving = null
      if (isToBeTriedAgain) now.timer = window.setTimeout(() => void save(), RETRY_MS)
    })
    await now.saving
  }, [saveOnce])

  const flush = useCallback(async (): Promise<boolean> => {
    const { current: now } = work
    if (now.isStopped) return true
    await save()
    return !now.isDirty || now.isStopped
  }, [save])

  useEffect(() => {
    const element = form.current
    if (!element || !isOn) return
    const { current: now } = work
    const changed = () => {
      now.isDirty = true
      if (now.isStopped) return
      setState({ kind: 'dirty' })
      window.clearTimeout(now.timer)
      now.timer = window.setTimeout(() => void save(), PAUSE_MS)
    }
    // The page is gone: there is no time to wait for what is being saved.
    const gone = () => {
      if (now.isDirty && !now.isStopped) void send(url, writtenIn(element, now.seen)).catch(() => undefined)
    }
    // Another page takes this one's place: its last words stand on what is being saved.
    const left = () => {
      window.clearTimeout(now.timer)
      if (!now.isDirty || now.isStopped) return
      const words = writtenIn(element, now.seen)
      now.isDirty = false
      void Promise.resolve(now.saving).then(() => {
        words.set('seen', String(now.seen))
        return send(url, words).catch(() => undefined)
      })
    }
    // Whoever has logged in again beside this page comes back to it: what waited is saved without another key.
    const cameBack = () => void save()
    // What was written before the scripts came counts as well.
    if (isTouched(element)) changed()
    element.addEventListener('input', changed)
    window.addEventListener('pagehide', gone)
    window.addEventListener('focus', cameBack)
    return () => {
      left()
      element.removeEventListener('input', changed)
      window.removeEventListener('pagehide', gone)
      window.removeEventListener('focus', cameBack)
    }
  }, [form, url, isOn, save])
  return { state, shown, seen, flush }
}

/** Every control of the form, with nothing said of it. */
const allOf = (form: HTMLFormElement): Record<string, undefined> =>
  Object.fromEntries(
    [...form.elements].map(element => [(element as HTMLInputElement).name, undefined]).filter(([name]) => name),
  )
