import { type AskedWork, writeAskedWork } from '../zoning/law/asked.ts'
import type { Headline } from '../zoning/law/verdict-model.ts'
import { decidingLine, type VerdictView } from '../zoning/verdict-view.ts'

/** What a card says of a verdict: the headline, and in one line what would settle or turn it. */
export type CardVerdict = {
  result: Headline
  open: readonly { code: string }[]
  unchecked: readonly { text: string }[]
  /** Facts that decide and are not known. */
  needs: readonly string[]
  change: string | null
  /** That the property has not the room asked for. */
  tooSmall: string | null
}

export function cardVerdict(view: VerdictView): CardVerdict {
  const { result, open, unchecked } = view
  const deciding = decidingLine(view)
  return {
    result,
    open: open.map(({ code }) => ({ code })),
    unchecked: unchecked.map(({ text }) => ({ text })),
    needs: deciding?.needs.map(({ name }) => name) ?? [],
    change: deciding?.change?.text ?? null,
    tooSmall: open.find(({ code }) => code === 'too_small')?.text ?? null,
  }
}

const withQuery = (path: string, query: URLSearchParams) => (query.size > 0 ? `${path}?${query}` : path)
const queryOf = (asked: AskedWork | null | undefined) => new URLSearchParams(asked ? writeAskedWork(asked) : [])

/** The page of a listing, with the work that is asked about and the search to come back to. */
export function listingPath(publicId: string, asked?: AskedWork | null, back = ''): string {
  const query = queryOf(asked)
  if (back) query.set('back', back)
  return withQuery(`/listings/${publicId}`, query)
}

/** What is fetched of a listing for its card. */
export const cardPath = (publicId: string, asked?: AskedWork | null): string =>
  withQuery(`/listings/${encodeURIComponent(publicId)}/card`, queryOf(asked))
