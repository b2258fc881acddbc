import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { theDb } from '../../db/instance.server.ts'
import { dropToken, heldToken } from '../auth/cookie.server.ts'
import { logOut } from '../auth/log-in.server.ts'
import { postedForm } from '../auth/read-form.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { pathIn } from '../lib/i18n/locale.ts'

/** A look at it changes nothing. */
export const loader = (_: LoaderFunctionArgs) => redirect('/login')

/** Ends the session here and in the browser, with whatever it has kept of the pages. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await postedForm(request)
  const token = await heldToken(request)
  if (token) await logOut(theDb(), token, new Date())
  return redirect(pathIn(form.get('locale') === 'en' ? 'en' : 'ja', '/login?out'), {
    status: 303,
    headers: {
      ...FOR_ONE_READER,
      'Clear-Site-Data': '"cache", "storage"',
      'Set-Cookie': await dropToken(request),
    },
  })
}
