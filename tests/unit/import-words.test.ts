import { describe, expect, test } from 'vitest'
import { facilityRecord } from '../../app/incubation/file.ts'
import { schemaFault } from '../../app/places/records.ts'
import { FIELD_FAULTS, ImportRefused, type ImportReport, LEFT_OUT, REFUSALS, REMARKS } from '../../app/places/report.ts'
import { siteRecord } from '../../app/sites/file.ts'
import { refusalLines, reportLines } from '../../db/cli/import-words.ts'

// A report speaks the reader's language: no name of the program's own and no sentence of a library.

const report = (more: Partial<ImportReport>): ImportReport => ({
  layer: 'sites',
  format: 'sites',
  outcome: 'loaded',
  edition: null,
  isSample: false,
  read: 1,
  added: 0,
  changed: 0,
  unchanged: 0,
  retired: 0,
  leftOut: [],
  remarks: [],
  replaced: 0,
  ...more,
})
const KEY = /\b(leftOut|remark|refusal|detail|outcome)\./
const ENGLISH = /[A-Za-z]{3,} [a-z]{2,}/

describe.each(['ja', 'en'] as const)('in %s', locale => {
  test('every reason, remark, refusal and fault has words', () => {
    const leftOut = LEFT_OUT.map((reason, index) => ({ index, reason }))
    const faults = FIELD_FAULTS.map((fault, index) => ({
      index,
      reason: 'field_invalid' as const,
      detail: { field: 'x', fault, limit: 3, least: 4, squareMetres: 5, room: 'r', edition: '1', current: '2' },
    }))
    const remarks = REMARKS.map((reason, index) => ({ index, reason }))
    const lines = [
      ...reportLines(locale, report({ leftOut: [...leftOut, ...faults], remarks })),
      ...REFUSALS.flatMap(refusal => refusalLines(locale, new ImportRefused(refusal))),
    ]
    for (const line of lines) expect(line).not.toMatch(KEY)
    if (locale === 'ja') for (const line of lines) expect(line.replace(/GeoJSON|JSON|CSV/g, '')).not.toMatch(ENGLISH)
  })
})

test('an edition that nobody stated is said to be unstated', () => {
  expect(reportLines('ja', report({})).join('\n')).toContain('版の記載なし')
  expect(reportLines('en', report({})).join('\n')).toContain('edition not stated')
})

test('what is wrong with a record is said in words of the language', () => {
  const wrong: unknown[] = [
    { id: 'A B' },
    { id: 'a', nameJa: '' },
    { id: 'a', nameJa: 'x'.repeat(200) },
    { id: 'a', nameJa: 5 },
  ]
  const said = wrong.map(record => {
    const fault = schemaFault(siteRecord.safeParse(record).error!)
    return reportLines('ja', report({ leftOut: [{ index: 0, ...fault }] })).at(-2)
  })
  expect(said).toEqual([
    expect.stringContaining('項目 id、記号（a–z、0–9、-）ではない'),
    expect.stringContaining('項目 nameJa、空'),
    expect.stringContaining('項目 nameJa、長すぎる、限度 120'),
    expect.stringContaining('項目 nameJa、文字列ではない'),
  ])
  const room = facilityRecord.shape.rooms.safeParse([{ id: 'a', nameJa: 'a', nameEn: 'a', kind: 'office', areaM2: -1 }])
  expect(schemaFault(room.error!).detail).toEqual({ field: '0.areaM2', fault: 'too_small', limit: 0 })
})
