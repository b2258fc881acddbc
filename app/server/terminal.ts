/** A reason not to start, in the words of the person at the terminal. */
export class StartError extends Error {
  constructor(
    readonly ja: string,
    readonly en: string,
    options?: ErrorOptions,
  ) {
    super(`${ja} / ${en}`, options)
    this.name = 'StartError'
  }
}

/** One line on the terminal, in both languages. */
export type Say = (ja: string, en: string) => void

export const say: Say = (ja, en) => process.stdout.write(`  ${ja} / ${en}\n`)
