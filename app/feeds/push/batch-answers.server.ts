import type { z } from 'zod'
import { translator } from '../../lib/i18n/translate.server.ts'
import { type Answering, type FieldError, json, problem } from './answers.server.ts'
import { confirmReferences } from './confirm.server.ts'
import { endOf, withJson } from './listing-answers.server.ts'
import { isReference, referenceOf } from './read-body.ts'
import { type BatchOperation, batchBody, confirmBody, operationOf, readDryRun, shapeErrors } from './requests.ts'
import type { Asked } from './serve.server.ts'
import { aroundOf, type Doing, type WriteEnd, writeListing } from './write.server.ts'

function badShape(body: unknown, error: z.ZodError, answering: Answering): Response {
  const t = translator(answering.locale, 'push')
  const errors: FieldError[] = shapeErrors(body, error).map(({ path, code, value }) => ({
    field: path.length > 0 ? path.join('.') : null,
    pointer: path.map(key => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    ...{ code, value, message: t(`fault.${code}`) },
  }))
  return problem(422, 'invalid', answering, { errors, values: { count: errors.length } })
}

/** POST /listings/batch: each operation by itself, in order, with a result of its own. */
export async function answerBatch(asked: Asked): Promise<Response> {
  const { db, caller, request, answering, now, baseUrl } = asked
  const isDry = readDryRun(new URL(request.url).searchParams)
  if (isDry === undefined) return problem(400, 'badQuery', answering, { values: { names: 'dry_run' } })
  return withJson(asked, async body => {
    const read = batchBody.safeParse(body)
    if (!read.success) return badShape(body, read.error, answering)
    const doing: Doing = { caller, now, baseUrl, isDry, around: await aroundOf(db, now) }
    const seen = new Set<string>()
    const results: object[] = []
    for (const [at, { reference: sent, ...asks }] of read.data.operations.entries()) {
      const operation = { ...asks, reference: referenceOf(sent) } as BatchOperation
      const end = seen.has(operation.reference) ? TWICE : await operate(db, operation, doing)
      seen.add(operation.reference)
      const base = `/operations/${at}${end === TWICE || end === NO_REFERENCE ? '' : '/listing'}`
      const { status, body: told, etag, isProblem } = endOf(end, answering, { baseUrl, isDry, base })
      results.push({
        ...{ reference: operation.reference, status, etag: isDry ? null : (etag ?? null) },
        ...{ result: isProblem ? null : told, problem: isProblem ? told : null },
      })
    }
    return json({ isDryRun: isDry, results }, 200, answering)
  })
}

/** The first of two with one reference counts; which of them is meant nobody knows. */
const TWICE: WriteEnd = { kind: 'faults', errors: [{ field: 'reference', code: 'twice', value: null }] }
const NO_REFERENCE: WriteEnd = { kind: 'faults', errors: [{ field: 'reference', code: 'unreadable', value: null }] }

async function operate(db: Asked['db'], operation: BatchOperation, doing: Doing): Promise<WriteEnd> {
  const { reference, ifMatch = null } = operation
  if (!isReference(reference)) return NO_REFERENCE
  const conditions = { ifMatch, ifNoneMatch: null }
  return operation.operation === 'put'
    ? writeListing(db, { reference, operation: 'put', body: operation.listing, conditions }, doing)
    : writeListing(db, { reference, operation: operationOf(operation.as), conditions }, doing)
}

/** POST /listings/confirm: those that are named can still be had; nothing is said of the others. */
export const answerConfirm = (asked: Asked): Promise<Response> =>
  withJson(asked, async body => {
    const { db, caller, answering, now } = asked
    const read = confirmBody.safeParse(body)
    if (!read.success) return badShape(body, read.error, answering)
    const references = [...new Set(read.data.references.map(referenceOf))]
    const results = await confirmReferences(db, references, { caller, now, around: await aroundOf(db, now) })
    return json({ results }, 200, answering)
  })
