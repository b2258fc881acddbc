import type { AppLoadContext } from '@remix-run/node'
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { ipKeyGenerator } from 'express-rate-limit'
import { isDatabaseAway, isPassing } from '../../db/availability.ts'
import { dayInTokyo } from '../lib/day.ts'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import type { Basemap } from './basemap.ts'
import { isSoundPath, passOver, type Refuse } from './guards.ts'
import { nonceOf } from './headers.ts'
import { isForPrograms, pathOf, RETRY_AFTER_SECONDS, type RefusalStatus, sendBarePage, sendProblem } from './refuse.ts'
import { type Handle, pageRequest, sendWebResponse, webRequest } from './remix.ts'

type WebResponse = globalThis.Response

export type PageDeps = { handle: Handle; baseUrl: string; basemap: Basemap; showsMail: boolean }

const contextOf = (req: Request, res: Response, { baseUrl, basemap, showsMail }: PageDeps): AppLoadContext => ({
  nonce: nonceOf(res),
  requestId: String(req.id),
  baseUrl,
  basemap,
  showsMail,
  today: dayInTokyo(new Date()),
  clientKey: ipKeyGenerator(req.ip ?? '', 64),
  reportError: error => req.log.error({ err: error }, 'unexpected error'),
})

const STATUSES = new Set<number>([400, 403, 404, 405, 413, 414, 429, 500, 503])
const refusalOf = (status: number): RefusalStatus =>
  (STATUSES.has(status) ? status : status < 500 ? 400 : 500) as RefusalStatus

/** A page carries a nonce and the day's figures: nobody keeps it without asking again, and errors not at all. */
function withDefaults(response: WebResponse): WebResponse {
  const { headers, status } = response
  if (status === 503) headers.set('Retry-After', RETRY_AFTER_SECONDS)
  if (status >= 400) headers.set('Cache-Control', 'no-store')
  else if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-cache')
  return response
}

const isWordless = (response: WebResponse): boolean => {
  const type = response.headers.get('content-type') ?? ''
  return response.body === null || type.startsWith('text/plain') || type === ''
}

/** Pages, data and APIs through Remix; an error that came back without words gets them here. */
export function pages(deps: PageDeps): RequestHandler {
  return async (req, res, next) => {
    try {
      const response = await deps.handle(webRequest(req, res, deps.baseUrl), contextOf(req, res, deps))
      await passOver(req)
      const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json')
      if (response.status >= 400 && isForPrograms(req) && !isProblem) {
        return sendProblem(req, res, refusalOf(response.status))
      }
      if (response.status >= 500 && isWordless(response) && !req.query._data) {
        return sendBarePage(req, res, refusalOf(response.status))
      }
      await sendWebResponse(res, withDefaults(response))
    } catch (error) {
      next(error)
    }
  }
}

/** Turns a request away: a problem for programs, for people the page frame with the words for the status. */
export const refuser =
  (deps: PageDeps): Refuse =>
  (req, res, status) => {
    if (isForPrograms(req) || req.query._data !== undefined) return sendProblem(req, res, status)
    const context = { ...contextOf(req, res, deps), refusal: status }
    const path = pathOf(req)
    // An address that cannot be drawn is refused on the first page of its language.
    const place = isSoundPath(path) ? path : pathIn(localeOfPath(path), '/')
    deps
      .handle(pageRequest(place, deps.baseUrl), context)
      .then(({ body, headers }) => sendWebResponse(res, withDefaults(new Response(body, { status, headers }))))
      .catch(error => {
        context.reportError(error)
        if (!res.headersSent) sendBarePage(req, res, status)
      })
  }

/** What throws outside Remix: tiles, files, middleware. */
export const failures =
  (refuse: Refuse): ErrorRequestHandler =>
  (error, req, res, _next) => {
    const status = isPassing(error) ? 503 : refusalOf(Number(error?.status) || 500)
    if (status >= 500 && !isDatabaseAway(error)) req.log.error({ err: error }, 'unexpected error')
    if (res.headersSent) res.destroy()
    else if (status === 500 && !isForPrograms(req)) sendBarePage(req, res, 500)
    else refuse(req, res, status)
  }
