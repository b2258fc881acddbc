import { writeFileSync } from 'node:fs'
import type { Spread } from './measure.ts'

export type Row = {
  scenario: string
  /** What it is measured against. */
  beside: string
  /** Listings in the database, or null where they do not matter. */
  size: number | null
  /** The figure that the limit is about. */
  value: Spread
  unit: '×' | 'exponent' | 'pages' | 'KB' | 'requests'
  limit: { at: 'least' | 'most'; value: number } | null
  /** Absolute figures, for the reader. */
  note: string
}

const digits = (value: number) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2))
const withUnit = (value: number, unit: Row['unit']) =>
  unit === 'exponent' ? value.toFixed(2) : `${digits(value)} ${unit}`

/** A limit that was set for so many listings; with fewer, fixed costs outweigh what it is about. */
export const limitFrom = (least: number, size: number, limit: Row['limit']): Row['limit'] =>
  size >= least ? limit : null

export const ms = (value: number): string => `${digits(value)} ms`
export const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en')}/s`
export const once = (value: number): Spread => ({ median: value, min: value, max: value })

export function isWithin({ value, limit }: Row): boolean {
  if (!limit) return true
  return limit.at === 'least' ? value.median >= limit.value : value.median <= limit.value
}

const listings = (size: number | null) =>
  size === null ? '' : size >= 1_000_000 ? `${size / 1_000_000}M` : `${size / 1000}k`

const HEADINGS = ['scenario', 'listings', 'beside', 'measured', 'min–max', 'limit', '', 'figures']

function cells(row: Row): string[] {
  const { value, unit, limit } = row
  const isOne = value.min === value.max
  return [
    row.scenario,
    listings(row.size),
    row.beside,
    withUnit(value.median, unit),
    isOne ? '' : `${digits(value.min)}–${digits(value.max)}`,
    limit ? `${limit.at === 'least' ? '≥' : '≤'} ${withUnit(limit.value, unit)}` : '',
    limit ? (isWithin(row) ? 'ok' : 'over') : '',
    row.note,
  ]
}

/** The rows as a markdown table, which reads as well on a terminal. */
export function table(rows: readonly Row[]): string {
  const all = [HEADINGS, ...rows.map(cells)]
  const widths = HEADINGS.map((_, column) => Math.max(...all.map(line => line[column]!.length)))
  const line = (parts: readonly string[]) => `| ${parts.map((part, i) => part.padEnd(widths[i]!)).join(' | ')} |`
  return [line(HEADINGS), `|${widths.map(width => '-'.repeat(width + 2)).join('|')}|`, ...all.slice(1).map(line)].join(
    '\n',
  )
}

export function writeReport(file: string, about: object, rows: readonly Row[]): void {
  const told = rows.map(row => ({ ...row, verdict: row.limit ? (isWithin(row) ? 'ok' : 'over') : null }))
  writeFileSync(file, `${JSON.stringify({ ...about, rows: told }, null, 2)}\n`)
}
