import { readDate } from '../../listings/cell-values.ts'
import { readMonthCell } from './month.ts'
import { compact, type Read, read } from './read.ts'

/** From when on it can be had. `consult`: neither a day nor now. */
export type Delivery = {
  /** 'YYYY-MM-DD' */
  from: string | null
  text: string | null
  status: 'now' | 'day' | 'consult'
}

const NOW = /^(?:即時?|即日|即入居可?|即引渡し?可?|空き?|now|immediate(?:ly)?)$/i

/** '即時', '2027年1月15日', '2027/1' (the first day of it), '退去後' (to be asked, in the partner's own words). */
export function readDeliveryCell(raw: string): Read<Delivery> {
  const text = compact(raw)
  if (NOW.test(text)) return read({ from: null, text: raw.trim(), status: 'now' })
  const day = readDate(text)
  if (day) return read({ from: day, text: null, status: 'day' })
  const month = readMonthCell(text)
  if (!('fault' in month) && /\d{4}|令和|R/i.test(text))
    return read({ from: `${month.value}-01`, text: raw.trim(), status: 'day' }, ...month.guesses)
  return read({ from: null, text: raw.trim().slice(0, 120), status: 'consult' })
}
