import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import { TODAY } from '../db/city.ts'

const context: AppLoadContext = {
  nonce: 'n',
  requestId: 'request-1',
  baseUrl: 'http://portal.test',
  basemap: { kind: 'schematic' },
  showsMail: true,
  today: TODAY,
  clientKey: '192.0.2.1',
  reportError: error => {
    throw error
  },
}

/** What the server hands to a loader for a GET of `path`. */
export const asking = (
  path: string,
  { params = {}, headers = {} }: { params?: Record<string, string>; headers?: HeadersInit } = {},
): LoaderFunctionArgs => ({
  request: new Request(new URL(path, context.baseUrl), { headers }),
  params,
  context,
})
