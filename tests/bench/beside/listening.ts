import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:http'

/** Listens on a free port of this machine and tells the parent which. */
export async function listening(answer: RequestListener): Promise<void> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  process.send?.({ port: (server.address() as { port: number }).port })
}
