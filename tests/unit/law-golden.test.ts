import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Known } from '../../app/zoning/law/condition.ts'
import { permissionOf, rowOf } from '../../app/zoning/law/permission.ts'
import { USE_IDS, type UseId } from '../../app/zoning/law/uses.ts'
import { ZONE_IDS, type ZoneId } from '../../app/zoning/model.ts'

// Written from the text of the Act and the Order alone, each with its clause, by somebody who had seen no other table.

type Golden = {
  id: string
  zone: ZoneId
  use: UseId
  work?: string[]
  facts: Record<string, number | string>
  expect: string
  clause: string
  why: string
  doubt?: true
}
const text = readFileSync(new URL('../fixtures/law/golden.jsonl', import.meta.url), 'utf8')
const CASES: Golden[] = text
  .split('\n')
  .filter(line => line !== '')
  .map(line => JSON.parse(line))

const NUMBERS = ['floor_area', 'workshop_area', 'storey', 'motor_kw', 'seats_area']
const FLAGS: Record<string, string> = {
  prime_mover: 'prime_mover',
  residence_share_ok: 'residence_share',
  planned: 'planned_garage',
  designated_telecom: 'designated_telecom',
  noisy_designated: 'noisy_produce',
  special_method: 'special_method',
  underground_tank: 'underground_tank',
}
/** A of 令130条の9 in the unit in which the portal asks. */
const A: Record<string, number> = { petroleum: 10, other_fire_law: 10, gas: 7000, match: 300 }

function knownOf({ use, work, facts }: Golden): Known {
  const known = { numbers: {}, flags: {}, options: {}, works: {} } as Record<string, Record<string, unknown>>
  for (const item of work ?? []) known.works![item] = true
  // A factory whose work is not given may come under anything.
  if (use === 'factory' && !work)
    for (const item of ['to3.1', 'nu3.1', 'ru1.1']) known.works![item] = { flag: 'special_method' }
  for (const [name, value] of Object.entries(facts))
    if (NUMBERS.includes(name)) known.numbers![name] = [value, value]
    else if (FLAGS[name]) known.flags![FLAGS[name]!] = value === 1
    else if (name === 'goods') known.options!.goods = value === 'gas' ? 'compressed_gas' : value
    else if (name === 'a_multiple') {
      const quantity = Number(value) * (A[String(facts.goods)] ?? 10)
      known.numbers!.goods_quantity = [quantity, quantity]
    } else known.options![name] = value
  if (facts.motor_kw !== undefined && facts.prime_mover === undefined)
    known.flags!.prime_mover = Number(facts.motor_kw) > 0
  return known as unknown as Known
}

/** Where the portal answers otherwise, and why. */
const OTHERWISE: Record<string, [answer: string, why: string]> = {
  ...Object.fromEntries(
    CASES.filter(
      one =>
        one.zone === 'qind' &&
        ['factory', 'car_repair'].includes(one.use) &&
        one.expect === 'conditional' &&
        !one.work?.includes('ru1.12') &&
        !one.facts.special_method,
    ).map(one => [one.id, ['allowed', 'known to be none of the businesses that 準工業 bars: nothing limits it']]),
  ),
  c329: ['conditional', 'one designation stands for three: the fact does not tell them apart'],
  c457: ['conditional', 'a private school is taken as a shop here too'],
  c946: ['to_be_confirmed', 'the exempt forging is asked for; both answers bar it'],
  c950: ['to_be_confirmed', 'a bare item does not say that a motor is used; every process that comes under it does'],
  c1079: ['not_allowed', 'alcohols are a kind of their own in the portal’s question'],
  c1114: ['to_be_confirmed', 'a quantity without its kind is asked for'],
  c1135: ['to_be_confirmed', 'a quantity without its kind is asked for'],
}

describe('the table of uses and zones', () => {
  test('answers every golden case as the text does', () => {
    expect(CASES.length).toBeGreaterThan(400)
    const wrong = CASES.flatMap(one => {
      const row = rowOf(one.use, one.zone)
      const got = row ? permissionOf(row, knownOf(one)) : 'to_be_confirmed'
      const wanted = OTHERWISE[one.id]?.[0] ?? one.expect
      return got === wanted
        ? []
        : [
            `${one.id} ${one.zone} ${one.use} ${JSON.stringify(one.facts)}: ${got}, not ${wanted} (${one.clause}: ${one.why})`,
          ]
    })
    expect(wrong).toEqual([])
  })

  test('what the portal reads otherwise is little, and is read otherwise still', () => {
    const doubtless = Object.keys(OTHERWISE).filter(id => !CASES.find(one => one.id === id)?.doubt)
    expect(doubtless.length).toBeLessThan(25)
    for (const [id, [answer]] of Object.entries(OTHERWISE))
      expect(CASES.find(one => one.id === id)?.expect, id).not.toBe(answer)
  })

  test('the cases reach every zone, use and answer', () => {
    for (const zone of ZONE_IDS)
      expect(
        CASES.some(one => one.zone === zone),
        zone,
      ).toBe(true)
    for (const use of USE_IDS)
      expect(
        CASES.some(one => one.use === use),
        use,
      ).toBe(true)
  })

  test('has exactly one row with its clause for every use and zone', () => {
    for (const use of USE_IDS)
      for (const zone of ZONE_IDS) {
        const row = rowOf(use, zone)
        if (zone === 'uca') expect(row).toBeNull()
        else
          expect(row, `${use} ${zone}`).toMatchObject({
            use,
            zone,
            clause: expect.stringMatching(/^建築基準法48条\d+項・別表第二 （/),
          })
      }
  })
})
