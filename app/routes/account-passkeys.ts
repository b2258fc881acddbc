import { type ActionFunctionArgs, json } from '@remix-run/node'
import { theDb } from '../../db/instance.server.ts'
import { readName } from '../auth/model.ts'
import { passkeyMade, siteOf } from '../auth/passkey-exchange.server.ts'
import { addPasskey, beginPasskey } from '../auth/passkeys.server.ts'
import { FOR_ONE_READER, requireElevated } from '../auth/who.server.ts'

/** Two steps of one exchange: what to ask the authenticator for, and the passkey that it made. */
export async function action({ request }: ActionFunctionArgs) {
  const { user } = await requireElevated(theDb(), request)
  const told = await passkeyMade(request)
  const [site, now] = [siteOf(request), new Date()]
  if (told.step === 'ask') return json(await beginPasskey(theDb(), user, site, now), { headers: FOR_ONE_READER })
  const { response } = told
  const name = readName(told.name) ?? site.name
  const isAdded = await addPasskey(theDb(), user, { response: response as never, name, site, now })
  return json({ isAdded }, { status: isAdded ? 201 : 400, headers: FOR_ONE_READER })
}
