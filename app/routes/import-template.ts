import type { LoaderFunctionArgs } from '@remix-run/node'
import { theDb } from '../../db/instance.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { enterImports } from '../feeds/imports/enter.server.ts'
import { templateOf } from '../feeds/imports/template.server.ts'
import { SHEET_FORMATS, sheetHeaders } from '../feeds/sheet/write.server.ts'

/** An empty list with its headings, as a file. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { locale } = await enterImports(theDb(), request)
  const format = SHEET_FORMATS.find(one => one === params.format)
  if (!format) throw new Response(null, { status: 404 })
  const headers = { ...FOR_ONE_READER, ...sheetHeaders('hino-template', format) }
  return new Response(await templateOf(locale, format), { headers })
}
