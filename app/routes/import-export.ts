import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { theDb } from '../../db/instance.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { enterImports } from '../feeds/imports/enter.server.ts'
import { EXPORT_FORMATS, ownList } from '../feeds/imports/export.server.ts'
import { sheetHeaders } from '../feeds/sheet/write.server.ts'
import { pathIn } from '../lib/i18n/locale.ts'

/** What an organisation offers, as a file to be changed and sent back. What is lost on the way is said first. */
export async function loader({ request, params, context: { today } }: LoaderFunctionArgs) {
  const { locale, owner, base } = await enterImports(theDb(), request)
  const format = EXPORT_FORMATS.find(one => one === params.format)
  if (!format || owner === 'anybody') throw new Response(null, { status: 404 })
  const { file, lost } = await ownList(theDb(), owner.organisationId, { format, today })
  const isKnown = new URL(request.url).searchParams.get('lost') === 'known'
  if (lost && !isKnown) {
    return redirect(pathIn(locale, `${base}?lost=1#own`), { status: 303, headers: FOR_ONE_READER })
  }
  const headers: Record<string, string> = {
    ...FOR_ONE_READER,
    ...sheetHeaders(`hino-listings-${today}`, format === 'cp932' ? 'csv' : format),
  }
  if (format === 'cp932') headers['Content-Type'] = 'text/csv; charset=Shift_JIS'
  return new Response(file, { headers })
}
