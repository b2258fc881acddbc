import { describe, expect, it } from 'vitest'
import { featuresOf, textOf } from '../../app/places/features.ts'
import { distinctLines, lineNamed } from '../../app/places/lines.ts'
import { readStations, readTowns } from '../../app/places/read-places.ts'
import { indexRanges } from '../../app/places/report.ts'
import { romanOf, slugOf } from '../../app/places/romaji.ts'

describe('readings in Latin letters', () => {
  it.each([
    ['こうしゅうかいどう', 'Koshukaido'],
    ['たかはたふどう', 'Takahatafudo'],
    ['とよだ', 'Toyoda'],
    ['まんがんじ', 'Manganji'],
    ['ひのほんまち', 'Hinohommachi'],
    ['きたはちおうじ', 'Kitahachioji'],
    ['りょうごく', 'Ryogoku'],
    ['いっちょうめ', 'Itchome'],
    ['タマセンター', 'Tamasenta'],
    ['ちゅうおうだいがく・めいせいだいがく', 'Chuodaigaku-Meiseidaigaku'],
  ])('%s is %s', (kana, latin) => {
    expect(romanOf(kana)).toBe(latin)
  })
  it('become slugs', () => expect(slugOf('Tamadaira 2-chome')).toBe('tamadaira-2-chome'))
})

it('the services of one line are one line with the number that any of them has', () => {
  const lines = ['JR中央本線(東京～塩尻)', 'JR中央線(快速)'].map((name, i) => lineNamed(name, i ? 'JC21' : null))
  expect(distinctLines(lines)).toEqual([{ nameJa: 'JR中央線', nameEn: 'JR Chuo Line', code: 'JC21' }])
})

describe('towns', () => {
  const read = (record: object) => readTowns({ towns: [record] }).rows[0]
  it('of an address list', () => {
    expect(
      read({
        town: '旭が丘二丁目',
        base: '旭が丘',
        roman: 'Asahigaoka',
        postal_code: '1910065',
        lat: 35.66,
        lng: 139.37,
      }),
    ).toMatchObject({ nameEn: 'Asahigaoka 2-chome', baseJa: '旭が丘', chome: 2, postalCode: '191-0065' })
    expect(read({ town: '大字日野', roman: 'Hino', lat: 35.66, lng: 139.37 })).toMatchObject({
      nameEn: 'Oaza Hino',
      baseJa: '日野',
      chome: null,
    })
  })
  it('of a GeoJSON file of points', () => {
    const { rows, leftOut } = readTowns({
      type: 'FeatureCollection',
      features: [
        { properties: { name: '栄町十二丁目' }, geometry: { type: 'Point', coordinates: [139.4, 35.6] } },
        { properties: { name: '栄町十二丁目' }, geometry: { type: 'Point', coordinates: [139.4, 35.6] } },
        { properties: {}, geometry: { type: 'Point', coordinates: [139.4, 35.6] } },
        { properties: { name: '新町' }, geometry: null },
      ],
    })
    expect(rows).toMatchObject([{ nameJa: '栄町十二丁目', baseJa: '栄町', chome: 12, nameEn: null }])
    expect(leftOut.map(({ index, reason }) => [index, reason])).toEqual([
      [1, 'duplicate_name'],
      [2, 'name_missing'],
      [3, 'geometry_missing'],
    ])
  })
})

it('stations of both lists have the same lines', () => {
  const full = { name: '豊田', lat: 35.66, lng: 139.38, lines: [{ line: 'JR中央線(快速)', numbering: 'JC21' }] }
  const short = { name: '豊田', lat: 35.66, lng: 139.38, lines: ['JR中央線(快速) JC21'] }
  const linesOf = (record: object) => readStations({ stations: [record] }).rows[0]!.lines
  expect(linesOf(short)).toEqual(linesOf(full))
})

it('text is UTF-8 with or without a mark, else CP932', () => {
  expect(textOf(new Uint8Array([0xef, 0xbb, 0xbf, 0x41]))).toBe('A')
  expect(textOf(new Uint8Array([0x93, 0xfa, 0x96, 0xec, 0x87, 0x75, 0xee, 0xe0]))).toBe('日野㎡髙')
})

it('a projected coordinate system is refused, a geographic one of Japan is read', () => {
  const file = (name: string) => ({
    type: 'FeatureCollection',
    features: [],
    crs: { type: 'name', properties: { name } },
  })
  expect(featuresOf(file('urn:ogc:def:crs:EPSG::6668')).features).toEqual([])
  expect(featuresOf(file('urn:ogc:def:crs:OGC:1.3:CRS84')).features).toEqual([])
  expect(() => featuresOf(file('EPSG:6677'))).toThrow('projection_unknown')
})

it('writes indexes as ranges', () => {
  expect(indexRanges([0, 1, 2, 5, 7, 8])).toBe('0–2, 5, 7–8')
})
