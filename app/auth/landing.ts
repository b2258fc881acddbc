import { type Locale, pathIn } from '../lib/i18n/locale.ts'
import type { Role } from './model.ts'
import { safeRedirect } from './safe-redirect.ts'
import { workspaceOf } from './workspace.ts'

type Stage = 'code' | 'enrol' | 'full'

/** Where a log-in goes on: to the step that is still owed, else to the page that was asked for, else to one's workspace. */
export function nextPath(locale: Locale, { stage, role }: { stage: Stage; role: Role }, wanted: string | null): string {
  const to = safeRedirect(wanted, pathIn(locale, `/${workspaceOf(role) ?? 'account'}`))
  const query = new URLSearchParams({ to })
  if (stage === 'code') return pathIn(locale, `/login/code?${query}`)
  if (stage === 'enrol') return pathIn(locale, `/account/codes?${query}`)
  return to
}
