import { limitOf } from '../../auth/attempts.server.ts'
import { dayInTokyo } from '../../lib/day.ts'
import { inLocale } from '../../lib/i18n/locale.ts'
import { listStations } from '../../places/queries.server.ts'
import {
  type Answering,
  fieldErrors,
  json,
  problem,
  problemOf,
  standingBody,
  whyText,
  writtenBody,
} from './answers.server.ts'
import { isMeant } from './etag.server.ts'
import { bodyOf } from './fields.ts'
import { MAX_BODY_BYTES, MOST_OPERATIONS, MOST_REFERENCES, PAGE_SIZES } from './model.ts'
import { isReference } from './read-body.ts'
import { readJson } from './read-json.ts'
import { ENDS, type End, operationOf, readDryRun, readListQuery, toCursor } from './requests.ts'
import { type Asked, once } from './serve.server.ts'
import { findStanding, listStandings } from './standing.server.ts'
import { type Asking, aroundOf, type WriteEnd, writeListing } from './write.server.ts'

/** GET /: whose token it is, what it may do and how much. */
export function answerMe({ caller, answering }: Asked): Response {
  const { name, organisation, scopes, expiresAt } = caller
  const [requests, batches] = [limitOf('api_requests'), limitOf('api_batches')]
  return json(
    {
      organisation: inLocale(answering.locale, organisation, 'name'),
      token: { name, scopes, expiresAt: expiresAt.toISOString() },
      limits: {
        requestsPerMinute: requests.points,
        batchesPerMinute: batches.points,
        operationsPerBatch: MOST_OPERATIONS,
        referencesPerConfirmation: MOST_REFERENCES,
        bodyBytes: MAX_BODY_BYTES,
        listingsPerPage: PAGE_SIZES.most,
      },
    },
    200,
    answering,
  )
}

/** GET /listings: what the portal holds of this organisation, page by page. */
export async function answerList({ db, caller, request, answering, baseUrl, now }: Asked): Promise<Response> {
  const { query, bad } = readListQuery(new URL(request.url).searchParams)
  if (!query) return problem(400, 'badQuery', answering, { values: { names: bad.join(', ').slice(0, 200) } })
  const today = dayInTokyo(now)
  const found = await listStandings(db, caller.organisationId, { ...query, limit: query.limit + 1 }, today)
  const page = found.slice(0, query.limit)
  const last = page.at(-1)
  const body = {
    listings: page.map(standing => standingBody(standing, answering.locale, baseUrl)),
    next: found.length > query.limit && last ? toCursor(last.reference) : null,
  }
  return json(body, 200, answering)
}

/** GET /listings/{reference}: one of them, with what it says. */
export async function answerFind(asked: Asked, reference: string): Promise<Response> {
  const { db, caller, request, answering, baseUrl, now } = asked
  const standing = await findStanding(db, caller.organisationId, reference, dayInTokyo(now))
  if (!standing) return problem(404, 'notFound', answering)
  const { etag: ETag, held } = standing
  const conditions = { ifMatch: null, ifNoneMatch: request.headers.get('if-none-match') }
  if (!isMeant(conditions, held))
    return new Response(null, { status: 304, headers: { ETag, 'Cache-Control': 'no-store' } })
  const values = { ...bodyOf(held.content, await listStations(db)), deal: held.deal }
  return json({ ...standingBody(standing, answering.locale, baseUrl), listing: values }, 200, answering, { ETag })
}

/** The status and body of what became of one operation; `etag`: of what is held now. */
export type Ended = { status: number; body: object; etag?: string; isProblem: boolean }

export function endOf(
  end: WriteEnd,
  answering: Answering,
  { baseUrl, isDry, base = '' }: { baseUrl: string; isDry: boolean; base?: string },
): Ended {
  const { locale } = answering
  const wrong = (
    ...[status, code, details]: [number, Parameters<typeof problemOf>[1], Parameters<typeof problemOf>[3]?]
  ) => ({
    ...{ status, isProblem: true, body: problemOf(status, code, answering, details) },
  })
  switch (end.kind) {
    case 'notFound':
      return wrong(404, 'notFound')
    case 'notMeant':
      return wrong(412, 'notMeant')
    case 'refused':
      return wrong(409, 'refused', { code: end.why, values: { why: whyText(end.why, locale) } })
    case 'faults': {
      const errors = fieldErrors(end.errors, locale, base)
      return wrong(422, 'invalid', { errors, values: { count: errors.length } })
    }
    case 'done':
      return {
        ...{ status: end.isNew && !isDry ? 201 : 200, isProblem: false, etag: end.standing.etag },
        body: writtenBody(end, locale, { baseUrl, isDry }),
      }
  }
}

function answerEnd({ answering, request, baseUrl }: Asked, end: WriteEnd, isDry: boolean): Response {
  const { status, body, etag, isProblem } = endOf(end, answering, { baseUrl, isDry })
  const headers: Record<string, string> = {}
  if (status === 201) headers.Location = baseUrl + new URL(request.url).pathname
  if (etag && !isDry) headers.ETag = etag
  const type = isProblem ? 'application/problem+json' : 'application/json'
  return json(body, status, answering, headers, type)
}

const conditionsOf = ({ headers }: Request) => ({
  ifMatch: headers.get('if-match'),
  ifNoneMatch: headers.get('if-none-match'),
})

async function write(asked: Asked, asking: Asking, isDry: boolean): Promise<Response> {
  const { db, caller, now, baseUrl } = asked
  const doing = { caller, now, baseUrl, isDry, around: await aroundOf(db, now) }
  return answerEnd(asked, await writeListing(db, asking, doing), isDry)
}

const isJson = (request: Request) =>
  /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(request.headers.get('content-type') ?? '')

/** Reads the JSON body of a request and goes on with it; once for each Idempotency-Key. */
export async function withJson(asked: Asked, run: (body: unknown) => Promise<Response>): Promise<Response> {
  const { request, answering } = asked
  if (!isJson(request)) return problem(415, 'mediaType', answering, { values: { wanted: 'application/json' } })
  const bytes = new Uint8Array(await request.arrayBuffer())
  return once(asked, bytes, async () => {
    const body = readJson(bytes)
    return body.ok ? run(body.value) : problem(400, body.refusal, answering)
  })
}

/** PUT /listings/{reference}: creates or changes it. */
export async function answerPut(asked: Asked, reference: string): Promise<Response> {
  const { request, answering } = asked
  const isDry = readDryRun(new URL(request.url).searchParams)
  if (isDry === undefined) return problem(400, 'badQuery', answering, { values: { names: 'dry_run' } })
  if (!isReference(reference)) return problem(400, 'badReference', answering)
  return withJson(asked, body =>
    write(asked, { reference, operation: 'put', body, conditions: conditionsOf(request) }, isDry),
  )
}

/** DELETE /listings/{reference}: takes it back, or closes it as dealt. */
export async function answerRemove(asked: Asked, reference: string): Promise<Response> {
  const { request, answering } = asked
  const { searchParams } = new URL(request.url)
  const isDry = readDryRun(searchParams)
  const as = searchParams.get('as')
  const end: End | undefined = as === null ? 'withdrawn' : ENDS.find(one => one === as)
  if (isDry === undefined || !end) {
    return problem(400, 'badQuery', answering, { values: { names: end ? 'dry_run' : 'as' } })
  }
  const asking = { reference, operation: operationOf(end), conditions: conditionsOf(request) }
  return once(asked, new Uint8Array(), () => write(asked, asking, isDry))
}
