import { isTaskKind, type TaskKind } from './model.ts'

/** Which of the open tasks a desk shows. */
export const SHOWS = ['all', 'mine', 'late'] as const
export type Show = (typeof SHOWS)[number]
export type DeskFilter = { show: Show; kind: TaskKind | null }

/** Reads `show` and `kind`; what is neither is all of them. */
export function readDeskFilter(params: URLSearchParams): DeskFilter {
  const kind = params.get('kind') ?? ''
  return {
    show: SHOWS.find(show => show === params.get('show')) ?? 'all',
    kind: isTaskKind(kind) ? kind : null,
  }
}

/** The query that {@link readDeskFilter} reads, with its question mark; '' for all. */
export function deskQuery({ show, kind }: DeskFilter): string {
  const query = new URLSearchParams({ ...(show === 'all' ? {} : { show }), ...(kind ? { kind } : {}) }).toString()
  return query ? `?${query}` : ''
}
