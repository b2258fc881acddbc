import type { push } from '../../lib/i18n/messages/ja/push.ts'
import { listingExample } from './example.ts'
import type { Scope } from './model.ts'

/** What the document and the route table agree on: every operation of the API, one row each. */
export type Operation = {
  id: keyof (typeof push)['doc']
  method: 'get' | 'put' | 'post' | 'delete'
  path: string
  scope: Scope
  parameters: readonly ParameterName[]
  /** The shape of the body, and an example of it. */
  body?: { schema: string; example: unknown }
  /** Raw bytes of a picture, or a form with one. */
  isPicture?: true
  /** Answers that succeed: the shape by status; null: without a body. */
  answers: Readonly<Record<number, string | null>>
  problems: readonly number[]
}

export const PARAMETERS = {
  reference: { in: 'path', name: 'reference', schema: { type: 'string', minLength: 1, maxLength: 40 } },
  photoReference: { in: 'path', name: 'photo', schema: { type: 'string', minLength: 1, maxLength: 40 } },
  dryRun: { in: 'query', name: 'dry_run', schema: { type: 'string', enum: ['0', '1'] } },
  as: { in: 'query', name: 'as', schema: { type: 'string', enum: ['withdrawn', 'closed'] } },
  state: { in: 'query', name: 'state', schema: { type: 'string' } },
  cursor: { in: 'query', name: 'cursor', schema: { type: 'string' } },
  limit: { in: 'query', name: 'limit', schema: { type: 'integer', minimum: 1, maximum: 100, default: 50 } },
  ifMatch: { in: 'header', name: 'If-Match', schema: { type: 'string' } },
  ifNoneMatch: { in: 'header', name: 'If-None-Match', schema: { type: 'string' } },
  ifChanged: { in: 'header', name: 'If-None-Match', schema: { type: 'string' } },
  key: { in: 'header', name: 'Idempotency-Key', schema: { type: 'string', minLength: 1, maxLength: 255 } },
} as const
export type ParameterName = keyof typeof PARAMETERS

const ROOT = '/api/partner/v1'
const ONE = `${ROOT}/listings/{reference}`
const PHOTO = `${ONE}/photos/{photo}`

/** Whatever is asked may end so. */
const ALWAYS = [401, 403, 429, 503] as const
const asking = (...more: number[]) => [...more, ...ALWAYS]
const sending = (...more: number[]) => [400, ...more, 413, ...ALWAYS]

export const OPERATIONS: readonly Operation[] = [
  {
    ...{ id: 'me', method: 'get', path: ROOT, scope: 'read', parameters: [] },
    ...{ answers: { 200: 'Me' }, problems: asking(400) },
  },
  {
    ...{ id: 'list', method: 'get', path: `${ROOT}/listings`, scope: 'read', parameters: ['state', 'cursor', 'limit'] },
    ...{ answers: { 200: 'Page' }, problems: asking(400) },
  },
  {
    ...{ id: 'find', method: 'get', path: ONE, scope: 'read', parameters: ['reference', 'ifChanged'] },
    ...{ answers: { 200: 'Held', 304: null }, problems: asking(400, 404) },
  },
  {
    ...{ id: 'put', method: 'put', path: ONE, scope: 'write' },
    parameters: ['reference', 'dryRun', 'ifMatch', 'ifNoneMatch', 'key'],
    body: { schema: 'Listing', example: listingExample },
    ...{ answers: { 200: 'Written', 201: 'Written' }, problems: sending(409, 412, 415, 422) },
  },
  {
    ...{ id: 'remove', method: 'delete', path: ONE, scope: 'write' },
    parameters: ['reference', 'as', 'dryRun', 'ifMatch', 'key'],
    ...{ answers: { 200: 'Written' }, problems: asking(400, 404, 409, 412, 422) },
  },
  {
    ...{ id: 'batch', method: 'post', path: `${ROOT}/listings/batch`, scope: 'write', parameters: ['dryRun', 'key'] },
    body: {
      schema: 'Batch',
      example: {
        operations: [
          { operation: 'put', reference: 'TK-2026-0012', listing: listingExample },
          { operation: 'delete', reference: 'TK-2026-0007', as: 'closed' },
        ],
      },
    },
    ...{ answers: { 200: 'Results' }, problems: sending(409, 415, 422) },
  },
  {
    ...{ id: 'confirm', method: 'post', path: `${ROOT}/listings/confirm`, scope: 'write', parameters: ['key'] },
    body: { schema: 'Confirmation', example: { references: ['TK-2026-0012', 'TK-2026-0015'] } },
    ...{ answers: { 200: 'Confirmed' }, problems: sending(409, 415, 422) },
  },
  {
    ...{ id: 'photos', method: 'get', path: `${ONE}/photos`, scope: 'read', parameters: ['reference'] },
    ...{ answers: { 200: 'Photos' }, problems: asking(400, 404) },
  },
  {
    ...{ id: 'putPhoto', method: 'put', path: PHOTO, scope: 'photos', parameters: ['reference', 'photoReference'] },
    isPicture: true,
    ...{ answers: { 200: 'Photo', 201: 'Photo' }, problems: sending(404, 415, 422, 507) },
  },
  {
    ...{ id: 'removePhoto', method: 'delete', path: PHOTO, scope: 'photos' },
    parameters: ['reference', 'photoReference'],
    ...{ answers: { 204: null }, problems: asking(400, 404) },
  },
]

const matches = (path: string) => (operation: Operation) =>
  new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path)
const IN_ORDER = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE']

/** The methods that an address of the API takes; null: it is none of the API's. A reference may be called 'batch'. */
export function methodsAt(path: string): string[] | null {
  const found = new Set(OPERATIONS.filter(matches(path)).map(({ method }) => method.toUpperCase()))
  if (found.size === 0) return null
  return IN_ORDER.filter(method => found.has(method === 'HEAD' ? 'GET' : method))
}

/** Names in a query that a request does not take: one that is misspelt must not be passed over. */
export function unknownQuery(method: string, path: string, params: URLSearchParams): string[] {
  const asked = method === 'HEAD' ? 'get' : method.toLowerCase()
  const all = OPERATIONS.filter(operation => operation.method === asked && matches(path)(operation))
  const operation = all.find(one => one.path === path) ?? all[0]
  if (!operation) return []
  const known = operation.parameters.flatMap(id => (PARAMETERS[id].in === 'query' ? [PARAMETERS[id].name] : []))
  return [...new Set(params.keys())].filter(name => name !== 'lang' && !(known as string[]).includes(name))
}
