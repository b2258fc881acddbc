/** What a token may be used for: to look, to write listings, to send photos. */
export const SCOPES = ['read', 'write', 'photos'] as const
export type Scope = (typeof SCOPES)[number]

/** For how long a token may be good, in days. */
export const TOKEN_DAYS = [90, 365, 730] as const
export type TokenDays = (typeof TOKEN_DAYS)[number]

/** Tokens of one organisation that are good at the same time. */
export const MOST_TOKENS = 20
export const LONGEST_TOKEN_NAME = 60

/** Tells a token of this portal from other secrets, for whoever searches files for some that were left there. */
export const TOKEN_MARK = 'hip_'
/** Signs of a token that are shown, mark included. */
export const SHOWN_SIGNS = 10

/** Operations of one batch, references of one confirmation, listings of one page. */
export const MOST_OPERATIONS = 100
export const MOST_REFERENCES = 1_000
export const PAGE_SIZES = { usual: 50, most: 100 }

/** The most that a body may hold, in bytes; of a batch, and of everything else but photos. */
export const MAX_BATCH_BYTES = 2 * 1024 * 1024
export const MAX_BODY_BYTES = 100 * 1024
/** Objects and lists within each other. */
export const DEEPEST = 8

export const LONGEST_REFERENCE = 40
/** For how long the answer to a request is kept for its key. */
export const ANSWER_KEPT_MS = 24 * 60 * 60_000
export const LONGEST_KEY = 255

/** A token as its organisation sees it; the token itself is nowhere. */
export type TokenLine = {
  id: number
  name: string
  prefix: string
  scopes: Scope[]
  createdBy: string | null
  createdAt: Date
  expiresAt: Date
  revokedAt: Date | null
  lastUsedAt: Date | null
}

export type TokenState = 'good' | 'revoked' | 'expired'
export const tokenStateOf = (
  { revokedAt, expiresAt }: { revokedAt: Date | string | null; expiresAt: Date | string },
  now: Date,
): TokenState => (revokedAt !== null ? 'revoked' : new Date(expiresAt) <= now ? 'expired' : 'good')

/** Whose program asks, and what it may do. */
export type Caller = {
  tokenId: number
  name: string
  organisationId: number
  organisation: { nameJa: string; nameEn: string }
  scopes: Scope[]
  expiresAt: Date
  /** Who issued the token and answers for what is written with it; null: that account is gone. */
  by: number | null
}

/** What a form says of a token that is to be issued. */
export type TokenWish = { name: string; scopes: Scope[]; days: TokenDays }
export type WishFault = 'name' | 'scopes' | 'days'

/** Reads the form of a new token; whoever writes or sends photos may look as well. */
export function readTokenWish(form: URLSearchParams): { wish: TokenWish | null; faults: WishFault[] } {
  const name = (form.get('name') ?? '').replace(/\p{Cc}+/gu, ' ').trim()
  const asked = new Set(form.getAll('scope'))
  const scopes = SCOPES.filter(scope => asked.has(scope))
  const days = TOKEN_DAYS.find(one => String(one) === form.get('days'))
  const faults: WishFault[] = []
  if (name === '' || [...name].length > LONGEST_TOKEN_NAME) faults.push('name')
  if (scopes.length === 0) faults.push('scopes')
  if (!days) faults.push('days')
  if (faults.length > 0 || !days) return { wish: null, faults }
  return { wish: { name, scopes: SCOPES.filter(scope => scope === 'read' || asked.has(scope)), days }, faults }
}
