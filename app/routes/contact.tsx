import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { localeOfPath } from '../lib/i18n/locale.ts'
import { pagesIn } from '../lib/i18n/translate.server.ts'

export const loader = ({ request }: LoaderFunctionArgs) =>
  json(pagesIn(localeOfPath(new URL(request.url).pathname)).contact)

export { ProseRoute as default, proseMeta as meta } from '../ui/prose-page.tsx'
