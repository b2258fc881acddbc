import type { LoaderFunctionArgs } from '@remix-run/node'
import { theDb } from '../../db/instance.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { enterImports, importIdOf } from '../feeds/imports/enter.server.ts'
import { wrongRows } from '../feeds/imports/wrong-rows.server.ts'
import { SHEET_FORMATS, sheetHeaders } from '../feeds/sheet/write.server.ts'

/** The wrong rows of a file with what is wrong with them, as a file. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { locale, owner } = await enterImports(theDb(), request)
  const format = SHEET_FORMATS.find(one => one === params.format)
  const id = importIdOf(params.id)
  const file = format ? await wrongRows(theDb(), id, owner, { locale, format }) : null
  if (!format || file === null) throw new Response(null, { status: 404 })
  return new Response(file, { headers: { ...FOR_ONE_READER, ...sheetHeaders(`import-${id}-wrong`, format) } })
}
