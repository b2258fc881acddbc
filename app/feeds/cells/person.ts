import { compact, fault, type Read, read } from './read.ts'

/** Digits of area codes of the city and its neighbours that stand before the office's; the longest first. */
const AREA_CODES = ['0428', '042', '03', '04', '0120', '0800', '050', '070', '080', '090', '0570'] as const

const grouped = (digits: string): string => {
  const mobile = /^0[5789]0/.test(digits) && digits.length === 11
  if (mobile) return `${digits.slice(0, 3)}-${digits.slice(3, 7)}-${digits.slice(7)}`
  const code =
    [...AREA_CODES].sort((a, b) => b.length - a.length).find(one => digits.startsWith(one)) ?? digits.slice(0, 3)
  const rest = digits.slice(code.length)
  return `${code}-${rest.slice(0, -4)}-${rest.slice(-4)}`
}

/** A telephone number with its dashes: '042-585-1111', '０４２（５８５）１１１１', '+81 42 585 1111'; '425851111' lost its 0 in a spreadsheet. */
export function readPhoneCell(raw: string): Read<string> {
  const text = compact(raw).replace(/^(?:tel|電話|℡)[:.]?/i, '')
  if (!/^\+?[\d()./-]+(?:\.0)?$/.test(text)) return fault('unreadable')
  const isAbroad = text.startsWith('+')
  const digits = text.replace(/\.0$/, '').replace(/\D/g, '')
  const national = isAbroad && digits.startsWith('81') ? `0${digits.slice(2).replace(/^0/, '')}` : digits
  if (/^0\d{9,10}$/.test(national)) {
    const isWritten = /^0\d+-\d+-\d+$/.test(text) && !isAbroad
    return read(isWritten ? text : grouped(national))
  }
  // Nine digits or ten that begin otherwise: a spreadsheet took the number for a number.
  if (/^[1-9]\d{8,9}$/.test(national)) return read(grouped(`0${national}`), 'leading_zero')
  return fault('unreadable')
}

/** Characters of names that are one and the same to whoever searches. They stay as they are for whoever reads. */
const SAME: Readonly<Record<string, string>> = {
  ...{ 髙: '高', 﨑: '崎', 嵜: '崎', 邉: '辺', 邊: '辺', 濵: '浜', 濱: '浜', 德: '徳', 栁: '柳', 桒: '桑', 𠮷: '吉' },
  ...{ 齋: '斎', 齊: '斉', 澤: '沢', 廣: '広', 國: '国', 眞: '真', 惠: '恵', 瀨: '瀬' },
  ...{ 曻: '昇', 彅: '薙', 圡: '土', 槗: '橋', 櫻: '桜', 嶋: '島', 嶌: '島', 龍: '竜', 瀧: '滝', 薗: '園', 舘: '館' },
}
const FIRM_FORMS: readonly [RegExp, string][] = [
  [/\(株\)/g, '株式会社'],
  [/\(有\)/g, '有限会社'],
  [/\(名\)/g, '合名会社'],
  [/\(資\)/g, '合資会社'],
  [/\(同\)/g, '合同会社'],
]

export type Firm = { name: string; searchKey: string }

/** A firm's name as it stands, and as it is looked for: ㈱髙﨑 is found by 株式会社高崎. */
export function readFirmCell(raw: string): Read<Firm> {
  const name = raw.trim().replace(/\s+/g, ' ')
  if (name === '') return fault('missing')
  if (name.length > 120) return fault('too_long')
  const plain = FIRM_FORMS.reduce((text, [form, words]) => text.replace(form, words), name.normalize('NFKC'))
  const searchKey = [...plain].map(character => SAME[character] ?? character).join('')
  return read({ name, searchKey: searchKey.replace(/\s/g, '') })
}
