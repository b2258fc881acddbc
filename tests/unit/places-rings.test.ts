import { describe, expect, it } from 'vitest'
import { readPoint, readPolygons, readPosition, shapeKey } from '../../app/places/rings.ts'

const square = [
  [139, 35],
  [140, 35],
  [140, 36],
  [139, 36],
  [139, 35],
]
const polygon = (...coordinates: unknown[]) => ({ type: 'Polygon', coordinates })
const hole = [
  [139.2, 35.2],
  [139.2, 35.4],
  [139.4, 35.4],
  [139.2, 35.2],
]

describe('what is wrong with a polygon is said, never mended', () => {
  it.each([
    ['no geometry', null, 'geometry_missing'],
    ['an empty polygon', polygon(), 'geometry_missing'],
    ['a point', { type: 'Point', coordinates: [139, 35] }, 'not_a_polygon'],
    ['a line of two points and back', polygon([square[0], square[1], square[0]]), 'too_few_points'],
    ['four points that are two', polygon([square[0], square[1], square[1], square[0]]), 'too_few_points'],
    ['a ring that does not come back', polygon(square.slice(0, 4)), 'not_closed'],
    ['a hole that does not come back', polygon(square, hole.slice(0, 3).concat([[139.3, 35.3]])), 'not_closed'],
    ['a coordinate that is no number', polygon([[139, null], ...square.slice(1)]), 'not_a_number'],
    ['NaN', polygon([[139, Number.NaN], ...square.slice(1)]), 'not_a_number'],
    ['1e400', polygon([[JSON.parse('1e400'), 35], ...square.slice(1)]), 'not_a_number'],
    ['metres instead of degrees', polygon(square.map(([x, y]) => [x! * 1000, y! * 1000])), 'not_degrees'],
  ])('%s', (_, geometry, fault) => {
    expect(readPolygons(geometry)).toEqual({ fault })
  })
})

describe('one shape, however it is written', () => {
  const key = (geometry: unknown) => {
    const read = readPolygons(geometry)
    return 'value' in read ? shapeKey(read.value) : read.fault
  }
  const same = key(polygon(square, hole))
  it.each([
    ['turned the other way', polygon([...square].reverse(), [...hole].reverse())],
    ['begun at another corner', polygon([...square.slice(2, 4), ...square.slice(0, 3)], hole)],
    ['as a MultiPolygon of one', { type: 'MultiPolygon', coordinates: [[square, hole]] }],
    [
      'with noise below a centimetre',
      polygon(
        square.map(([x, y]) => [x! + 1e-9, y! - 1e-9]),
        hole,
      ),
    ],
    ['with a point written twice', polygon([square[0], ...square], hole)],
    [
      'with heights',
      polygon(
        square.map(at => [...at, 12]),
        hole,
      ),
    ],
  ])('%s', (_, geometry) => {
    expect(key(geometry)).toBe(same)
  })
  it('and no other', () => {
    expect(key(polygon(square))).not.toBe(same)
  })
})

it('reads positions as numbers or digits, and nothing else', () => {
  expect(readPosition('139.4', 35.6)).toEqual({ value: [139.4, 35.6] })
  expect(readPosition('', 35.6)).toEqual({ fault: 'not_a_number' })
  expect(readPosition(139.4, undefined)).toEqual({ fault: 'not_a_number' })
  expect(readPosition(35.6, 139.4)).toEqual({ fault: 'not_degrees' })
  expect(readPoint({ type: 'Point', coordinates: [139.4, 35.6] })).toEqual({ value: [139.4, 35.6] })
  expect(readPoint({ type: 'LineString', coordinates: [] })).toEqual({ fault: 'not_a_point' })
})
