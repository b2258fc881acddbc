import type { LoaderFunctionArgs } from '@remix-run/node'
import { publicText } from '../lib/answers.server.ts'
import { addDays } from '../lib/day.ts'

const VALID_DAYS = 180

/** RFC 9116: where to report a security problem. */
export const loader = ({ request, context: { baseUrl, today } }: LoaderFunctionArgs) =>
  publicText(
    request,
    `Contact: ${baseUrl}/contact
Contact: ${baseUrl}/en/contact
Expires: ${addDays(today, VALID_DAYS)}T00:00:00Z
Preferred-Languages: ja, en
Canonical: ${baseUrl}/.well-known/security.txt
Policy: ${baseUrl}/contact#error
`,
    'text/plain; charset=utf-8',
  )
