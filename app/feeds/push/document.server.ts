import { LOCALES, type Locale } from '../../lib/i18n/locale.ts'
import { translator } from '../../lib/i18n/translate.server.ts'
import { refTo } from '../../lib/openapi.ts'
import { columnOf } from '../sheet/headings.ts'
import { fieldErrors, type ProblemCode, problemOf } from './answers.server.ts'
import { listingExample } from './example.ts'
import { OPERATIONS, type Operation, PARAMETERS } from './operations.ts'
import { schemasOf } from './schemas.server.ts'

/** What may have gone wrong, by status. */
const PROBLEMS: Readonly<Record<number, readonly ProblemCode[]>> = {
  400: [
    'not_json',
    'not_utf8',
    'too_deep',
    'control_characters',
    'forbidden_key',
    'badQuery',
    'badReference',
    'badPhotoName',
    'badKey',
  ],
  401: ['UnknownToken', 'NoToken', 'Revoked', 'Expired'],
  403: ['Scope', 'NoAgreement'],
  404: ['notFound'],
  409: ['refused', 'atWork'],
  412: ['notMeant'],
  413: ['tooLarge'],
  415: ['mediaType', 'encoded'],
  422: ['invalid', 'keyReused'],
  429: ['tooMany'],
  503: ['away'],
  507: ['photo'],
}

const TRACE = '6f1f3f0e-7f7d-4a55-9a3c-2d1f0a8f6a10'
const STANDING = {
  ...{ reference: 'TK-2026-0012', publicId: 'HN-2026-00123', deal: 'rent', kind: 'factory', status: 'submitted' },
  ...{ state: 'submitted', change: 'submitted', isPublic: false, confirmedOn: null, dueOn: null, url: null },
  etag: '"pK3wX0m2b7Zc1fQ9sT4uV8yA6d"',
}
const WRITTEN = {
  ...{ reference: 'TK-2026-0012', publicId: 'HN-2026-00123', outcome: 'changed', became: 'submitted' },
  ...{ state: 'submitted', isDryRun: false, warnings: [], url: null },
  changes: [{ field: 'rent', before: 330_000, after: 350_000 }],
}

/** An example of every answer that succeeds, in words of the language. */
function answerExamples(locale: Locale): Record<string, unknown> {
  const message = translator(locale, 'push')('reason.in_review')
  const reasons = [{ code: 'in_review', item: null, field: null, message }]
  const standing = { ...STANDING, reasons }
  const written = { ...WRITTEN, reasons }
  const photo = { reference: 'front', state: 'ready', isReleased: false, isNew: true }
  return {
    Me: {
      organisation: locale === 'ja' ? '見本不動産' : 'Sample Realty',
      token: { name: 'core', scopes: ['read', 'write'], expiresAt: '2027-11-27T00:00:00.000Z' },
      limits: {
        ...{ requestsPerMinute: 600, batchesPerMinute: 20, operationsPerBatch: 100, referencesPerConfirmation: 1000 },
        ...{ bodyBytes: 102_400, listingsPerPage: 100 },
      },
    },
    Page: { listings: [standing], next: null },
    Held: { ...standing, listing: listingExample },
    Written: written,
    Results: {
      isDryRun: false,
      results: [{ reference: 'TK-2026-0012', status: 200, etag: STANDING.etag, result: written, problem: null }],
    },
    Confirmed: { results: [{ reference: 'TK-2026-0012', result: 'confirmed', dueOn: '2026-12-11' }] },
    Photo: photo,
    Photos: { photos: [photo] },
  }
}

const problemAnswer = (status: number, path: string, locale: Locale) => {
  const why = translator(locale, 'push')('why.NotAllowed')
  const values = { scope: 'write', wanted: 'application/json', seconds: 12, why, names: 'limit', count: 1 }
  const told = PROBLEMS[status]!.map(code => {
    const errors =
      code === 'invalid' ? fieldErrors([{ field: 'rent', code: 'unreadable', value: '-' }], locale) : undefined
    const value = problemOf(status, code, { locale, traceId: TRACE, path }, { values, ...(errors ? { errors } : {}) })
    return [value.code, { summary: value.title, value }] as const
  })
  return {
    description: told.map(([, { summary }]) => summary).join(' / '),
    ...(status === 429 || status === 503 ? { headers: { 'Retry-After': { schema: { type: 'integer' } } } } : {}),
    content: { 'application/problem+json': { schema: refTo('Problem'), examples: Object.fromEntries(told) } },
  }
}

function bodyOf({ body, isPicture }: Operation) {
  if (isPicture) {
    const form = { type: 'object', properties: { photo: { type: 'string', format: 'binary' } }, required: ['photo'] }
    const picture = { schema: { type: 'string', format: 'binary' } }
    const content = { 'image/jpeg': picture, 'image/png': picture, 'image/webp': picture, 'image/heic': picture }
    return { requestBody: { required: true, content: { ...content, 'multipart/form-data': { schema: form } } } }
  }
  if (!body) return {}
  const content = { 'application/json': { schema: refTo(body.schema), examples: { whole: { value: body.example } } } }
  return { requestBody: { required: true, content } }
}

function operationOf(operation: Operation, locale: Locale) {
  const t = translator(locale, 'push')
  const { id, path, scope, parameters, answers, problems } = operation
  const examples = answerExamples(locale)
  const succeeded = Object.entries(answers).map(([status, schema]) => [
    status,
    {
      description: t(status === '201' ? 'doc.created' : 'doc.ok'),
      ...(schema
        ? { content: { 'application/json': { schema: refTo(schema), examples: { one: { value: examples[schema] } } } } }
        : {}),
    },
  ])
  return {
    operationId: id,
    summary: t(`doc.${id}`),
    security: [{ token: [scope] }],
    parameters: [
      ...parameters.map(name => ({
        ...PARAMETERS[name],
        required: PARAMETERS[name].in === 'path',
        description: t(`doc.${name}`),
      })),
      { in: 'query', name: 'lang', required: false, description: t('doc.lang'), schema: { enum: [...LOCALES] } },
    ],
    ...bodyOf(operation),
    responses: {
      ...Object.fromEntries(succeeded),
      ...Object.fromEntries(problems.map(status => [status, problemAnswer(status, path, locale)])),
    },
  }
}

/** The API as OpenAPI 3.1, in one language. */
export function pushDocument(locale: Locale, baseUrl: string) {
  const t = translator(locale, 'push')
  // A file's column may be in 10,000 yen; a number here never is.
  const labelOf = (id: string) => columnOf(id)?.[locale].replace('(万円)', '(円)') ?? id
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of OPERATIONS)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: operationOf(operation, locale) }
  return {
    openapi: '3.1.0',
    info: { title: t('doc.title'), description: t('doc.description'), version: '1' },
    servers: [{ url: baseUrl }],
    externalDocs: { url: `${baseUrl}/partner/tokens` },
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: schemasOf(labelOf),
    },
  }
}
