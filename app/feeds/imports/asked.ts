import { withoutControls } from '../../lib/controls.ts'
import { UNDONE, type Undone } from './became.ts'

/** Which rows of a file are looked at. `warning`: those with something guessed; `missing`: offers that it does not have. */
export const SHOWN = ['all', 'new', 'changed', 'unchanged', 'error', 'warning', 'missing'] as const
export type Shown = (typeof SHOWN)[number]

export const ROWS_PER_PAGE = 50
/** Changes of a row that are shown; the rest is counted. */
export const MOST_CHANGES = 12

export type RowsAsked = {
  show: Shown
  /** Rows with this problem alone: a code, and the column that it stands in. */
  code: string | null
  column: string | null
  /** What became of them. */
  became: string | null
  /** How far they were taken back. */
  undone: Undone | null
  /** Rows whose reference begins so. */
  q: string
  page: number
}

const word = (text: string | null): string | null => (text !== null && /^[a-z_0-9]{1,60}$/.test(text) ? text : null)

/** Reads an address; what it cannot read is as if it were not there. */
export function readRowsAsked(params: URLSearchParams): RowsAsked {
  const page = params.get('page') ?? ''
  return {
    show: SHOWN.find(show => show === params.get('show')) ?? 'all',
    code: word(params.get('code')),
    column: word(params.get('column')),
    became: word(params.get('became')),
    undone: UNDONE.find(undone => undone === params.get('undone')) ?? null,
    q: withoutControls(params.get('q') ?? '')
      .trim()
      .slice(0, 40),
    page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1,
  }
}
