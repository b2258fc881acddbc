import type { Db } from '../../db/client.server.ts'
import { checkShapes } from '../places/checks.server.ts'
import { papersOf, type RawFeature } from '../places/features.ts'
import type { Draft, ImportInput, ImportOptions } from '../places/import.ts'
import { cityBoundary } from '../places/queries.server.ts'
import { type Finding, ImportRefused, type LeftOut } from '../places/report.ts'
import { boxesMeet, boxOf, type MultiPolygon } from '../places/rings.ts'
import { readSheets } from './files.server.ts'

type AreaRow = { index: number; nameJa: string; shape: MultiPolygon }

/** Reads one feature; `meets`: whether its box touches the city's. */
export type ReadArea<Row> = (feature: RawFeature, meets: (shape: MultiPolygon) => boolean) => Row | Finding<LeftOut>

/**
 * Reads a file of named areas: the first of two with one key is taken, a shape that is not valid is left out and never
 * mended, and so is one that lies wholly outside the city.
 */
export async function readAreas<Row extends AreaRow>(
  db: Db,
  input: ImportInput,
  options: ImportOptions,
  { read, keyOf }: { read: ReadArea<Row>; keyOf: (row: Row) => string },
): Promise<Draft<Row>> {
  const city = await cityBoundary(db)
  if (!city) throw new ImportRefused('boundary_first')
  const box = boxOf(city.geometry)
  const file = await readSheets(input)
  const leftOut: Finding<LeftOut>[] = []
  const candidates: Row[] = []
  const seen = new Map<string, number>()
  for (const feature of file.features) {
    const row = read(feature, shape => boxesMeet(boxOf(shape), box))
    if ('reason' in row) {
      leftOut.push(row)
      continue
    }
    const key = keyOf(row)
    const twin = seen.get(key)
    if (twin === undefined) {
      seen.set(key, row.index)
      candidates.push(row)
    } else leftOut.push({ index: row.index, reason: 'duplicate', label: row.nameJa, detail: { of: twin } })
  }
  const rows = await validInCity(db, candidates, leftOut, options)
  leftOut.sort((a, b) => (a.index ?? -1) - (b.index ?? -1))
  const papers = papersOf(file.meta)
  return { format: 'portal', papers, read: file.features.length, rows, leftOut, remarks: file.remarks }
}

async function validInCity<Row extends AreaRow>(
  db: Db,
  candidates: readonly Row[],
  leftOut: Finding<LeftOut>[],
  { onProgress }: ImportOptions,
): Promise<Row[]> {
  const shapes = candidates.map(row => row.shape)
  const checks = await checkShapes(db, shapes, done => onProgress?.({ step: 'check', done, total: shapes.length }))
  return candidates.filter((row, at) => {
    const { invalid, share } = checks[at]!
    const finding = { index: row.index, label: row.nameJa }
    if (invalid) leftOut.push({ ...finding, reason: invalid.reason, detail: { at: invalid.at } })
    else if (share === 0) leftOut.push({ ...finding, reason: 'outside_city' })
    return !invalid && share > 0
  })
}
