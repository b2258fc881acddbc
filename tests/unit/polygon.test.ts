import { expect, test } from 'vitest'
import { MAX_VERTICES, readPolygon } from '../../app/listings/polygon.ts'

const polygon = (ring: number[][]) => JSON.stringify({ type: 'Polygon', coordinates: [ring] })
const square = [
  [139.36, 35.64],
  [139.4, 35.64],
  [139.4, 35.68],
  [139.36, 35.68],
  [139.36, 35.64],
]

test('a closed ring is read', () => {
  expect(readPolygon(polygon(square))).toEqual({ value: { type: 'Polygon', coordinates: [square] } })
})

test.each([
  [
    'bow tie',
    [
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 2],
      [0, 0],
    ],
  ],
  [
    'spike that folds back',
    [
      [0, 0],
      [2, 0],
      [1, 0],
      [1, 2],
      [0, 0],
    ],
  ],
  [
    'doubled corner',
    [
      [0, 0],
      [2, 0],
      [2, 0],
      [2, 2],
      [0, 0],
    ],
  ],
  [
    'side that touches another',
    [
      [0, 0],
      [4, 0],
      [4, 2],
      [2, 0],
      [0, 2],
      [0, 0],
    ],
  ],
])('a %s crosses itself', (_, ring) => {
  expect(readPolygon(polygon(ring))).toEqual({ fault: 'selfCrossing' })
})

test.each([
  ['not JSON', '{'],
  ['null', 'null'],
  ['a point', '{"type":"Point","coordinates":[1,2]}'],
  ['an open ring', polygon(square.slice(0, 4))],
  [
    'three corners with the first repeated missing',
    polygon([
      [0, 0],
      [1, 1],
      [0, 0],
    ]),
  ],
  ['a hole', JSON.stringify({ type: 'Polygon', coordinates: [square, square] })],
  [
    'words for degrees',
    polygon([
      ['a', 1],
      [1, 1],
      [1, 0],
      ['a', 1],
    ] as never),
  ],
  [
    'a place off the earth',
    polygon([
      [0, 0],
      [200, 0],
      [200, 80],
      [0, 0],
    ]),
  ],
])('%s is refused', (_, text) => {
  expect(readPolygon(text)).toEqual({ fault: 'notAPolygon' })
})

test('five hundred corners are read, one more is refused', () => {
  const circle = (corners: number) => {
    const ring = Array.from({ length: corners - 1 }, (_, i) => {
      const angle = (2 * Math.PI * i) / (corners - 1)
      return [Number((139.4 + 0.01 * Math.cos(angle)).toFixed(6)), Number((35.66 + 0.01 * Math.sin(angle)).toFixed(6))]
    })
    return polygon([...ring, ring[0]!])
  }
  expect(readPolygon(circle(MAX_VERTICES))).toHaveProperty('value')
  expect(readPolygon(circle(MAX_VERTICES + 1))).toEqual({ fault: 'tooManyVertices', limit: MAX_VERTICES })
})
