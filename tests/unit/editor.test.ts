import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHECKLIST } from '../../app/listings/checklist.ts'
import { readFactEntry, writeFieldText } from '../../app/listings/editor/fact-entry.ts'
import { GROUPS, SECTION_OF_ITEM } from '../../app/listings/editor/sections.ts'
import { automaticTitle } from '../../app/listings/editor/title.ts'
import { isValueOf } from '../../app/listings/fact-values.ts'
import { FIELD_GROUPS } from '../../app/listings/field.ts'
import { readFieldCell } from '../../app/listings/field-cell.ts'
import { FIELDS, type Field, fieldOf } from '../../app/listings/fields.ts'
import { CRANE_KIND } from '../../app/listings/options.ts'
import { readCoordinates, stepped, writeCoordinates } from '../../app/places/place-text.ts'

const TODAY = '2026-11-22'
const size = fc.integer({ min: 1, max: 9000 }).map(n => n / 100)
const count = fc.integer({ min: 1, max: 9 })

const anyValueOf = (field: Field): fc.Arbitrary<unknown> => {
  switch (field.type) {
    case 'number':
      return fc.integer({ min: field.min * 10, max: Math.min(field.max, 100_000) * 10 }).map(n => n / 10)
    case 'boolean':
      return fc.boolean()
    case 'month':
      return fc.constantFrom('1983-11', '2001-01')
    case 'option':
      return fc.constantFrom(...Object.keys(field.options ?? {}))
    case 'cranes':
      return fc.array(fc.record({ ratedLoadT: size, count }), { maxLength: 3 }).chain(cranes =>
        fc
          .array(fc.constantFrom(undefined, ...(Object.keys(CRANE_KIND) as (keyof typeof CRANE_KIND)[])), {
            minLength: cranes.length,
            maxLength: cranes.length,
          })
          .map(kinds => cranes.map((crane, at) => (kinds[at] ? { ...crane, kind: kinds[at] } : crane))),
      )
    case 'openings':
      return fc.array(fc.record({ widthM: size, heightM: size, count }), { maxLength: 3 })
    case 'text':
      return fc.constantFrom('8m×6m', 'なし')
  }
}

describe('a fact in a form', () => {
  test.each(FIELDS.map(field => [field.id, field] as const))('%s: what is written out is read back', (_, field) => {
    fc.assert(
      fc.property(anyValueOf(field), value => {
        fc.pre(isValueOf(field, value))
        expect(readFieldCell(field, writeFieldText(field, value))).toEqual(value)
      }),
      { numRuns: 30 },
    )
  })

  const field = fieldOf('ceiling_height_min_m')!
  const held = { value: 5, sourceParty: 'owner', method: 'drawing', observedOn: null, confidence: 'high' } as const
  const read = (form: Record<string, string>, before?: typeof held) =>
    readFactEntry(new URLSearchParams(form), field, before, TODAY)
  const [value, unknown] = [`facts.${field.id}`, `unknown.${field.id}`]

  test('says nothing where nothing was written or nothing has changed', () => {
    expect(read({})).toBeNull()
    expect(read({ [value]: '' })).toBeNull()
    expect(read({ [value]: '5' }, held)).toBeNull()
  })

  test('is the writer’s own word of the day unless its papers say otherwise', () => {
    expect(read({ [value]: '4.5m' })).toEqual({
      fact: { value: 4.5, sourceParty: 'partner', method: 'declared', observedOn: TODAY, confidence: 'medium' },
    })
    expect(read({ [value]: '6' }, held)).toEqual({ fact: { ...held, value: 6 } })
  })

  test('may be unknown: by the tick, in words, and where it was emptied', () => {
    expect(read({ [value]: '', [unknown]: '1' })).toMatchObject({ fact: { value: null } })
    expect(read({ [value]: '不明' })).toMatchObject({ fact: { value: null } })
    expect(read({ [value]: '' }, held)).toEqual({ fact: { ...held, value: null } })
    expect(read({ [value]: '5', [unknown]: '1' }, held)).toEqual({ fact: { ...held, value: null } })
  })

  test('is not guessed', () => {
    expect(read({ [value]: 'high' })).toEqual({ fault: 'unreadable' })
    expect(read({ [value]: '7', [unknown]: '1' })).toEqual({ fault: 'both' })
  })
})

test('every item of the standards is put right somewhere, and every group of facts is asked for once', () => {
  expect(Object.keys(SECTION_OF_ITEM).sort()).toEqual([...CHECKLIST.map(({ id }) => id), 'contact_person'].sort())
  expect(Object.values(GROUPS).flat().sort()).toEqual([...FIELD_GROUPS].sort())
})

test('a title made by itself', () => {
  const town = { nameJa: '旭が丘三丁目', nameEn: 'Asahigaoka 3-chome' }
  expect(automaticTitle('ja', 'factory', town, 169.92)).toBe('旭が丘三丁目 工場 170㎡')
  expect(automaticTitle('en', 'land', town, null)).toBe('Asahigaoka 3-chome land')
})

describe('coordinates', () => {
  test.each(['35.66,139.38', '139.38 35.66', '北緯35.66度、東経139.38度', '３５．６６，１３９．３８'])('%s', text => {
    expect(readCoordinates(text)).toEqual([139.38, 35.66])
  })
  test.each(['', '35.66', '旭が丘3-2-1', '200,300', '1,2,3'])('%j is none', text => {
    expect(readCoordinates(text)).toBeNull()
  })
  test('are written as they are read, and moved by metres', () => {
    expect(readCoordinates(writeCoordinates([139.38, 35.66]))).toEqual([139.38, 35.66])
    expect(stepped([139.38, 35.66], 'n', 111.32)[1]).toBeCloseTo(35.661, 6)
  })
})
