import {
  type ActionFunctionArgs,
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { localeOfPath } from './lib/i18n/locale.ts'
import { TextsProvider } from './lib/i18n/provider.tsx'
import { textsOf } from './lib/i18n/translate.server.ts'
import { NonceContext } from './lib/nonce.ts'
import { unpadded } from './lib/unpadded.server.ts'

const ABORT_DELAY_MS = 5_000

/** Renders a page: streamed to people, whole to readers that do not run scripts (search engines). */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, reportError }: AppLoadContext,
): Promise<Response> {
  const wanted = isbot(request.headers.get('user-agent')) ? 'onAllReady' : 'onShellReady'
  return new Promise((resolve, reject) => {
    let answered = false
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <TextsProvider texts={textsOf(localeOfPath(new URL(request.url).pathname))}>
          <RemixServer context={remixContext} url={request.url} abortDelay={ABORT_DELAY_MS} nonce={nonce} />
        </TextsProvider>
      </NonceContext.Provider>,
      {
        nonce,
        [wanted]() {
          answered = true
          const body = unpadded()
          headers.set('content-type', 'text/html; charset=utf-8')
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
          pipe(body)
        },
        onShellError: reject,
        onError(error) {
          // An error of the shell rejects and is reported by handleError; this one comes while the page streams.
          if (answered && !request.signal.aborted) reportError(error)
        },
      },
    )
    setTimeout(abort, ABORT_DELAY_MS + 1_000).unref()
  })
}

/** A method that a page does not take, an address that none has: the asker's mistake, and answered as such. */
const isRefusal = (error: unknown): boolean => isRouteErrorResponse(error) && error.status < 500

/** Loaders, actions and renders bring what nobody expected here, once. Readers who went away are no error. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  if (!request.signal.aborted && !isRefusal(error)) context.reportError(error)
}
