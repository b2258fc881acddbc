import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'

// A partner's server on this machine. Its key is nobody's secret: it stands for feed.test and other.test in tests.

export const FEED_CA = `-----BEGIN CERTIFICATE-----
MIIBrTCCAVSgAwIBAgIUMMZFmeXJYKeJkrMoSBia7+E2DxowCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJZmVlZC50ZXN0MCAXDTI2MTEyNzAyMzQzNFoYDzIxMjYxMTAz
MDIzNDM0WjAUMRIwEAYDVQQDDAlmZWVkLnRlc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAToVVao23ntqA1IZGDSKAIDr+CGyo5z5bDLORhSe+UD+eOo73mOh6eI
cVTjFlj7zzGZN2jMUQ3Bv02yD+4cze3wo4GBMH8wHQYDVR0OBBYEFCJvXMFLqsUF
Wy5zvi6sLKZgZ4e8MB8GA1UdIwQYMBaAFCJvXMFLqsUFWy5zvi6sLKZgZ4e8MA8G
A1UdEwEB/wQFMAMBAf8wLAYDVR0RBCUwI4IJZmVlZC50ZXN0ggpvdGhlci50ZXN0
hwR/AAABhwR/AAACMAoGCCqGSM49BAMCA0cAMEQCIHbrBTJx2wrh/kkAjubh/fnu
EoHuTKfe45MXf8OExsCLAiA7WKDR7bGEgsRN+OrbVRu6rGDw5qQln3BNtdZmLIBL
nw==
-----END CERTIFICATE-----
`

const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg8EuDKkwlZOAKJUUt
PGJAPgDu00bIYQrbnTXUI1Y3rVehRANCAAToVVao23ntqA1IZGDSKAIDr+CGyo5z
5bDLORhSe+UD+eOo73mOh6eIcVTjFlj7zzGZN2jMUQ3Bv02yD+4cze3w
-----END PRIVATE KEY-----
`

export type Answer = (request: IncomingMessage, response: ServerResponse) => void

export type FeedServer = { port: number; asked: IncomingMessage[]; answer: Answer; close: () => Promise<void> }

/** Listens at an address of this machine; `answer` may be set anew at any time. */
export async function feedServer(address = '127.0.0.2', port = 0): Promise<FeedServer> {
  const one: FeedServer = { port, asked: [], answer: (_, response) => response.end(), close: async () => {} }
  const server = createServer({ key: KEY, cert: FEED_CA }, (request, response) => {
    one.asked.push(request)
    one.answer(request, response)
  })
  await new Promise<void>(resolve => server.listen(port, address, resolve))
  one.port = (server.address() as AddressInfo).port
  one.close = () =>
    new Promise(resolve => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return one
}
