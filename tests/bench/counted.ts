import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** Stands before a server and counts the bytes that leave it, whoever in a browser asked: a page or its workers. */
export async function counted(port: number): Promise<{ port: number; bytes: () => number; stop: () => void }> {
  let bytes = 0
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
    client.pipe(beyond)
    beyond.pipe(client)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const stop = () => {
    server.close()
    for (const socket of open) socket.destroy()
  }
  return { port: (server.address() as { port: number }).port, bytes: () => bytes, stop }
}
