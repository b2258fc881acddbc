import { formatInstant } from '../../lib/i18n/format.ts'
import { inLocale, type Locale } from '../../lib/i18n/locale.ts'
import { type Scope, type TokenLine, type TokenState, tokenStateOf } from './model.ts'

/** A token as a page shows it, its times in words. */
export type TokenView = {
  id: number
  name: string
  organisation: string | null
  prefix: string
  scopes: Scope[]
  state: TokenState
  created: string
  createdBy: string | null
  expires: string
  used: string | null
}

type Line = TokenLine & { nameJa?: string; nameEn?: string }

export const tokenView = (line: Line, locale: Locale, now: Date): TokenView => {
  const { id, name, prefix, scopes, createdBy, nameJa, nameEn } = line
  return {
    ...{ id, name, prefix, scopes, createdBy },
    organisation: nameJa && nameEn ? inLocale(locale, { nameJa, nameEn }, 'name') : null,
    state: tokenStateOf(line, now),
    created: formatInstant(locale, line.createdAt),
    expires: formatInstant(locale, line.expiresAt),
    used: line.lastUsedAt ? formatInstant(locale, line.lastUsedAt) : null,
  }
}
