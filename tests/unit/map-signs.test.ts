import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { textWidth } from '../../app/lib/text-width.ts'
import { KINDS } from '../../app/listings/model.ts'
import { darker } from '../../app/map/colour.ts'
import { frameAroundBoth, onSheet, SHEET, unitsOf } from '../../app/map/flat.ts'
import { groundPicture } from '../../app/map/picture.ts'
import { PIN_OUTLINES, PINS, pinOf } from '../../app/map/pins.ts'
import { ZONES } from '../../app/zoning/model.ts'

const light = (colour: string) => {
  const [r, g, b] = [1, 3, 5]
    .map(at => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map(part => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string) => {
  const [low, high] = [light(a), light(b)].sort((x, y) => x - y) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

describe('pins', () => {
  test('every kind of property has its own', () => {
    for (const kind of KINDS) expect(pinOf(kind).kind).toBe(kind)
  })
  test('letters and shapes tell them apart without colour', () => {
    for (const of of ['letterJa', 'letterEn', 'shape'] as const)
      expect(new Set(PINS.map(pin => pin[of])).size).toBe(PINS.length)
    for (const pin of PINS) expect(PIN_OUTLINES[pin.shape]).toMatch(/^M.+Z$/)
  })
  test('the white letter stands out', () => {
    for (const pin of PINS) expect(contrast(pin.colour, '#ffffff')).toBeGreaterThanOrEqual(4.5)
  })
})

describe('zones', () => {
  test('letters tell them apart in both languages and can be read on white', () => {
    expect(new Set(ZONES.map(zone => zone.letterJa)).size).toBe(ZONES.length)
    expect(new Set(ZONES.map(zone => zone.letterEn)).size).toBe(ZONES.length)
    for (const zone of ZONES) expect(contrast(darker(zone.colour, 0.58), '#ffffff')).toBeGreaterThanOrEqual(4.5)
  })
})

describe('the drawn ground', () => {
  test('keeps the shape of the land', () => {
    const [west] = onSheet([139.38, 35.66])
    const [east] = onSheet([139.38 + 1 / (111.32 * Math.cos((35.66 * Math.PI) / 180)), 35.66])
    expect(east - west).toBeCloseTo(unitsOf(1000), 0)
    const [, south] = onSheet([139.38, 35.66])
    const [, north] = onSheet([139.38, 35.66 + 1 / 110.95])
    expect(south - north).toBeCloseTo(unitsOf(1000), 0)
    expect(SHEET.height).toBeGreaterThan(800)
  })

  test.each([
    ['a few metres', [139.3851, 35.6591], [139.3853, 35.6592]],
    ['across the city', [139.36, 35.64], [139.44, 35.69]],
    ['at the rim of the sheet', [139.302, 35.595], [139.303, 35.6]],
  ] as const)('holds both ends of a move in one frame: %s', (_, one, other) => {
    const frame = frameAroundBoth(one, other)
    expect(frameAroundBoth(other, one)).toEqual(frame)
    const [left, upper, width, height] = frame
    expect(width / height).toBeCloseTo(4 / 3)
    expect([left >= 0, upper >= 0, left + width <= SHEET.width, upper + height <= SHEET.height]).not.toContain(false)
    for (const [x, y] of [onSheet(one), onSheet(other)])
      expect([x > left, x < left + width, y > upper, y < upper + height]).not.toContain(false)
  })

  test('writes names as text and nothing that a policy forbids', () => {
    const station = {
      type: 'Feature' as const,
      geometry: { type: 'Point' as const, coordinates: [139.381, 35.66] },
      properties: { layer: 'stations', inCity: true, nameJa: '<b>&"', nameEn: 'x' },
    }
    const picture = groundPicture([station], 'city', 'ja')
    expect(picture).toContain('&#60;b&#62;&#38;&#34;駅')
    expect(picture).not.toMatch(/style=|<script|<b>/)
  })

  test.each(['ja', 'en'] as const)('no name of a town or station covers another (%s)', locale => {
    type Place = { nameJa: string; nameEn: string; lng: number; lat: number; inCity?: boolean }
    const places = (layer: 'towns' | 'stations') =>
      (JSON.parse(readFileSync(`geodata/${layer}/${layer}.json`, 'utf8'))[layer] as Place[]).map(place => ({
        type: 'Feature' as const,
        geometry: { type: 'Point' as const, coordinates: [place.lng, place.lat] },
        properties: { layer, ...place },
      }))
    const towns = places('towns')
    const stations = places('stations').filter(({ properties }) => properties.inCity)
    const picture = groundPicture([...towns, ...stations], 'near', locale)
    const boxes = [
      ...picture.matchAll(
        /<text x="([\d.-]+)" y="([\d.-]+)" font-size="([\d.]+)"[^>]*?( font-weight="700")?>([^<]+)</g,
      ),
    ].map(([, x, y, size, bold, name]) => {
      const half = (textWidth(name!, Number(size)) / 2) * 0.98
      const [left, right] = [Number(x) - half, Number(x) + half]
      return {
        name,
        left,
        right,
        upper: Number(y) - Number(size) * 0.95,
        lower: Number(y),
        isStation: bold !== undefined,
      }
    })
    // Most towns keep their name, and every station.
    expect(boxes.filter(box => box.isStation)).toHaveLength(stations.length)
    expect(boxes.length - stations.length).toBeGreaterThan(towns.length * 0.7)
    const covered = boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter(b => a.left < b.right && b.left < a.right && a.upper < b.lower && b.upper < a.lower)
        .map(b => `${a.name} / ${b.name}`),
    )
    expect(covered).toEqual([])
  })
})
