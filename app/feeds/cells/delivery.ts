import { readDayCell, readMonthCell } from './month.ts'
import { compact, cutOver, isFault, type Read, read } from './read.ts'

/** From when on it can be had. `consult`: neither a day nor now. */
export type Delivery = {
  /** 'YYYY-MM-DD' */
  from: string | null
  text: string | null
  status: 'now' | 'day' | 'consult'
}

const LONGEST = 120
const NOW = /^(?:即時?|即日|即入居可?|即引渡し?可?|空き?|now|immediate(?:ly)?)$/i

/** '即時', '2027年1月15日', '2027/1' (the first day of it), '退去後' (to be asked, in the partner's own words). */
export function readDeliveryCell(raw: string): Read<Delivery> {
  const text = compact(raw)
  if (NOW.test(text)) return read({ from: null, text: raw.trim(), status: 'now' })
  const day = readDayCell(text)
  if (!isFault(day)) return read({ from: day.value, text: null, status: 'day' }, ...day.guesses)
  const month = readMonthCell(text)
  if (!('fault' in month) && /\d{4}|令和|R/i.test(text))
    return read({ from: `${month.value}-01`, text: raw.trim(), status: 'day' }, ...month.guesses)
  const words = raw.trim()
  return read({ from: null, text: words.slice(0, LONGEST), status: 'consult' }, ...cutOver(words, LONGEST))
}
