/** The page that an address asks for: 1 where it names none that there can be. */
export const pageNumber = (query: URLSearchParams): number => {
  const text = query.get('page') ?? ''
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1
}

/** The path of one page of a list, with everything else that its address says; the first needs no number. */
export function toPage(path: string, query: URLSearchParams): (page: number) => string {
  return page => {
    const next = new URLSearchParams(query)
    next.delete('page')
    next.delete('done')
    if (page > 1) next.set('page', String(page))
    const text = next.toString()
    return text ? `${path}?${text}` : path
  }
}

/** A whole number above zero that stands in a path, as a row's id; null where it is none. */
export const idIn = (text: string | undefined): number | null =>
  /^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : null
