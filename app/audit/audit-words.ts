import type { Translate } from '../lib/i18n/translate.ts'
import { isActorWithoutAccount, isAuditAction, isAuditSubject } from './actions.ts'

type Words = Translate<'ops'>

/** What was done, in words; what nobody has words for as it stands in the log. */
export const actionWords = (t: Words, action: string): string =>
  isAuditAction(action) ? t(`audit.action.${action}`) : action

/** What a line is about, in words. */
export const subjectWords = (t: Words, kind: string): string =>
  isAuditSubject(kind) ? t(`audit.subject.${kind}`) : kind

/** Who it was: a name where the account is there, else what the log says. */
export const actorWords = (t: Words, actor: string, name: string | null): string =>
  name ?? (isActorWithoutAccount(actor) ? t(`audit.actor.${actor}`) : actor)
