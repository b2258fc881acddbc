import type { RequestHandler } from 'express'

const PATIENCE_MS = 2_000

/** The process answers. */
export const alive: RequestHandler = (_req, res) => {
  res.set('Cache-Control', 'no-store').type('text').send('ok\n')
}

/** The process can serve: 200 when the database answers within two seconds, else 503. */
export const ready =
  (ping: () => Promise<unknown>): RequestHandler =>
  async (_req, res) => {
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<never>((_, reject) => {
      timer = setTimeout(reject, PATIENCE_MS)
    })
    const isReady = await Promise.race([ping(), patience]).then(
      () => true,
      () => false,
    )
    clearTimeout(timer)
    res.set('Cache-Control', 'no-store').type('text')
    if (isReady) res.send('ready\n')
    else res.status(503).set('Retry-After', '5').send('database away\n')
  }
