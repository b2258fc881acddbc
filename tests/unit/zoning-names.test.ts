import { describe, expect, it } from 'vitest'
import { ZONES } from '../../app/zoning/model.ts'
import { zoneCoded, zoneNamed } from '../../app/zoning/names.ts'
import { ZONES_IN_WORDS } from '../../app/zoning/zones-in-words.ts'

describe('names of zones', () => {
  it.each(ZONES.map(zone => [zone.nameJa, zone.id]))('%s', (name, id) => {
    expect(zoneNamed(name)).toBe(id)
  })

  it.each([
    ['１低専', '1low'],
    ['第1種低層住居専用地域', '1low'],
    ['一種低層', '1low'],
    ['第２種中高層住居専用地域', '2mid'],
    ['2中高', '2mid'],
    [' 準住居 ', 'qres'],
    ['田住', 'rural'],
    ['近商', 'ncom'],
    ['商業', 'com'],
    ['準工', 'qind'],
    ['工業', 'ind'],
    ['工専', 'xind'],
    ['無指定', 'none'],
    ['市街化調整区域', 'uca'],
  ])('%s is %s', (name, id) => {
    expect(zoneNamed(name)).toBe(id)
  })

  it.each(['不明', '', '準', '市街化区域', '特別工業地区', '10'])('%s is no zone', name => {
    expect(zoneNamed(name)).toBeNull()
  })
})

it('the same code means different zones in different data sets', () => {
  expect([zoneCoded('a29', 8), zoneCoded('a55', 8)]).toEqual(['ncom', 'rural'])
  expect([zoneCoded('a29', 21), zoneCoded('a55', 13)]).toEqual(['rural', 'xind'])
  expect([zoneCoded('a29', 99), zoneCoded('a55', 21)]).toEqual([null, null])
})

it('every zone with a code of the law has the steps that the law offers', () => {
  for (const zone of ZONES.filter(one => one.a29 !== null)) {
    const { coveragePct, floorAreaPct, clauseJa } = ZONES_IN_WORDS[zone.id]
    expect(coveragePct.length, zone.id).toBeGreaterThan(0)
    expect(floorAreaPct.length, zone.id).toBeGreaterThan(0)
    expect(clauseJa, zone.id).toContain(`建築基準法48条${zone.a55}項`)
  }
})
