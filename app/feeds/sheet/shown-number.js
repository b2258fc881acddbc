// A number of a workbook as its reader sees it. Plain JavaScript, as the thread that reads workbooks has no TypeScript
// loader.
import { SSF } from '@e965/xlsx'

/** A number without what binary fractions leave behind it. */
const plainNumber = number => String(Number(number.toPrecision(15)))

/** Of a format what stands for something: not its words, colours and places. */
const codesOf = format => format.replace(/"[^"]*"|[\\!_*].|\[[^\]]*\]/g, '').toLowerCase()

/** A day as a day, so that an address that became one is noticed; a month or a time of day as such. */
function dayText(serial, format, date1904) {
  const codes = codesOf(format)
  const at = SSF.parse_date_code(serial, { date1904 })
  if (!at) return plainNumber(serial)
  if (!/[ydge]/.test(codes)) return `${at.H}:${String(at.M).padStart(2, '0')}`
  return /d/.test(codes) || !/m/.test(codes) ? `${at.y}/${at.m}/${at.d}` : `${at.y}年${at.m}月`
}

const UNIT = /[\p{L}\p{So}][\p{L}\p{So}/]*$/u

/**
 * A number with the unit that its format shows and with its leading zeros, neither rounded nor with thousands commas.
 * @param {number} number
 * @param {string | undefined} format
 * @param {boolean} date1904
 */
export function shownNumber(number, format, date1904) {
  const plain = plainNumber(number)
  if (format === undefined || format === 'General') return plain
  if (SSF.is_date(format)) return number >= 0 ? dayText(number, format, date1904) : plain
  const seen = SSF.format(format.replace(/General|G\/標準/gi, '0'), number).trim()
  const digits = seen.replace(/[^\d.]/g, '')
  if (seen.endsWith('%')) return `${plainNumber(number * 100)}%`
  // A name in figures: 00123, 191-0062.
  if (Number.isInteger(number) && (/^0\d/.test(digits) || /\d-\d/.test(seen))) return seen
  const unit = UNIT.exec(seen)?.[0]
  if (!unit) return plain
  // A number that is shown in thousands is one of the unit itself.
  const isScaled = Math.abs(Number(digits) - Math.abs(number)) > Math.max(1, Math.abs(number) / 100)
  return isScaled ? plain + (unit.endsWith('円') ? '円' : '') : plain + unit
}
