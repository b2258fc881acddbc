import type { PasswordFault } from './password.ts'

/** What a form of this room may come back with; the words stand in the `account` messages under `fault`. */
export type Fault =
  | 'mail'
  | 'name'
  | 'wrong'
  | 'wrongPassword'
  | 'wrongCode'
  | 'tooMany'
  | 'lapsed'
  | 'suspended'
  | PasswordFault

/** A form that comes back: which field is at fault and why, and what was written, but for secrets. */
export type Returned = { field: string; fault: Fault; minutes?: number; written?: Record<string, string> }

export const waitMinutes = (seconds: number): number => Math.max(1, Math.ceil(seconds / 60))
