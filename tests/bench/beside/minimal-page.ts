import { once } from 'node:events'
import { createServer } from 'node:http'
import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable, createRequestHandler, type EntryContext } from '@remix-run/node'
import { Outlet, RemixServer } from '@remix-run/react'
import express from 'express'
import { createElement } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { sendWebResponse, webRequest } from '../../../app/server/remix.ts'

// The framework's smallest page of a given size: one loader without data, one component, no database.
const wanted = Number(process.argv[2])
const line = 'A line of text as it stands in a list of property, without anything that has to be looked up.'
/** One paragraph and its tags for every hundred bytes. */
const count = Math.ceil(wanted / (line.length + 7))

const Root = () => createElement('html', { lang: 'en' }, createElement('body', null, createElement(Outlet)))
const Page = () =>
  createElement(
    'main',
    null,
    Array.from({ length: count }, (_, i) => createElement('p', { key: i }, line)),
  )

function render(request: Request, status: number, headers: Headers, context: EntryContext): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(createElement(RemixServer, { context, url: request.url }), {
      onShellReady() {
        const body = new PassThrough()
        headers.set('content-type', 'text/html; charset=utf-8')
        resolve(new Response(createReadableStreamFromReadable(body), { status, headers }))
        pipe(body)
      },
      onShellError: reject,
    })
  })
}

const route = (id: string, module: object, more: object) => ({ id, module, ...more })
const asset = (id: string, more: object) => ({
  ...{ id, module: '', imports: [], css: [], hasAction: false, hasLoader: id === 'page', hasErrorBoundary: false },
  ...{ hasClientAction: false, hasClientLoader: false, ...more },
})
const build = {
  entry: { module: { default: render } },
  routes: {
    root: route('root', { default: Root }, { path: '' }),
    page: route('page', { default: Page, loader: () => null }, { parentId: 'root', index: true }),
  },
  assets: {
    ...{ version: '1', url: '', entry: { module: '', imports: [] } },
    routes: { root: asset('root', { path: '' }), page: asset('page', { parentId: 'root', index: true }) },
  },
  ...{ publicPath: '/', assetsBuildDirectory: '', isSpaMode: false, basename: '/', mode: 'production' },
  future: { v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true },
}

const handle = createRequestHandler(build as never, 'production')
const app = express().use(async (req, res, next) => {
  try {
    await sendWebResponse(res, await handle(webRequest(req, res, 'http://localhost')))
  } catch (error) {
    next(error)
  }
})
const server = createServer(app).listen(0, '127.0.0.1')
await once(server, 'listening')
process.send?.({ port: (server.address() as { port: number }).port })
