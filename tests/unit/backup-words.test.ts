import { expect, test } from 'vitest'
import { StartError } from '../../app/server/terminal.ts'
import { readManifest } from '../../db/backup/manifest.ts'
import { BackupRefused, type Refusals } from '../../db/backup/refused.ts'
import { heldWords, inWords } from '../../db/cli/backup-words.ts'

const DETAILS: Refusals = {
  nothingToBackUp: {},
  exists: { file: 'a.zip' },
  notABackup: { file: 'a.zip' },
  newer: { what: '2999-01-01-x' },
  otherTables: { table: 'towns' },
  damaged: { part: 'tables/towns.ndjson' },
  notEmpty: { rows: 1234, tables: [['towns', 1234]], files: 5 },
  inUse: { connections: 3 },
}

test.each(Object.entries(DETAILS))('a refusal is one line that names what is at fault: %s', (reason, detail) => {
  const told = inWords(new BackupRefused(reason as keyof Refusals, detail)) as StartError
  expect(told).toBeInstanceOf(StartError)
  expect(told.ja).toMatch(/[ぁ-ん]/)
  expect(told.en).not.toMatch(/[ぁ-ん一-龠]/)
  expect(told.message).not.toContain('\n')
  for (const value of Object.values(detail)) if (typeof value === 'string') expect(told.message).toContain(value)
})

test('a full database is described before it is thrown away', () => {
  const tables = Array.from({ length: 10 }, (_, i): [string, number] => [`t${i}`, 1000 - i])
  expect(heldWords({ rows: 9955, tables, files: 2 })[1]).toBe(
    '9,955 rows of 10 tables (t0 1,000, t1 999, t2 998, t3 997, t4 996, t5 995, t6 994, t7 993, …), 2 files',
  )
  const told = inWords(new BackupRefused('notEmpty', DETAILS.notEmpty)) as StartError
  expect(told.message).toContain('--replace')
})

test('errors of files are put in words, others are left as they are', () => {
  const full = Object.assign(new Error('x'), { code: 'ENOSPC', syscall: 'write', path: '/backup/a.zip' })
  expect(inWords(full)).toBeInstanceOf(StartError)
  const other = new Error('bug')
  expect(inWords(other)).toBe(other)
})

test.each([
  ['', null],
  ['{}', null],
  ['{"format":1}', null],
  ['{"format":2}', 'newer'],
])('what is no manifest of ours is not read as one: %s', (text, expected) => {
  expect(readManifest(text)).toBe(expected)
})
