import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { datedFacility, facilityRecord } from '../../app/incubation/file.ts'
import { roomStateOn } from '../../app/incubation/model.ts'
import { isRecord, metaOf, papersOf } from '../../app/places/features.ts'

// Each data set says the same of itself in its file, which the portal shows, and in its README.

const TODAY = '2026-11-22'
const read = (path: string) => readFileSync(`geodata/${path}`, 'utf8')
const line = (readme: string, name: string) => new RegExp(`^- \\*\\*${name}:\\*\\* (.*)$`, 'm').exec(readme)?.[1] ?? ''
/** Folders whose papers stand in their file; the others' are given by the seed. */
const SAID = ['boundary', 'guidance', 'incubation', 'interchanges', 'overlays', 'sites', 'stations', 'towns', 'zoning']

test.each(SAID)('%s: licence and edition of the file are those of the README', folder => {
  const name = readdirSync(`geodata/${folder}`).find(one => /\.(geo)?json$/.test(one))
  const json: unknown = JSON.parse(read(`${folder}/${name}`))
  const papers = papersOf(isRecord(json) ? { ...json, ...metaOf(json) } : {})
  const readme = read(`${folder}/README.md`)
  expect(papers.licence).toBeTruthy()
  expect(line(readme, 'Licence')).toContain(papers.licence)
  expect(line(readme, 'Edition')).toContain(papers.edition)
})

test('the rooms of the README are those of the file', () => {
  const { facilities } = JSON.parse(read('incubation/incubation.json')) as { facilities: unknown[] }
  const counts = { vacant: 0, soon: 0, reserved: 0, occupied: 0, closed: 0 }
  for (const given of facilities) {
    const facility = datedFacility(facilityRecord.parse(given), TODAY)
    if ('fault' in facility) throw new Error(facility.fault)
    for (const room of facility.rooms) counts[roomStateOn(room, TODAY).state]++
  }
  expect(counts).toEqual({ vacant: 8, soon: 6, reserved: 0, occupied: 12, closed: 4 })
  const readme = read('incubation/README.md')
  for (const [word, count] of [
    ['vacant', counts.vacant],
    ['soon', counts.soon],
    ['occupied', counts.occupied],
    ['in preparation', counts.closed],
  ] as const)
    expect(readme).toMatch(new RegExp(`${word} \\(${count}\\b`))
})
