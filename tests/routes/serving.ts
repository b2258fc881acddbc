import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AppLoadContext } from '@remix-run/node'
import { type AppDeps, createApp } from '../../app/server/app.ts'
import { serverOptions, takeContinue } from '../../app/server/http.ts'
import { createLogger } from '../../app/server/log.ts'

export const BASE_URL = 'http://portal.test'

export type Reply = { status: number; headers: IncomingHttpHeaders; body: string }
export type Asking = { method?: string; headers?: Record<string, string>; body?: string | Buffer }

/** The real app on a free port. `seen` holds what got through to the pages; `log` every line of the log. */
export type Serving = {
  server: Server
  port: number
  seen: { method: string; url: string }[]
  log: string[]
  ask: (path: string, asking?: Asking) => Promise<Reply>
  stop: () => Promise<void>
}

const page = (request: Request, { refusal }: AppLoadContext) =>
  new Response(`<!doctype html><link rel="canonical" href="${request.url}">`, {
    status: refusal ?? 200,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  })

/** Starts the app. Pages are drawn by `handle`, by default one line with the address as they see it. */
export async function serve(deps: Partial<AppDeps> = {}): Promise<Serving> {
  const seen: Serving['seen'] = []
  const log: string[] = []
  const handle = deps.handle ?? (async (req, context) => page(req, context))
  const app = createApp({
    baseUrl: BASE_URL,
    basemap: { kind: 'schematic' },
    logger: createLogger('info', { write: line => void log.push(line) }),
    ping: async () => {},
    ...deps,
    handle: (req, context) => {
      if (!context.refusal) seen.push({ method: req.method, url: req.url })
      return handle(req, context)
    },
  })
  const server = createServer(serverOptions)
  takeContinue(server, app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    server,
    port,
    seen,
    log,
    ask: (path, asking) => ask(port, path, asking),
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** One request as it is written: no header is added and no address tidied. */
export function ask(port: number, path: string, { method = 'GET', headers = {}, body }: Asking = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
    const req = request({ host: '127.0.0.1', port, path, method, headers: { ...length, ...headers } }, res => {
      let text = ''
      res.setEncoding('utf8').on('data', part => {
        text += part
      })
      res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body: text }))
    })
    req.on('error', reject).end(body)
  })
}
