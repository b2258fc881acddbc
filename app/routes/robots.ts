import type { LoaderFunctionArgs } from '@remix-run/node'
import { publicText } from '../lib/answers.server.ts'

/** Pages are for everyone; answers for programs and every combination of filters are no use in a search engine. */
export const loader = ({ request, context: { baseUrl } }: LoaderFunctionArgs) =>
  publicText(
    request,
    `User-agent: *
Disallow: /api/
Disallow: /tiles/
Disallow: /listings?
Disallow: /en/listings?
Sitemap: ${baseUrl}/sitemap.xml
`,
    'text/plain; charset=utf-8',
  )
