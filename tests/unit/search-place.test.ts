import { describe, expect, test } from 'vitest'
import { areaOf, cameraOf, readBox } from '../../app/listings/search-place.ts'

const triangle: [number, number][] = [
  [139.38, 35.65],
  [139.4, 35.65],
  [139.39, 35.67],
  [139.38, 35.65],
]
const within = { type: 'Polygon' as const, coordinates: [triangle] }

describe('the place that a search asks for', () => {
  test('is outlined as it was asked: a drawn ring, a circle, a box', () => {
    expect(areaOf({ within })).toEqual({ ring: triangle })
    expect(areaOf({ near: [139.38, 35.66], radius: 800 })).toEqual({ around: [139.38, 35.66], radius: 800 })
    expect(areaOf({ near: [139.38, 35.66] })).toEqual({ around: [139.38, 35.66], radius: 1000 })
    expect(areaOf({ bbox: [1, 2, 3, 4] })).toEqual({
      ring: [
        [1, 2],
        [3, 2],
        [3, 4],
        [1, 4],
        [1, 2],
      ],
    })
    expect(areaOf({})).toBeNull()
  })

  test('is in view, unless the reader had left the map elsewhere', () => {
    expect(cameraOf({ within }, null)).toMatchObject({ box: [139.38, 35.65, 139.4, 35.67] })
    expect(cameraOf({ within }, [1, 2, 3, 4])).toEqual({ box: [1, 2, 3, 4] })
    const { box } = cameraOf({ near: [139.38, 35.66], radius: 900 }, null)!
    expect(box[2] - box[0]).toBeCloseTo(0.02, 6)
    expect(cameraOf({}, null)).toBeUndefined()
  })

  test('is read from the address only as four numbers', () => {
    expect(readBox('1,2,3,4')).toEqual([1, 2, 3, 4])
    for (const bad of [null, '', '1,2,3', 'a,b,c,d', '1,2,3,NaN']) expect(readBox(bad)).toBeNull()
  })
})
