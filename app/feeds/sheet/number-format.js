// What a spreadsheet's number format makes of a number: a day, a padded number, a number with its unit. Plain JavaScript,
// as the thread that reads workbooks has no TypeScript loader.

const ERA_DAY = 'ggge"年"m"月"d"日"'
/** Formats that a workbook names by number alone, as Excel in Japan shows them. */
const BUILT_IN = {
  ...{ 9: '0%', 10: '0.00%', 14: 'yyyy/m/d', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy', 18: 'h:mm', 19: 'h:mm:ss' },
  ...{ 20: 'h:mm', 21: 'h:mm:ss', 22: 'yyyy/m/d h:mm', 27: 'ge.m.d', 28: ERA_DAY, 29: ERA_DAY, 30: 'm/d/yy' },
  ...{ 31: 'yyyy"年"m"月"d"日"', 32: 'h"時"mm"分"', 33: 'h"時"mm"分"ss"秒"', 34: 'yyyy"年"m"月"', 35: 'm"月"d"日"' },
  ...{ 36: 'ge.m.d', 45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss', 50: 'ge.m.d', 51: ERA_DAY, 52: 'yyyy"年"m"月"' },
  ...{ 53: 'm"月"d"日"', 54: ERA_DAY, 55: 'yyyy"年"m"月"', 56: 'm"月"d"日"', 57: 'ge.m.d', 58: ERA_DAY },
}

/** @param {number} id */
export const builtInFormat = id => BUILT_IN[id] ?? 'General'

const PIECE =
  /"([^"]*)"?|[\\!](.)|[_*].|\[\$([^\]-]*)(?:-[^\]]*)?\]|\[([hms]+)\]|\[[^\]]*\]|(General|G\/標準)|([0#?.,%/@a-zA-Z])|(\s)|(.)/gisu

/**
 * A section in pieces: signs that stand for something, and text as it is shown.
 * @param {string} section
 */
function piecesOf(section) {
  const pieces = []
  for (const [, quoted, escaped, currency, elapsed, general, code, , plain] of section.matchAll(PIECE)) {
    const literal = quoted ?? escaped ?? currency ?? plain
    const sign = general ? '0' : (elapsed ?? code)
    if (literal) pieces.push({ literal })
    else if (sign) for (const one of general ? '#' : sign) pieces.push({ code: one })
  }
  return pieces
}

const SECTION = /(?:"[^"]*"?|[\\!_*].|\[[^\]]*\]|[^;])+|(?<=;|^)(?=;|$)/gsu
const CONDITION = /\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]/

/** @type {Record<string, (value: number, than: number) => boolean>} */
const HOLDS = {
  '<': (value, than) => value < than,
  '>': (value, than) => value > than,
  '<=': (value, than) => value <= than,
  '>=': (value, than) => value >= than,
  '=': (value, than) => value === than,
  '<>': (value, than) => value !== than,
}

/**
 * The section of a format that is for this number.
 * @param {string} format
 * @param {number} value
 */
function sectionFor(format, value) {
  const sections = format.match(SECTION) ?? ['General']
  if (sections.some(section => CONDITION.test(section)))
    return (
      sections.find(section => {
        const [, sign, than] = CONDITION.exec(section) ?? []
        return sign === undefined || HOLDS[sign](value, Number(than))
      }) ?? 'General'
    )
  return (value < 0 ? sections[1] : value === 0 ? sections[2] : undefined) || sections[0] || 'General'
}

const DAY_MS = 86_400_000
const two = number => String(number).padStart(2, '0')

/**
 * A day as a day, so that an address that became one is noticed; a month or a time of day as such.
 * @param {number} serial
 * @param {string} codes
 * @param {boolean} is1904
 */
function dayText(serial, codes, is1904) {
  if (/[hs]/i.test(codes) && !/[ydge]/i.test(codes)) {
    const minutes = Math.round(serial * 1440)
    return `${Math.floor(minutes / 60)}:${two(minutes % 60)}`
  }
  // The 1900 calendar has a 29 February that never was.
  const days = is1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  const at = new Date(Date.UTC(1899, 11, 30) + Math.floor(days + 1e-9) * DAY_MS)
  if (Number.isNaN(at.getTime())) return String(serial)
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth() + 1]
  return /[ye]/i.test(codes) && !/[dhs]/i.test(codes) && /m/i.test(codes)
    ? `${year}年${month}月`
    : `${year}/${month}/${at.getUTCDate()}`
}

/** A number without what binary fractions leave behind it. */
const plainNumber = number => String(Number(number.toPrecision(15)))

/** Leading zeros and dashes of a number that is a name: 00123, 191-0062. */
function padded(number, pieces) {
  const zeros = pieces.filter(({ code }) => code).length
  let digits = plainNumber(number).padStart(zeros, '0')
  let text = ''
  let left = zeros
  for (const { literal } of [...pieces].reverse()) {
    if (literal !== undefined) text = literal + text
    else {
      const cut = --left === 0 ? digits.length : 1
      text = digits.slice(-cut) + text
      digits = digits.slice(0, -cut)
    }
  }
  return text
}

/**
 * A number of a cell as its reader sees it, without rounding and thousands commas.
 * @param {string} raw
 * @param {string} format
 * @param {boolean} is1904
 */
export function formatted(raw, format, is1904) {
  const number = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(number)) return raw
  const pieces = piecesOf(sectionFor(format, number))
  const codes = pieces.map(({ code = '' }) => code).join('')
  const hasDigits = /[0#?]/.test(codes)
  if (number >= 0 && (/[ymdhsg]/i.test(codes) || (!hasDigits && /e/i.test(codes))))
    return dayText(number, codes, is1904)
  const plain = plainNumber(number)
  if (!hasDigits) return plain
  if (/^0{2,}$/.test(codes) && Number.isInteger(number) && number >= 0) return padded(number, pieces)
  if (codes.includes('%')) return `${plainNumber(number * 100)}%`
  const isDigit = ({ code }) => code !== undefined
  const last = pieces.findLastIndex(isDigit)
  const first = pieces.findIndex(isDigit)
  const unit = pieces
    .slice(last + 1)
    .map(({ literal }) => literal)
    .join('')
    .trim()
  // A number that is shown in thousands is one of the unit itself.
  const isScaled = /,$/.test(codes) || pieces.slice(first, last).some(({ literal }) => literal?.includes('.'))
  if (isScaled) return /円$/.test(unit) ? `${plain}円` : plain
  return /[\p{L}\p{So}%]/u.test(unit) ? plain + unit : plain
}
