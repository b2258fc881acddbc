import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

type Counted = { port: number; bytes: () => number; asked: () => string[]; stop: () => void }
/** A request line at the start of what a browser sends. */
const REQUEST = /^[A-Z]+ (\S+) HTTP\/1\.1\r\n/gm

/** Stands before a server, counts the bytes that leave it and notes what was asked for, whoever in a browser asked: a page or its workers. */
export async function counted(port: number): Promise<Counted> {
  let bytes = 0
  const asked: string[] = []
  const open = new Set<Socket>()
  const server = createServer(client => {
    const beyond = connect({ port, host: '127.0.0.1' })
    for (const socket of [client, beyond]) {
      open.add(socket)
      socket.on('error', () => {}).on('close', () => open.delete(socket))
    }
    beyond.on('data', chunk => {
      bytes += chunk.length
    })
    client.on('data', chunk => {
      for (const [, path] of chunk.toString('latin1').matchAll(REQUEST)) asked.push(path!)
    })
    client.pipe(beyond)
    beyond.pipe(client)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const stop = () => {
    server.close()
    for (const socket of open) socket.destroy()
  }
  return { port: (server.address() as { port: number }).port, bytes: () => bytes, asked: () => asked, stop }
}
