import { pageNumber } from '../lib/page-number.ts'
import { isTaskKind, type TaskKind } from './model.ts'

/** Which of the open tasks a desk shows. */
export const SHOWS = ['all', 'mine', 'late'] as const
export type Show = (typeof SHOWS)[number]
export type DeskFilter = { show: Show; kind: TaskKind | null; page: number }

export const TASKS_PER_PAGE = 30

/** Reads `show`, `kind` and `page`; what is no choice is all of them. */
export function readDeskFilter(params: URLSearchParams): DeskFilter {
  const kind = params.get('kind') ?? ''
  return {
    show: SHOWS.find(show => show === params.get('show')) ?? 'all',
    kind: isTaskKind(kind) ? kind : null,
    page: pageNumber(params),
  }
}

/** The query that {@link readDeskFilter} reads, with its question mark; '' for all. */
export function deskQuery({ show, kind, page }: DeskFilter): string {
  const query = new URLSearchParams({
    ...(show === 'all' ? {} : { show }),
    ...(kind ? { kind } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
  }).toString()
  return query ? `?${query}` : ''
}
