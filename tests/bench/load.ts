import { connect, type Socket } from 'node:net'

// A lean HTTP/1.1 client: the generator must cost less than what it measures.

export type Load = {
  /** Answers per second over the whole run. */
  perSecond: number
  /** Milliseconds from request to answer, in the order of completion. */
  latencies: number[]
  /** Answers whose status was not the expected one. */
  failed: number
}

type Options = {
  port: number
  /** Request line path; each is asked once, in order. */
  paths: readonly string[]
  connections?: number
  headers?: Record<string, string>
  expect?: number
  /** Requests a second that are begun whatever the answers do; without it each connection asks as fast as it is answered. */
  rate?: number
}

const HEADERS_END = Buffer.from('\r\n\r\n')

/** Where the answer at the start of the buffer ends, or -1 while it is incomplete. */
function answerEnd(buffer: Buffer): number {
  const body = buffer.indexOf(HEADERS_END)
  if (body < 0) return -1
  const head = buffer.toString('latin1', 0, body).toLowerCase()
  const start = body + HEADERS_END.length
  const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1]
  if (length !== undefined) return buffer.length >= start + Number(length) ? start + Number(length) : -1
  if (/^http\/1\.1 (204|304)/.test(head)) return start
  const last = buffer.indexOf('0\r\n\r\n', start)
  return last < 0 ? -1 : last + 5
}

class Connection {
  #socket: Socket
  #received: Buffer[] = []
  #waiting: { resolve: (status: number) => void; reject: (error: Error) => void } | null = null

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.#socket.on('data', chunk => this.#take(chunk))
    this.#socket.on('error', error => this.#waiting?.reject(error))
    this.#socket.on('close', () => this.#waiting?.reject(new Error('The server closed the connection')))
  }

  #take(chunk: Buffer) {
    this.#received.push(chunk)
    const all = this.#received.length === 1 ? chunk : Buffer.concat(this.#received)
    this.#received = [all]
    if (answerEnd(all) < 0) return
    const waiting = this.#waiting
    this.#received = []
    this.#waiting = null
    waiting?.resolve(Number(all.toString('latin1', 9, 12)))
  }

  ask(request: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      this.#socket.write(request)
    })
  }

  end() {
    this.#socket.removeAllListeners('close').destroy()
  }
}

const requestOf = (path: string, headers: Record<string, string>) =>
  `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`

/** Asks every path once over a few connections. */
export async function load({ port, paths, connections = 8, headers = {}, expect = 200, rate }: Options): Promise<Load> {
  const latencies: number[] = []
  let [next, failed] = [0, 0]
  const start = performance.now()
  const work = async (connection: Connection) => {
    while (next < paths.length) {
      const number = next++
      const due = rate ? start + (number * 1000) / rate : 0
      const wait = due - performance.now()
      if (rate && wait > 0) await new Promise(resolve => setTimeout(resolve, wait))
      // At a given rate the clock runs from when the request was due, so that a stall is felt by all behind it.
      const began = rate ? due : performance.now()
      const status = await connection.ask(requestOf(paths[number]!, headers))
      if (status !== expect) failed++
      latencies.push(performance.now() - began)
    }
  }
  const open = Array.from({ length: connections }, () => new Connection(port))
  try {
    await Promise.all(open.map(work))
  } finally {
    for (const connection of open) connection.end()
  }
  return { perSecond: (paths.length / (performance.now() - start)) * 1000, latencies, failed }
}
