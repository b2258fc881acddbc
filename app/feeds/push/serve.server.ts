import type { AppLoadContext } from '@remix-run/node'
import type { Kysely } from 'kysely'
import { isPassing } from '../../../db/availability.ts'
import type { Database } from '../../../db/schema.ts'
import { countTry, type LimitName } from '../../auth/attempts.server.ts'
import { type Answering, answeringOf, problem } from './answers.server.ts'
import { type CallerRefusal, findCaller } from './caller.server.ts'
import { type Caller, LONGEST_KEY, type Scope } from './model.ts'
import { type Answer, giveUp, type Keyed, keepAnswer, requestHash, takeUp } from './once.server.ts'
import { unknownQuery } from './operations.ts'

export type PushArgs = {
  request: Request
  params: Record<string, string | undefined>
  context: Pick<AppLoadContext, 'requestId' | 'baseUrl' | 'reportError'>
}

/** What answers one request of a program that is known and may ask. */
export type Asked = {
  db: Kysely<Database>
  caller: Caller
  request: Request
  answering: Answering
  baseUrl: string
  now: Date
  reportError: (error: unknown) => void
}

/** What a request needs: a scope, and a limit of its own beside that of all requests. */
export type Needs = { scope: Scope; limit?: LimitName }

const RETRY_AFTER_S = '5'

function turnedAway(refusal: CallerRefusal, scope: Scope, answering: Answering): Response {
  if (refusal === 'NoAgreement') return problem(403, 'NoAgreement', answering)
  if (refusal === 'Scope') {
    const headers = { 'WWW-Authenticate': `Bearer realm="partner", error="insufficient_scope", scope="${scope}"` }
    return problem(403, 'Scope', answering, { headers, values: { scope } })
  }
  const told = refusal === 'NoToken' ? '' : ', error="invalid_token"'
  return problem(401, refusal, answering, { headers: { 'WWW-Authenticate': `Bearer realm="partner"${told}` } })
}

/**
 * Answers a program: who it is, whether it asks too often, then `run`. A database that is away is a 503 that says when
 * to come again; what else goes wrong is thrown.
 */
export async function serveCaller(
  db: Kysely<Database>,
  { request, context }: Pick<PushArgs, 'request' | 'context'>,
  { scope, limit }: Needs,
  run: (asked: Asked) => Promise<Response>,
): Promise<Response> {
  const answering = answeringOf(request, context.requestId)
  const now = new Date()
  try {
    const found = await findCaller(db, request.headers.get('authorization'), scope, now)
    if (!found.ok) return turnedAway(found.refusal, scope, answering)
    const key = String(found.value.tokenId)
    const seconds = await countTry(db, [['api_requests', key], ...(limit ? [[limit, key] as const] : [])])
    if (seconds > 0) {
      return problem(429, 'tooMany', answering, { values: { seconds }, headers: { 'Retry-After': String(seconds) } })
    }
    const { pathname, searchParams } = new URL(request.url)
    const unknown = unknownQuery(request.method, pathname, searchParams)
    if (unknown.length > 0)
      return problem(400, 'badQuery', answering, { values: { names: unknown.join(', ').slice(0, 200) } })
    const encoding = request.headers.get('content-encoding')
    if (encoding && encoding.toLowerCase() !== 'identity') return problem(415, 'encoded', answering)
    const { baseUrl, reportError } = context
    return await run({ db, caller: found.value, request, answering, baseUrl, now, reportError })
  } catch (error) {
    if (!isPassing(error)) throw error
    return problem(503, 'away', answering, { headers: { 'Retry-After': RETRY_AFTER_S } })
  }
}

/** Another method than those that an address takes. */
export function methodRefused(request: Request, context: PushArgs['context'], allowed: readonly string[]): Response {
  const headers = { Allow: allowed.join(', ') }
  return problem(405, 'method', answeringOf(request, context.requestId), { headers })
}

const KEY = new RegExp(`^[\\x21-\\x7e]{1,${LONGEST_KEY}}$`)

/** Does what is asked once for each Idempotency-Key; without one, as often as it is asked. */
export async function once(
  { db, caller, request, answering, now }: Asked,
  body: Uint8Array,
  run: () => Promise<Response>,
): Promise<Response> {
  const key = request.headers.get('idempotency-key')
  if (key === null) return run()
  if (!KEY.test(key)) return problem(400, 'badKey', answering)
  const { pathname, search } = new URL(request.url)
  const conditions = `${request.headers.get('if-match') ?? ''} ${request.headers.get('if-none-match') ?? ''}`
  const hash = requestHash(request.method, `${pathname}${search} ${conditions}`, body)
  const keyed: Keyed = { tokenId: caller.tokenId, key, requestHash: hash }
  const taken = await takeUp(db, keyed, now)
  if (taken === 'other') return problem(422, 'keyReused', answering)
  if (taken === 'atWork') return problem(409, 'atWork', answering, { headers: { 'Retry-After': '1' } })
  if (taken !== 'mine') return replayed(taken)
  return keeping(db, keyed, run)
}

const replayed = ({ status, headers, body }: Answer): Response =>
  new Response(body, { status, headers: { ...headers, 'Idempotency-Replayed': 'true' } })

async function keeping(db: Kysely<Database>, keyed: Keyed, run: () => Promise<Response>): Promise<Response> {
  try {
    const response = await run()
    const body = await response.text()
    const headers = Object.fromEntries(response.headers)
    await keepAnswer(db, keyed, { status: response.status, headers, body })
    return new Response(body, { status: response.status, headers })
  } catch (error) {
    await giveUp(db, keyed)
    throw error
  }
}
