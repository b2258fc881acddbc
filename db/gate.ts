import { DatabaseAway } from './availability.ts'

export type Watch = (state: 'away' | 'back', sign?: unknown) => void

const FIRST_MS = 100
const LONGEST_MS = 2_000

/**
 * Stands before a pool of connections. Shut by the first sign that the database is away, it refuses at once, so that no
 * reader waits for a time-out, and asks by itself whether the database is back.
 */
export class Gate {
  #timer: NodeJS.Timeout | null = null
  #isShut = false

  constructor(
    private readonly ping: () => Promise<void>,
    private readonly watch: Watch = () => {},
  ) {}

  /** Throws DatabaseAway while the database is away. */
  pass(): void {
    if (this.#isShut) throw new DatabaseAway()
  }

  shut(sign: unknown): void {
    if (this.#isShut) return
    this.#isShut = true
    this.watch('away', sign)
    this.#askAfter(FIRST_MS)
  }

  /** Asks no more. */
  close(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }

  #askAfter(ms: number): void {
    this.#timer = setTimeout(() => {
      this.ping().then(
        () => {
          this.#isShut = false
          this.watch('back')
        },
        () => this.#timer && this.#askAfter(Math.min(ms * 2, LONGEST_MS)),
      )
    }, ms).unref()
  }
}
