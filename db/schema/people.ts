import type { Generated } from 'kysely'
import type { Stamp } from './columns.ts'

type AccountsTable = {
  id: Generated<number>
  /** Once, whatever its capitals. */
  mail: string
  name: string
  locale: string
  organisation_id: number | null
  role: string
  password_hash: string | null
  state: Generated<string>
  is_sample: Generated<boolean>
  recorded_at: Stamp
}

/** Kept by the limiter's library. */
type LoginAttemptsTable = {
  key: string
  points: Generated<number>
  expire: number | null
}

/** Of invitations and resets. Without an account: the address that asked has none. */
type MailTokensTable = {
  id: Generated<number>
  account_id: number | null
  purpose: string
  token_hash: string
  expires_at: Date
  used_at: Date | null
  recorded_at: Stamp
}

type PasskeyChallengesTable = {
  challenge_hash: string
  purpose: string
  account_id: number | null
  expires_at: Date
}

type PasskeysTable = {
  /** As the authenticator names it, base64url. */
  id: string
  account_id: number
  /** COSE, base64url. */
  public_key: string
  counter: number
  transports: string[]
  name: string
  is_synced: boolean
  recorded_at: Date
  last_used_at: Date | null
}

type RecoveryCodesTable = {
  id: Generated<number>
  account_id: number
  code_hash: string
  used_at: Date | null
}

type SessionsTable = {
  id: Generated<number>
  token_hash: string
  account_id: number
  stage: string
  method: string
  created_at: Date
  last_seen_at: Date
  expires_at: Date
  address: string
  agent: string
  revoked_at: Date | null
  elevated_until: Date | null
}

type TotpSecretsTable = {
  id: Generated<number>
  account_id: number
  /** Base32, sealed: see app/auth/sealing.server.ts. */
  secret: string
  key_id: string | null
  confirmed_at: Date | null
  /** The step of 30 seconds whose code was used last. */
  last_step: number | null
  recorded_at: Stamp
}

export type PeopleTables = {
  accounts: AccountsTable
  login_attempts: LoginAttemptsTable
  mail_tokens: MailTokensTable
  passkey_challenges: PasskeyChallengesTable
  passkeys: PasskeysTable
  recovery_codes: RecoveryCodesTable
  sessions: SessionsTable
  totp_secrets: TotpSecretsTable
}
