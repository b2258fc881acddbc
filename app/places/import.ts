import type { Papers } from './model.ts'
import type { Finding, LeftOut, Remark } from './report.ts'

/** A file as it came. */
export type ImportInput = { name: string; bytes: Uint8Array }

export type Progress = { step: 'read' | 'check' | 'write' | 'follow'; done: number; total: number }

export type ImportOptions = {
  /** 'YYYY-MM-DD' */
  today: string
  /** Says what would change, and leaves everything as it is. */
  dryRun?: boolean
  /** An edition older than the one in use may take its place. */
  older?: boolean
  edition?: string
  source?: string
  /** The same in English, where it differs. */
  sourceEn?: string
  licence?: string
  /** Illustrative data: shown as such everywhere, retired whole by real data. */
  sample?: boolean
  /** Whose listings a file holds that does not say so itself: slug or name of the organisation. */
  partner?: string
  onProgress?: (progress: Progress) => void
}

/** What a file holds, in the portal's own words; every row is loadable. */
export type Draft<Row> = {
  format: string
  /** What the file or its format says about itself. */
  papers: Partial<Papers>
  /** Features in the file. */
  read: number
  rows: Row[]
  leftOut: Finding<LeftOut>[]
  remarks: Finding<Remark>[]
}

/** Rows of a file beside the rows that are live. */
export type Tally = { added: number; changed: number; unchanged: number; retired: number }
