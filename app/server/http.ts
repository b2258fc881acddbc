import type { RequestListener, Server, ServerOptions } from 'node:http'
import { bodyLimit, MAX_URL_LENGTH } from './guards.ts'
import { portError } from './start-errors.ts'

const MAX_CONNECTIONS = 2_000

/** Slow senders are cut off, those of a form of words sooner (guards.ts): a photo takes its time from a telephone. The address may be as long as the guard allows, with headers beside it. */
export const serverOptions: ServerOptions = {
  requestTimeout: 180_000,
  headersTimeout: 10_000,
  connectionsCheckingInterval: 5_000,
  keepAliveTimeout: 65_000,
  maxHeaderSize: 2 * MAX_URL_LENGTH,
}

/** Connects the app. A sender who asks first whether to send a large body is told no before sending it. */
export function takeContinue(server: Server, app: RequestListener): void {
  server.maxConnections = MAX_CONNECTIONS
  server.on('request', app)
  server.on('checkContinue', (req, res) => {
    const limit = bodyLimit(req.url ?? '/', req.headers['content-type'])
    if (Number(req.headers['content-length'] ?? 0) <= limit) res.writeContinue()
    else res.setHeader('Connection', 'close')
    app(req, res)
  })
}

export async function listen(server: Server, port: number): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, resolve))
  } catch (error) {
    throw portError(port, error)
  }
}
