import { createHash } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Db } from '../../db/client.server.ts'

const MINUTES = 60

/**
 * Tries before a pause, counted over `duration` seconds; the pause lasts `blockDuration`. One address at one account is
 * stopped first, so that nobody can keep others out from a single place; a guess spread over many places runs into the
 * account's own pause, after which it may be tried again: there is no lock.
 */
const LIMITS = {
  pair: { points: 5, duration: 15 * MINUTES, blockDuration: 15 * MINUTES },
  address: { points: 20, duration: 15 * MINUTES, blockDuration: 15 * MINUTES },
  account: { points: 20, duration: 60 * MINUTES, blockDuration: 15 * MINUTES },
  code: { points: 5, duration: 15 * MINUTES, blockDuration: 15 * MINUTES },
  reset_account: { points: 3, duration: 30 * MINUTES, blockDuration: 30 * MINUTES },
  reset_address: { points: 10, duration: 30 * MINUTES, blockDuration: 30 * MINUTES },
  // Of what is sent without a log-in: each writes a letter to the address that it names.
  enquiry_client: { points: 10, duration: 60 * MINUTES, blockDuration: 60 * MINUTES },
  enquiry_mail: { points: 5, duration: 60 * MINUTES, blockDuration: 60 * MINUTES },
  report_mail: { points: 3, duration: 60 * MINUTES, blockDuration: 60 * MINUTES },
  report_address: { points: 10, duration: 60 * MINUTES, blockDuration: 60 * MINUTES },
  // Of a partner's program, by its token: whoever asks too often waits for the minute to end.
  api_requests: { points: 600, duration: MINUTES },
  api_batches: { points: 20, duration: MINUTES },
} as const
export type LimitName = keyof typeof LIMITS
/** How often within how many seconds. */
export const limitOf = (name: LimitName): { points: number; duration: number } => LIMITS[name]
export type Try = readonly [limit: LimitName, key: string]

/** The limiter writes its own SQL; this hands it to either driver. Its counting is not part of any transaction. */
const storeOver = (db: Db) => ({
  query: async ({ text, values }: { text: string; values?: unknown[] }) => {
    const { rows } = await db.executeQuery(CompiledQuery.raw(text, values ?? []))
    return { rows, rowCount: rows.length }
  },
})

const limiter = (db: Db, name: LimitName) =>
  new RateLimiterPostgres({
    ...LIMITS[name],
    storeClient: storeOver(db),
    storeType: 'client',
    tableName: 'login_attempts',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: name,
  })

/** Addresses are personal: the table holds their hash. */
const hashed = (key: string) => createHash('sha256').update(key.toLowerCase()).digest('base64url')

/**
 * Counts one try against each limit, in order; stops at the first that is used up. Returns the seconds to wait, 0 where
 * the try may go ahead.
 */
export async function countTry(db: Db, tries: readonly Try[]): Promise<number> {
  for (const [name, key] of tries) {
    try {
      await limiter(db, name).consume(hashed(key))
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
      throw refused
    }
  }
  return 0
}

/** Takes back one try of each: it was the right one. */
export async function forgiveTry(db: Db, tries: readonly Try[]): Promise<void> {
  for (const [name, key] of tries) await limiter(db, name).reward(hashed(key))
}

/** The limits that a password is tried under. */
export const passwordTries = (mail: string, clientKey: string): Try[] => [
  ['pair', `${mail}\n${clientKey}`],
  ['address', clientKey],
  ['account', mail],
]

/** The limits that an enquiry is sent under: by where it comes from, and by whom a copy goes to. */
export const enquiryTries = (mail: string, clientKey: string): Try[] => [
  ['enquiry_client', clientKey],
  ['enquiry_mail', mail],
]

/** Forgets counts that have run out. */
export async function purgeTries(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('login_attempts').where('expire', '<', now.getTime()).execute()
}
