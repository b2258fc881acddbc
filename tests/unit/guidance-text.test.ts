import { describe, expect, test } from 'vitest'
import { changesOf, featureOf, type HeldArea, joined } from '../../app/zoning/guidance-change.ts'
import { depthOf, MOST_AREA_BYTES, MOST_POINTS, MOST_RINGS, readAreaText } from '../../app/zoning/guidance-text.ts'

const ring = (points: number) => Array.from({ length: points }, (_, at) => [139.38 + at / 1e6, 35.66])
const feature = (coordinates: unknown, type = 'Polygon', nameJa = '区域') => ({
  type: 'Feature',
  properties: { nameJa, industries: ['24'] },
  geometry: { type, coordinates },
})
const text = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })

describe('a GeoJSON text that somebody puts in', () => {
  test('is read where it is within the bounds', () => {
    const read = readAreaText(text(feature([[ring(MOST_POINTS)]], 'MultiPolygon')))
    expect(read).toMatchObject({ collection: { features: [{ type: 'Feature' }] } })
  })

  test.each([
    ['empty', '  \n', undefined],
    ['notJson', '{"type":', undefined],
    ['notFeatures', '[]', undefined],
    ['notFeatures', '{"type":"Feature"}', undefined],
    ['notFeatures', '{"type":"FeatureCollection","features":{}}', undefined],
    ['tooDeep', '['.repeat(100_000), undefined],
    ['tooDeep', text(feature([[[ring(4)]]], 'MultiPolygon')), undefined],
    ['tooLarge', text(feature([ring(4)], 'Polygon', '区'.repeat(MOST_AREA_BYTES / 3))), undefined],
    ['tooManyPoints', text(feature([ring(4)]), feature([ring(MOST_POINTS + 1)])), 1],
    ['tooManyPoints', text(feature(Array.from({ length: 3 }, () => ring(200)))), 0],
    ['tooManyRings', text(feature(Array.from({ length: MOST_RINGS + 1 }, () => ring(4)))), 0],
  ])('is refused as %s', (fault, given, where) => {
    const read = readAreaText(given)
    expect(read).toEqual(where === undefined ? { fault } : { fault, feature: where })
  })

  test('is measured in depth without being read: brackets in a text are none', () => {
    expect(depthOf('{"a":[1,{"b":"[[[\\"[["}]}')).toBe(3)
    expect(depthOf('"\\\\"[')).toBe(1)
    expect(depthOf('')).toBe(0)
  })
})

const held = (id: number, nameJa: string, industries = ['24']): HeldArea => ({
  ...{ id, nameJa, nameEn: nameJa, industries, incentivesJa: null, incentivesEn: null },
  ...{ sourceJa: null, sourceEn: null, url: null },
  shape: { type: 'MultiPolygon', coordinates: [] },
})

describe('areas that change', () => {
  const before = [held(1, '北'), held(2, '南')]

  test('join those of before; one of the same name gives way', () => {
    const given = [feature([ring(4)], 'Polygon', '南'), feature([ring(4)], 'Polygon', '東')]
    expect(joined(before, given)).toEqual([featureOf(before[0]!), ...given])
  })

  test('are told by name: new, said otherwise, gone; what is left out is none of them', () => {
    const given = [featureOf(before[0]!), featureOf(held(2, '南', ['25'])), feature([ring(4)], 'Polygon', '東')]
    expect(changesOf(before, given, new Set())).toEqual({ added: ['東'], changed: ['南'], retired: [] })
    expect(changesOf(before, given, new Set([1, 2]))).toEqual({ added: [], changed: [], retired: ['南'] })
  })
})
