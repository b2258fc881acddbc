import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Result } from '../../lib/result.ts'
import { refused } from '../../lib/result.ts'
import { holdBack } from '../absence/hold-back.server.ts'
import { CHARSETS } from '../sheet/charset.ts'
import { columnOf } from '../sheet/headings.ts'
import type { Fixed } from './checking.server.ts'
import { fixCells } from './fix-cell.server.ts'
import { APPLY_MODES, MOST_HEADING_LINE } from './model.ts'
import {
  chooseCharset,
  chooseHeadings,
  chooseLine,
  chooseSheet,
  dropImport,
  forgetHeadings,
  lookAgain,
  type Stepping,
  type StepRefusal,
  startApplying,
  startUndoing,
} from './steps.server.ts'

/** What the forms of a file's page ask for. */
export const INTENTS = [
  'charset',
  'sheet',
  'headings',
  'line',
  'forget',
  'again',
  'fix',
  'apply',
  'undo',
  'drop',
] as const
export type Intent = (typeof INTENTS)[number]
export type DeskRefusal = StepRefusal | 'TooLong' | 'Unreadable'

type Doing = (
  db: Kysely<Database>,
  id: number,
  form: URLSearchParams,
  by: Stepping,
) => Promise<Result<unknown, DeskRefusal>>

const DOINGS: Record<Intent, Doing> = {
  charset: (db, id, form, by) =>
    chooseCharset(db, id, CHARSETS.find(charset => charset === form.get('charset')) ?? null, by),
  headings: (db, id, form, by) => chooseHeadings(db, id, readChoices(form), by),
  sheet: (db, id, form, by) => {
    const name = form.get('sheet')
    return name ? chooseSheet(db, id, name.slice(0, 100), by) : unreadable()
  },
  line: (db, id, form, by) => {
    const line = form.get('none') === 'on' ? 0 : readLine(form.get('line') ?? '')
    return line === null ? unreadable() : chooseLine(db, id, line, by)
  },
  forget: (db, id, _, by) => forgetHeadings(db, id, by),
  again: (db, id, _, by) => lookAgain(db, id, by),
  fix: (db, id, form, by) => {
    const fix = readFix(form)
    return fix ? fixAndLook(db, id, fix, by) : unreadable()
  },
  apply: (db, id, form, by) => {
    const mode = APPLY_MODES.find(one => one === form.get('mode'))
    return mode ? startApplying(db, id, { mode, isKnown: form.get('isKnown') === 'on' }, by) : unreadable()
  },
  undo: (db, id, _, by) => startUndoing(db, id, by),
  drop: (db, id, _, by) => dropImport(db, id, by),
}
/** A row that was put right may be what was lacking: whether the list is held back is judged anew. */
async function fixAndLook(db: Kysely<Database>, id: number, fix: { number: number; fixes: Fixed }, by: Stepping) {
  const fixed = await fixCells(db, id, fix, by)
  if (fixed.ok) await holdBack(db, id, by.now)
  return fixed
}

const unreadable = async (): Promise<Result<never, 'Unreadable'>> => refused('Unreadable')

/** Does what a form of a file's page asks for. */
export async function doAtImport(
  db: Kysely<Database>,
  id: number,
  form: URLSearchParams,
  by: Stepping,
): Promise<Result<unknown, DeskRefusal>> {
  const intent = INTENTS.find(one => one === form.get('intent'))
  return intent ? DOINGS[intent](db, id, form, by) : unreadable()
}

function readLine(text: string): number | null {
  const line = /^\d{1,3}$/.exec(text.normalize('NFKC').trim())
  return line && Number(line[0]) >= 1 && Number(line[0]) <= MOST_HEADING_LINE ? Number(line[0]) : null
}

const AT = /^heading:(\d{1,3})$/

/** Columns by the place of their headings; '-': not taken. Headings that the form leaves as they were are not in it. */
function readChoices(form: URLSearchParams): Map<number, string | null> {
  const choices = new Map<number, string | null>()
  for (const [name, value] of form) {
    const at = AT.exec(name)?.[1]
    if (at === undefined || value === '' || value === form.get(`was:${at}`)) continue
    if (value === '-') choices.set(Number(at), null)
    else if (columnOf(value)) choices.set(Number(at), value)
  }
  return choices
}

function readFix(form: URLSearchParams) {
  const number = form.get('row') ?? ''
  const fixes: Record<string, string> = {}
  for (const [name, value] of form) {
    const at = /^cell:(\d{1,3})$/.exec(name)?.[1]
    if (at !== undefined) fixes[at] = value
  }
  return /^[1-9]\d{0,6}$/.test(number) && Object.keys(fixes).length > 0 ? { number: Number(number), fixes } : null
}
