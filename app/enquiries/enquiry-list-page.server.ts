import type { Db } from '../../db/client.server.ts'
import { readPage } from './desk-query.ts'
import {
  type AnswerTimes,
  answerTimes,
  countEnquiries,
  type EnquiryCounts,
  listEnquiries,
  PAGE_SIZE,
  type Reader,
} from './enquiry-desk.server.ts'
import type { SentLine } from './enquiry-list.tsx'
import { type EnquiryState, isEnquiryState } from './enquiry-state.ts'

/** Days that the figures of a desk look back. */
export const FIGURE_DAYS = 30

export type EnquiryListPage = {
  lines: SentLine[]
  counts: EnquiryCounts
  /** null: all. */
  state: EnquiryState | null
  page: number
  pages: number
  times: AnswerTimes
  today: string
}

/** A page of enquiries in the state that the address names, with how they stand. */
export async function enquiryListPage(
  db: Db,
  reader: Reader,
  params: URLSearchParams,
  { today, now }: { today: string; now: Date },
): Promise<EnquiryListPage> {
  const named = params.get('state') ?? ''
  const state = isEnquiryState(named) ? named : null
  const counts = await countEnquiries(db, reader)
  const total = state === null ? counts.new + counts.answered + counts.closed : counts[state]
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
  const page = Math.min(readPage(params), pages)
  const lines = await listEnquiries(db, reader, { state, page })
  return {
    lines: lines.map(line => ({
      ...line,
      receivedAt: line.receivedAt.toISOString(),
      answeredAt: line.answeredAt?.toISOString() ?? null,
    })),
    ...{ counts, state, page, pages, today },
    times: await answerTimes(db, reader, { now, days: FIGURE_DAYS, today }),
  }
}
