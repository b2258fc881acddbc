import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { passwordText } from './password.ts'

/** 256 random bits as they stand in a cookie or a link. The database holds only their hash. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What a token is stored and looked up as: SHA-256, hexadecimal. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

// OWASP's figures for argon2id, which is this library's default algorithm: 19 MiB, two passes, one lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (raw: string): Promise<string> => hash(passwordText(raw), COST)

/** Stands for the password of whoever has none; nobody knows what it was made of. */
let nobodys: Promise<string> | undefined
const nobodysHash = () => {
  nobodys ??= hash(randomBytes(32), COST)
  return nobodys
}

/**
 * Whether this is the password. Where there is none to compare with, the same work is done and the answer is no: an
 * address without an account takes the same way as a wrong password.
 */
export async function isPassword(stored: string | null, raw: string): Promise<boolean> {
  const isRight = await verify(stored ?? (await nobodysHash()), passwordText(raw))
  return isRight && stored !== null
}
