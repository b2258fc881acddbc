import { Worker } from 'node:worker_threads'
import type { Answer, Call, WorkerOptions } from './protocol.ts'

type CallBody = Call extends infer C ? (C extends { id: number } ? Omit<C, 'id'> : never) : never

/** A database error as both drivers give it: `code` is the SQLSTATE, `constraint` the constraint's name. */
export class EmbeddedDatabaseError extends Error {
  readonly code?: string
  readonly constraint?: string
  readonly detail?: string
  constructor(error: NonNullable<Answer['error']>) {
    super(error.message)
    this.name = 'EmbeddedDatabaseError'
    this.code = error.code
    this.constraint = error.constraint
    this.detail = error.detail
  }
}

type OnDeath = (error: Error) => void

/** The embedded database on its own thread. Calls are answered in order. */
export class Engine {
  #worker: Worker
  #waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>()
  #next = 1
  #dead: Error | null = null
  #isClosing = false

  private constructor(
    worker: Worker,
    private readonly onDeath: OnDeath,
  ) {
    this.#worker = worker
  }

  /**
   * Starts the thread and waits until the cluster is open. Throws {@link EmbeddedDatabaseError}. `onDeath` hears of a
   * thread that ends without being closed: it does not come back in this process.
   */
  static async open(options: WorkerOptions, onDeath: OnDeath = () => {}): Promise<Engine> {
    const worker = new Worker(new URL('./worker.js', import.meta.url), {
      workerData: options,
    })
    const engine = new Engine(worker, onDeath)
    const ready = new Promise<Answer>((resolve, reject) => engine.#waiting.set(0, { resolve, reject }))
    worker.on('message', (answer: Answer) => engine.#settle(answer))
    worker.on('error', error => engine.#die(error as Error))
    worker.on('exit', () => engine.#die(new Error('The embedded database thread has ended')))
    await ready
    worker.unref()
    return engine
  }

  #settle(answer: Answer) {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if (this.#waiting.size === 0) this.#worker.unref()
    if (answer.error) waiting?.reject(new EmbeddedDatabaseError(answer.error))
    else waiting?.resolve(answer)
  }

  #die(error: Error) {
    if (this.#dead) return
    this.#dead = error
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
    if (!this.#isClosing) this.onDeath(error)
  }

  #call(call: CallBody): Promise<Answer> {
    if (this.#dead) return Promise.reject(this.#dead)
    const id = this.#next++
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#worker.ref()
      this.#worker.postMessage({ ...call, id })
    })
  }

  query(sql: string, parameters: readonly unknown[]): Promise<Answer> {
    return this.#call({ op: 'query', sql, parameters })
  }

  /** Runs several statements without parameters. */
  async exec(sql: string): Promise<void> {
    await this.#call({ op: 'exec', sql })
  }

  /** The whole cluster as a gzipped tar. */
  async dump(): Promise<Uint8Array> {
    return (await this.#call({ op: 'dump' })).bytes ?? new Uint8Array()
  }

  async close(): Promise<void> {
    this.#isClosing = true
    if (!this.#dead) await this.#call({ op: 'close' })
    await this.#worker.terminate()
  }
}
