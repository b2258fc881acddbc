import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

// What the portal must be able to read again, and nobody who holds only the database: AES-256-GCM (NIST SP 800-38D) under
// a key derived by HKDF-SHA-256 (RFC 5869) from the server's secret.

/** A text that only this server reads. `keyId` tells which secret sealed it. */
export type Sealed = { keyId: string; text: string }

type Key = { id: string; bytes: Buffer }
type Keys = { current: Key; former: Key | null }
type Holder = { portalKeys?: Keys }
const holder = globalThis as Holder

const IV_BYTES = 12
const TAG_BYTES = 16

function keyOf(secret: string): Key {
  const bytes = Buffer.from(hkdfSync('sha256', secret, '', 'portal: sealed secrets', 32))
  return { id: createHash('sha256').update('key id').update(bytes).digest('hex').slice(0, 16), bytes }
}

/** Set once by the entry point, before anything is sealed; kept on globalThis so that a reload finds it. */
export function provideSecret(current: string, former?: string): void {
  holder.portalKeys = { current: keyOf(current), former: former === undefined ? null : keyOf(former) }
}

function theKeys(): Keys {
  if (!holder.portalKeys) throw new Error('There is no secret to seal with: the entry point calls provideSecret first')
  return holder.portalKeys
}

/** The id of the key that seals now. */
export const currentKeyId = (): string => theKeys().current.id

/** Seals a text for one place, such as 'totp:17': moved to another place it cannot be opened. */
export function seal(plain: string, place: string): Sealed {
  const { id, bytes } = theKeys().current
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', bytes, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(place))
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return { keyId: id, text: Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url') }
}

/** What was sealed for this place; null where its key is gone, or it was changed or moved since. */
export function unseal({ keyId, text }: { keyId: string | null; text: string }, place: string): string | null {
  const { current, former } = theKeys()
  const key = [current, former].find(one => one?.id === keyId)
  const bytes = Buffer.from(text, 'base64url')
  if (!key || bytes.length < IV_BYTES + TAG_BYTES) return null
  const [iv, tag] = [bytes.subarray(0, IV_BYTES), bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)]
  const opening = createDecipheriv('aes-256-gcm', key.bytes, iv, { authTagLength: TAG_BYTES })
  opening.setAAD(Buffer.from(place)).setAuthTag(tag)
  try {
    return opening.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + opening.final('utf8')
  } catch {
    return null
  }
}
