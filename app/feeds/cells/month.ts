import { readDate } from '../../listings/cell-values.ts'
import { compact, fault, type Guess, isFault, type Read, read } from './read.ts'

/** Each era's year 0, and the first month that is of the next. Source: 元号法の政令. */
const ERAS = [
  { names: ['令和', 'R', '令'], zero: 2018, until: null, first: '2019-05' },
  { names: ['平成', 'H', '平'], zero: 1988, until: '2019-05', first: '1989-01' },
  { names: ['昭和', 'S', '昭'], zero: 1925, until: '1989-02', first: '1926-12' },
  { names: ['大正', 'T', '大'], zero: 1911, until: '1927-01', first: '1912-07' },
  { names: ['明治', 'M', '明'], zero: 1867, until: '1912-08', first: '1868-10' },
] as const

const two = (n: number) => String(n).padStart(2, '0')
const EARLIEST = 1868
const LATEST = 2100

/** A serial number of a spreadsheet's 1900 calendar (its day 60 never was), as a month. */
function serialDay(serial: number): string {
  const at = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000)
  return `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`
}
/** Days from 1950 to 2100: below it is a year, above it no date that anybody means. */
const SERIALS = { least: 18_264, most: 73_050 }

/** A month: '昭和58年11月', 'S58.11', '平成元年3月', '1983/11/1', '1983-11', and what a spreadsheet makes of it. 'YYYY-MM'. */
export function readMonthCell(raw: string): Read<string> {
  const text = compact(raw).replace(/(?:築|竣工|建築|新築)$/, '')
  const serial = /^\d{5}(?:\.0+)?$/.test(text) ? Number(text) : null
  if (serial !== null && serial >= SERIALS.least && serial <= SERIALS.most)
    return read(serialDay(serial).slice(0, 7), 'excel_serial')
  const packed = /^(\d{4})(\d{2})(?:\d{2})?$/.exec(text)
  const found =
    packed ?? /^([^\d元]*)(\d{1,4}|元)(?:年度?|[./-])(\d{1,2})(?:(?:月|[./-])(?:(\d{1,2})日?)?)?$/.exec(text)
  if (!found) return fault('unreadable')
  const [era, year, month, day] = packed
    ? ['', packed[1], packed[2], undefined]
    : [found[1], found[2], found[3], found[4]]
  return monthOf(era ?? '', year!, Number(month), day !== undefined)
}

/** A day: '2027-01-13', '2027年1月13日', '令和9年1月13日', '46400' of a spreadsheet. 'YYYY-MM-DD'. */
export function readDayCell(raw: string): Read<string> {
  const text = compact(raw)
  const plain = readDate(text)
  if (plain) return read(plain)
  const month = readMonthCell(text)
  if (isFault(month)) return fault('not_a_day')
  if (month.guesses.includes('excel_serial')) return read(serialDay(Number(text)), 'excel_serial')
  const day = /(?:月|[./-])(\d{1,2})日?$/.exec(text)?.[1]
  const found =
    month.guesses.includes('day_dropped') && day ? readDate(`${month.value}-${two(Number(day))}`) : undefined
  return found ? read(found, ...month.guesses.filter(guess => guess !== 'day_dropped')) : fault('not_a_day')
}

function monthOf(eraName: string, yearText: string, month: number, hasDay: boolean): Read<string> {
  const guesses: Guess[] = hasDay ? ['day_dropped'] : []
  const name = eraName.toUpperCase()
  const era = name === '' ? null : ERAS.find(({ names }) => (names as readonly string[]).includes(name))
  if (era === undefined || month < 1 || month > 12) return fault('unreadable')
  const number = yearText === '元' ? 1 : Number(yearText)
  if (era === null && number < 100) return fault('unreadable')
  const year = (era?.zero ?? 0) + number
  const ym = `${year}-${two(month)}`
  if (year < EARLIEST || year > LATEST || (era !== null && ym < era.first)) return fault('out_of_range')
  if (era?.until && ym >= era.until) guesses.push('era_overflow')
  return read(ym, ...guesses)
}
