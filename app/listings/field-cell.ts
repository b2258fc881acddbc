import * as value from './cell-values.ts'
import type { Field } from './fields.ts'

/** Characters of a text that is a fact. */
export const MOST_OF_A_TEXT = 400

/** 3, '3階'; '-1', '地下1階', 'B1' where a field goes below 0. */
function readSigned(field: Field, raw: string): number | undefined {
  const below = field.min < 0 ? /^(?:-|地下|B)\s*(\d.*)$/i.exec(value.plainCell(raw)) : null
  const number = value.readNumber(below?.[1] ?? raw, field.unit ? [field.unit] : [])
  return number !== undefined && below ? -number : number
}

/** The value of a fact as its field says; undefined where it cannot be read. */
export function readFieldCell(field: Field, raw: string): unknown {
  switch (field.type) {
    case 'number':
      if (field.unit === '㎡') return value.readArea(raw)
      if (field.unit === 't/㎡') {
        const kilograms = value.readNumber(raw, ['kg/㎡'])
        if (/kg/i.test(raw)) return kilograms === undefined ? undefined : kilograms / 1000
      }
      return readSigned(field, raw)
    case 'boolean':
      return value.readYesNo(raw)
    case 'month':
      return value.readMonth(raw)
    case 'option':
      return value.readOption(raw, field.options ?? {})
    case 'cranes':
      return value.readCranes(raw)
    case 'openings':
      return value.readOpenings(raw)
    case 'text':
      return raw.slice(0, MOST_OF_A_TEXT)
  }
}
