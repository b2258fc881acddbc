import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Request, RequestHandler } from 'express'
import { type DestinationStream, type Logger, pino } from 'pino'
import { pinoHttp } from 'pino-http'

export type { Logger } from 'pino'

// Only these of an error: database errors carry rows in further fields.
const plainError = (error: unknown): unknown =>
  error instanceof Error
    ? {
        type: error.name,
        message: error.message,
        code: (error as { code?: unknown }).code,
        stack: error.stack,
        ...(error.cause instanceof Error ? { cause: plainError(error.cause) } : {}),
      }
    : { message: String(error) }

export const createLogger = (level: string, destination?: DestinationStream): Logger =>
  pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: plainError } },
    destination ?? pino.destination(1),
  )

/** Links of mails, whose last part opens an account. */
const SECRET_PART = /^((?:\/en)?\/(?:invitation|login\/reset)\/).+/i

/** The path without its query, which is its seeker's own, and without what a mail's link carries. */
const pathOf = (req: IncomingMessage & { originalUrl?: string }): string =>
  ((req.originalUrl ?? req.url ?? '').split('?', 1)[0] ?? '').replace(SECRET_PART, '$1…')

const acceptable = /^[\w.:-]{8,64}$/

/** An id for every request: our own, or that of a trusted proxy. */
export const requestId: RequestHandler = (req, res, next) => {
  const given = req.get('x-request-id')
  const isTrusted = req.app.get('trust proxy fn') as (address: string | undefined, hop: number) => boolean
  const id = given && acceptable.test(given) && isTrusted(req.socket.remoteAddress, 0) ? given : randomUUID()
  req.id = id
  res.setHeader('X-Request-Id', id)
  next()
}

/** What a page brings along by the dozen. What passes is told at debug level only. */
const isMinor = (path: string): boolean =>
  path.startsWith('/assets/') || path.startsWith('/tiles/') || path === '/healthz'

/** One line for each request when it has been answered. No address, no query, no header: nothing personal. */
export function requestLog(logger: Logger): RequestHandler {
  const tell = pinoHttp<Request>({
    logger,
    genReqId: req => req.id,
    quietReqLogger: true,
    customAttributeKeys: { reqId: 'requestId', responseTime: 'ms' },
    customLogLevel: (req, res) => {
      if (res.statusCode >= 500) return 'error'
      return res.statusCode < 400 && isMinor(pathOf(req)) ? 'debug' : 'info'
    },
    customSuccessMessage: () => 'answered',
    customErrorMessage: () => 'answered',
    customSuccessObject: (req, res, value) => ({ ...value, ...line(req, res.statusCode) }),
    customErrorObject: (req, res, _error, value) => ({ ms: value.ms, ...line(req, res.statusCode) }),
    serializers: { req: () => undefined, res: () => undefined, err: plainError },
    wrapSerializers: false,
  })
  if (logger.isLevelEnabled('debug')) return tell
  return (req, res, next) => {
    if (!isMinor(pathOf(req))) return tell(req, res, next)
    // A logger for each tile costs as much as the tile: it is made where there is something to tell.
    Object.defineProperty(req, 'log', { get: () => logger.child({ requestId: req.id }) })
    res.once('finish', () => {
      const { statusCode: status } = res
      if (status >= 400) req.log[status >= 500 ? 'error' : 'info'](line(req, status), 'answered')
    })
    next()
  }
}

const line = (req: IncomingMessage, status: number) => ({ method: req.method, path: pathOf(req), status })
