import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Kysely } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { appendAudit } from '../audit/audit.server.ts'
import { barredOn } from './agreement.server.ts'
import { countTry } from './attempts.server.ts'
import type { SendLetter } from './letters.server.ts'
import { type Entrant, enter, type LogIn, noteRefusal, turnAway } from './log-in.server.ts'
import type { User } from './model.ts'
import { mayComeIn } from './sample.server.ts'
import { tokenHash } from './secrets.server.ts'
import type { Visit } from './visit.ts'

// Passkeys (WebAuthn level 2). The authenticator proves that it is there and has recognised its person, which counts as
// both steps of a log-in.

/** The portal as authenticators know it: by its host, and by the origin of its pages. */
export type Site = { origin: string; name: string }
const rpId = ({ origin }: Site) => new URL(origin).hostname

const CHALLENGE_MS = 5 * 60_000
type Purpose = 'register' | 'log_in'

async function keepChallenge(db: Db, challenge: string, purpose: Purpose, accountId: number | null, now: Date) {
  const expires_at = new Date(now.getTime() + CHALLENGE_MS)
  await db
    .insertInto('passkey_challenges')
    .values({ challenge_hash: tokenHash(challenge), purpose, account_id: accountId, expires_at })
    .execute()
}

/** Whether this portal gave the challenge, for this, lately; it is good once. */
async function spendChallenge(
  db: Db,
  challenge: string,
  purpose: Purpose,
  accountId: number | null,
  now: Date,
): Promise<boolean> {
  const spent = await db
    .deleteFrom('passkey_challenges')
    .where('challenge_hash', '=', tokenHash(challenge))
    .where('purpose', '=', purpose)
    .where('account_id', 'is not distinct from', accountId)
    .where('expires_at', '>', now)
    .returning('challenge_hash')
    .executeTakeFirst()
  return spent !== undefined
}

