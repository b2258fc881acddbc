import { type ActionFunctionArgs, json } from '@remix-run/node'
import { theDb } from '../../db/instance.server.ts'
import { heldToken, holdToken } from '../auth/cookie.server.ts'
import { nextPath } from '../auth/landing.ts'
import { theLetters } from '../auth/letters.server.ts'
import { passkeyAnswer, siteOf } from '../auth/passkey-exchange.server.ts'
import { beginPasskeyLogIn, logInWithPasskey } from '../auth/passkeys.server.ts'
import { visitOf } from '../auth/read-form.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { pathIn } from '../lib/i18n/locale.ts'

/** Two steps of one exchange: what to ask the authenticator, and what it answered. */
export async function action({ request, context: { clientKey } }: ActionFunctionArgs) {
  const told = await passkeyAnswer(request)
  const site = siteOf(request)
  if (told.step === 'ask') return json(await beginPasskeyLogIn(theDb(), site, new Date()), { headers: FOR_ONE_READER })
  const [visit, held] = [visitOf(request, clientKey), await heldToken(request)]
  const { response } = told
  const entered = await logInWithPasskey(theDb(), { response, site, visit, held, sendLetter: theLetters() })
  if (!entered.ok && entered.refusal === 'NoAgreement')
    return json({ path: pathIn(told.locale, `/login?agreement=${entered.why}`) }, { headers: FOR_ONE_READER })
  if (!entered.ok)
    return json(
      { refusal: entered.refusal },
      { status: entered.refusal === 'Wrong' ? 400 : 429, headers: FOR_ONE_READER },
    )
  const cookie = await holdToken(request, entered.token)
  const path = nextPath(told.locale, entered, told.to)
  return json({ path }, { headers: { ...FOR_ONE_READER, 'Set-Cookie': cookie } })
}
