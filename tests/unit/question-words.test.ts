import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import type { OpenQuestion } from '../../app/enquiries/questions.server.ts'
import { questionLines, sourceLine } from '../../db/cli/question-words.ts'

const QUESTION: OpenQuestion = {
  id: 7,
  askedOn: '2026-11-20',
  inputs: { asked: { use: 'metal_press', answers: {} }, place: null },
  words: null,
  mail: null,
  phone: null,
  headline: 'not_allowed',
  changed: { before: 'allowed', on: '2026-11-22' },
}

test('a question whose answer changed shows what it was, what it is, and since when', () => {
  const [, , line] = questionLines('ja', [QUESTION])
  expect(line).toBe('  判定の変更: 可 → 不可（2026-11-22）')
  expect(questionLines('en', [QUESTION])[2]).toBe('  Verdict changed: Allowed → Not allowed (2026-11-22)')
  expect(questionLines('ja', [{ ...QUESTION, changed: null }])).toHaveLength(2)
})

test.each([
  ['a folder', { DATA_DIR: './data' }, `Database: ${resolve('data')} (DATA_DIR)`],
  [
    'a server',
    { DATA_DIR: './data', DATABASE_URL: 'postgres://city:secret@db.example:5433/navi?sslmode=require' },
    'Database: PostgreSQL db.example:5433/navi (DATABASE_URL)',
  ],
  [
    'a socket',
    { DATA_DIR: './data', DATABASE_URL: 'postgres:///navi?host=/run/postgresql&password=secret' },
    'Database: PostgreSQL /run/postgresql/navi (DATABASE_URL)',
  ],
])('what was read is named: %s', (_, place, line) => {
  expect(sourceLine('en', place)).toBe(line)
})

test('an address that only the driver can read is not taken apart', () => {
  const DATABASE_URL = 'postgres://city:se/cret@one:1,two:2/navi'
  expect(sourceLine('en', { DATA_DIR: './data', DATABASE_URL })).not.toContain('cret')
})