/** What the browser is asked so that an authenticator makes a passkey for whoever is signed in. */
export async function beginPasskey(
  db: Db,
  user: User,
  site: Site,
  now: Date,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const held = await db.selectFrom('passkeys').select(['id', 'transports']).where('account_id', '=', user.id).execute()
  const options = await generateRegistrationOptions({
    rpName: site.name,
    rpID: rpId(site),
    userName: user.mail,
    userDisplayName: user.name,
    userID: new TextEncoder().encode(`account:${user.id}`),
    attestationType: 'none',
    excludeCredentials: held,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await keepChallenge(db, options.challenge, 'register', user.id, now)
  return options
}

/** Checks a passkey that was made and keeps it under a name. False where it cannot be believed. */
export async function addPasskey(
  db: Kysely<Database>,
  user: User,
  { response, name, site, now }: { response: RegistrationResponseJSON; name: string; site: Site; now: Date },
): Promise<boolean> {
  const { registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge => spendChallenge(db, challenge, 'register', user.id, now),
    expectedOrigin: site.origin,
    expectedRPID: rpId(site),
    requireUserVerification: true,
  }).catch(() => ({ registrationInfo: undefined }))
  if (!registrationInfo) return false
  const { credential, credentialBackedUp } = registrationInfo
  return db.transaction().execute(async trx => {
    const added = await trx
      .insertInto('passkeys')
      .values({
        id: credential.id,
        account_id: user.id,
        public_key: Buffer.from(credential.publicKey).toString('base64url'),
        counter: credential.counter,
        transports: credential.transports ?? [],
        name,
        is_synced: credentialBackedUp,
        recorded_at: now,
      })
      .onConflict(conflict => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (added) await note(trx, user.id, 'passkey.add', now)
    return added !== undefined
  })
}

export type PasskeyLine = { id: string; name: string; isSynced: boolean; recordedAt: Date; lastUsedAt: Date | null }

/** An account's passkeys, oldest first. */
export const listPasskeys = (db: Db, accountId: number): Promise<PasskeyLine[]> =>
  db
    .selectFrom('passkeys')
    .select(['id', 'name', 'is_synced as isSynced', 'recorded_at as recordedAt', 'last_used_at as lastUsedAt'])
    .where('account_id', '=', accountId)
    .orderBy('recorded_at')
    .execute()

/** Takes away one of one's own passkeys. */
export const removePasskey = (db: Kysely<Database>, user: User, id: string, now: Date): Promise<boolean> =>
  db.transaction().execute(async trx => {
    const { numDeletedRows } = await trx
      .deleteFrom('passkeys')
      .where('id', '=', id)
      .where('account_id', '=', user.id)
      .executeTakeFirst()
    if (Number(numDeletedRows) === 0) return false
    await note(trx, user.id, 'passkey.remove', now)
    return true
  })

/** What the browser is asked for a log-in. Names no passkey, so it tells nothing about who has one. */
export async function beginPasskeyLogIn(db: Db, site: Site, now: Date): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await generateAuthenticationOptions({ rpID: rpId(site), userVerification: 'required' })
  await keepChallenge(db, options.challenge, 'log_in', null, now)
  return options
}

type Shown = {
  response: AuthenticationResponseJSON
  site: Site
  visit: Visit
  held: string | null
  sendLetter: SendLetter
}

const passkeyOf = (db: Db, id: string, now: Date) =>
  db
    .selectFrom('passkeys as p')
    .innerJoin('accounts as a', 'a.id', 'p.account_id')
    .select(['p.id as passkeyId', 'p.public_key as publicKey', 'p.counter'])
    .select(['a.id', 'a.mail', 'a.name', 'a.locale', 'a.role', barredOn(now).as('barred')])
    .where('p.id', '=', id)
    .where('a.state', '=', 'active')
    .where(mayComeIn)
    .executeTakeFirst()

type Passkey = NonNullable<Awaited<ReturnType<typeof passkeyOf>>>

/** The counter that a proof carries; null where it proves nothing. */
async function provenCounter(db: Db, held: Passkey, { response, site, visit }: Shown): Promise<number | null> {
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge => spendChallenge(db, challenge, 'log_in', null, visit.now),
    expectedOrigin: site.origin,
    expectedRPID: rpId(site),
    requireUserVerification: true,
    credential: {
      id: held.passkeyId,
      publicKey: new Uint8Array(Buffer.from(held.publicKey, 'base64url')),
      counter: held.counter,
    },
  }).catch(() => ({ verified: false, authenticationInfo: undefined }))
  return verified && authenticationInfo ? authenticationInfo.newCounter : null
}

/** Log-in by a passkey alone: complete, without a code. Its counter goes up each time, so that a copy is noticed. */
export async function logInWithPasskey(db: Kysely<Database>, shown: Shown): Promise<LogIn> {
  const { response, visit } = shown
  const waitSeconds = await countTry(db, [['address', visit.clientKey]])
  if (waitSeconds > 0) return { ok: false, refusal: 'TooMany', waitSeconds }
  const passkey = await passkeyOf(db, response.id, visit.now)
  const newCounter = passkey ? await provenCounter(db, passkey, shown) : null
  return db.transaction().execute(async (trx): Promise<LogIn> => {
    if (!passkey || newCounter === null) {
      await noteRefusal(trx, passkey?.id ?? null, 'passkey', visit.now)
      return { ok: false, refusal: 'Wrong' }
    }
    const used = { counter: newCounter, last_used_at: visit.now }
    await trx.updateTable('passkeys').set(used).where('id', '=', passkey.passkeyId).execute()
    if (passkey.barred) return turnAway(trx, passkey.id, passkey.barred, 'passkey', visit.now)
    const entrant = passkey as Passkey & Entrant
    const token = await enter(trx, entrant, { ...shown, stage: 'full', method: 'passkey' })
    return { ok: true, token, stage: 'full', role: entrant.role }
  })
}

/** Throws away challenges that nobody answered. */
export async function purgeChallenges(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('passkey_challenges').where('expires_at', '<', now).execute()
}

const note = (trx: Trx, accountId: number, action: string, now: Date): Promise<void> =>
  appendAudit(trx, { actor: { accountId }, action, subjectKind: 'account', subjectId: accountId }, now)
