import type { Server } from 'node:http'
import type { Logger } from './log.ts'

const PATIENCE_MS = 10_000
const ECHO_MS = 500

/** Takes no new connection, lets answers under way finish for up to ten seconds. */
export async function drain(server: Server, patienceMs = PATIENCE_MS): Promise<void> {
  const closed = new Promise<void>(resolve => server.close(() => resolve()))
  // A connection that is kept alive ends with the answer under way on it, not before.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  const cut = setTimeout(() => server.closeAllConnections(), patienceMs)
  await closed
  clearInterval(sweep)
  clearTimeout(cut)
}

/** SIGTERM and SIGINT end the process in order; who presses Ctrl+C again does not want to wait. */
export function stopOnSignal(server: Server, logger: Logger, close: () => Promise<void>): void {
  let began = 0
  const stop = async (signal: NodeJS.Signals) => {
    if (began > 0) {
      // npm passes on what the terminal has sent already: an echo, not a second wish.
      if (signal === 'SIGINT' && Date.now() - began > ECHO_MS) process.exit(1)
      return
    }
    began = Date.now()
    logger.info({ signal }, 'stopping')
    await drain(server)
    await close()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      stop(signal).catch(error => {
        logger.fatal({ err: error }, 'could not stop in order')
        process.exit(1)
      })
    })
  }
}
