import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { AUDIT_ACTIONS, AUDIT_SUBJECTS, isAuditAction, isAuditSubject } from '../../app/audit/actions.ts'
import { actionWords, actorWords, subjectWords } from '../../app/audit/audit-words.ts'
import { auditQuery, readAuditFilter } from '../../app/audit/filter.ts'
import { ACTIONS } from '../../app/auth/can.ts'
import { translator } from '../../app/lib/i18n/translate.server.ts'
import { MOVE_NAMES } from '../../app/listings/moves.ts'

const sources = readdirSync('app', { withFileTypes: true, recursive: true })
  .filter(entry => entry.isFile() && entry.name.endsWith('.server.ts'))
  .map(entry => readFileSync(join(entry.parentPath, entry.name), 'utf8'))

/** What is written down in the code as an action or a subject of the log. */
const written = (what: RegExp) =>
  [...new Set(sources.flatMap(text => [...text.matchAll(what)].map(([, found]) => found!)))].sort()
const actions = written(/\baction: (?:[^,\n]*\? )?'([a-z_]+\.[a-z_]+)'/g)

const readsOnly = /\.(read|know_of|read_by_partner)$/

describe('the audit log in words', () => {
  test('has words for every action that the code writes, every move of an offer, and all that may be permitted', () => {
    expect(actions).toContain('account.invite')
    const moves = MOVE_NAMES.map(move => `listing.${move}`)
    const permitted = ACTIONS.filter(action => !readsOnly.test(action))
    expect([...actions, ...moves, ...permitted].filter(action => !isAuditAction(action))).toEqual([])
  })

  test('has words for everything that lines are about', () => {
    const subjects = written(/\bsubjectKind: '([a-z_]+)'/g)
    expect(subjects).toContain('offer')
    expect(subjects.filter(kind => !isAuditSubject(kind))).toEqual([])
  })

  test.each(['ja', 'en'] as const)('says them in %s, and leaves what it does not know as it stands', locale => {
    const t = translator(locale, 'ops')
    for (const action of AUDIT_ACTIONS) expect(actionWords(t, action)).not.toContain('.')
    for (const kind of AUDIT_SUBJECTS) expect(subjectWords(t, kind)).not.toContain('.')
    expect(actionWords(t, 'moon.land')).toBe('moon.land')
    expect(subjectWords(t, 'moon')).toBe('moon')
    expect(actorWords(t, 'account:12', null)).toBe('account:12')
    expect(actorWords(t, 'account:12', '日野')).toBe('日野')
    expect(actorWords(t, 'portal', null)).not.toBe('portal')
  })
})

describe('a filter of the log', () => {
  test('is read from an address and written back', () => {
    const query = 'actor=account%3A12&action=account.invite&subjectKind=account&subjectId=7&day=2026-11-22'
    expect(auditQuery(readAuditFilter(new URLSearchParams(query))).toString()).toBe(query)
  })

  test.each([
    'actor=root',
    'actor=account:0',
    'action=%27%3Bdrop',
    'subjectKind=A%20B',
    'subjectId=%25',
    'day=2026-02-30',
    'day=yesterday',
    'action=',
  ])('%s is no condition', query => {
    expect(readAuditFilter(new URLSearchParams(query))).toEqual({})
  })
})
