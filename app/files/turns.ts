/** Lets one piece of work be done at a time; who comes first is served first, whether or not the one before failed. */
export function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve()
  return work => {
    const mine = before.then(work)
    before = mine.catch(() => {})
    return mine
  }
}
