import { Readable } from 'node:stream'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { theDb } from '../../db/instance.server.ts'
import { auditCsv } from '../audit/export.server.ts'
import { readAuditFilter } from '../audit/filter.ts'
import { enterWorkspace } from '../auth/frame.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'

/** The log as CSV, under the same filter as its page; written while it is read. */
export async function loader({ request }: LoaderFunctionArgs) {
  await enterWorkspace(theDb(), request, 'staff', 'audit.read')
  const lines = auditCsv(theDb(), readAuditFilter(new URL(request.url).searchParams))
  const body = Readable.toWeb(Readable.from(lines, { objectMode: false })) as ReadableStream
  return new Response(body, {
    headers: {
      ...FOR_ONE_READER,
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="audit.csv"',
    },
  })
}
