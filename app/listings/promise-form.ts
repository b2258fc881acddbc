import { readDecimal } from '../lib/reading.ts'
import { isPromise, PROMISE_CLASSES, type PromiseClass } from './freshness.ts'

export type PromisesRead = {
  /** null where one of them cannot be promised. */
  promises: Record<PromiseClass, number> | null
  faults: PromiseClass[]
  /** As it was typed. */
  written: Record<PromiseClass, string>
}

/** Reads the promises of a form: whole days for each class, full-width digits too. */
export function readPromises(form: URLSearchParams): PromisesRead {
  const promises = {} as Record<PromiseClass, number>
  const written = {} as Record<PromiseClass, string>
  const faults: PromiseClass[] = []
  for (const ofClass of PROMISE_CLASSES) {
    written[ofClass] = (form.get(ofClass) ?? '').slice(0, 20)
    const days = readDecimal(written[ofClass])
    if (days !== null && isPromise(days)) promises[ofClass] = days
    else faults.push(ofClass)
  }
  return { promises: faults.length > 0 ? null : promises, faults, written }
}
