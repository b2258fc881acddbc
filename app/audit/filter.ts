import { readDay } from '../lib/reading.ts'

/** Which lines of the log are looked at. */
export type AuditFilter = {
  /** As the log writes it: 'account:17', 'portal', 'terminal', 'anonymous'. */
  actor?: string
  action?: string
  subjectKind?: string
  subjectId?: string
  /** 'YYYY-MM-DD', a day in Tokyo. */
  day?: string
}

const READERS: Record<keyof AuditFilter, RegExp | ((text: string) => boolean)> = {
  actor: /^(portal|terminal|anonymous|account:[1-9]\d{0,15})$/,
  action: /^[a-z][a-z0-9_.]{0,60}$/,
  subjectKind: /^[a-z][a-z0-9_]{0,40}$/,
  subjectId: /^[\w-]{1,60}$/,
  day: text => readDay(text) !== null,
}

/** Reads a filter out of an address; what cannot be read is no condition. */
export function readAuditFilter(query: URLSearchParams): AuditFilter {
  const filter: AuditFilter = {}
  for (const [name, reader] of Object.entries(READERS) as [keyof AuditFilter, (typeof READERS)[keyof AuditFilter]][]) {
    const text = (query.get(name) ?? '').trim()
    if (text !== '' && (typeof reader === 'function' ? reader(text) : reader.test(text))) filter[name] = text
  }
  return filter
}

/** A filter as an address has it. */
export const auditQuery = (filter: AuditFilter): URLSearchParams =>
  new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== undefined) as [string, string][])
