import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answers, Case, PlanHere, PropertyFacts } from '../../app/zoning/law/case.ts'
import { type FactId, FLAG_FACTS, type FlagFact, OPTION_FACTS } from '../../app/zoning/law/facts.ts'
import { PROCESSES } from '../../app/zoning/law/processes.ts'
import { USE_IDS } from '../../app/zoning/law/uses.ts'
import { verdictOf } from '../../app/zoning/law/verdict.ts'
import { HEADLINES, type Headline, worst } from '../../app/zoning/law/verdict-model.ts'
import { ZONE_IDS } from '../../app/zoning/model.ts'

/** Values on and around every limit of the law. */
const metres = fc.constantFrom(20, 49.9, 50, 50.1, 150, 150.1, 200, 300, 300.1, 500.1, 1500, 1500.1, 3000.1, 10_000.1)
const kilowatts = fc.constantFrom(0, 0.5, 0.75, 0.76, 1.5, 1.51, 2.2, 2.51, 4, 4.1, 10, 10.1, 30)
const flags = Object.keys(FLAG_FACTS) as FlagFact[]
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined })

const answers: fc.Arbitrary<Answers> = fc
  .record({
    floor_area: maybe(metres),
    workshop_area: maybe(metres),
    storey: maybe(fc.integer({ min: 1, max: 6 })),
    motor_kw: maybe(kilowatts),
    seats_area: maybe(fc.constantFrom(100, 199.9, 200, 10_000.1)),
    spray_kw: maybe(kilowatts),
    compressor_kw: maybe(kilowatts),
    grinders: maybe(fc.integer({ min: 0, max: 4 })),
    crucible_l: maybe(fc.constantFrom(0, 50, 50.1)),
    acetylene_l: maybe(fc.constantFrom(0, 9.9, 10, 30, 30.1)),
    sheet_mm: maybe(fc.constantFrom(0, 0.4, 0.5)),
    goods: maybe(fc.constantFrom(...OPTION_FACTS.goods.options.map(([id]) => id))),
    goods_quantity: maybe(fc.constantFrom(0, 1, 1.1, 5, 5.1, 10, 35.1, 50.1, 350.1, 3500.1)),
    special_store: maybe(fc.constantFrom('none', 'indoor_special', 'sales_1', 'sales_2')),
    trade: maybe(fc.constantFrom(...OPTION_FACTS.trade.options.map(([id]) => id))),
    chosen: fc.dictionary(fc.constantFrom(...flags), fc.boolean(), { maxKeys: 8 }),
  })
  .map(({ chosen, ...rest }) => {
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
    return sound({ ...chosen, ...given } as Answers)
  })

/**
 * Answers that do not gainsay each other: a machine that a motor drives has one, all motors together are at least those
 * of one kind, and a workshop is no larger than its floor. (Of answers that do, to take one back may well make the others
 * better.)
 */
function sound(answers: Answers): Answers {
  const {
    floor_area,
    workshop_area = 0,
    motor_kw,
    spray_kw = 0,
    compressor_kw = 0,
    grinders = 0,
    tool_grinders = 0,
  } = answers
  const least = Math.max(spray_kw, compressor_kw, grinders + tool_grinders > 0 ? 0.1 : 0)
  const isDriven = Math.max(motor_kw ?? 0, least) > 0
  return {
    ...answers,
    ...(floor_area !== undefined && { floor_area: Math.max(floor_area, workshop_area) }),
    ...(motor_kw !== undefined && { motor_kw: Math.max(motor_kw, least) }),
    ...(answers.prime_mover !== undefined && isDriven && { prime_mover: true }),
  }
}

const property: fc.Arbitrary<PropertyFacts | null> = fc.option(
  fc.record({
    floorAreaM2: fc.option(metres),
    workshopAreaM2: fc.option(metres),
    storey: fc.option(fc.integer({ min: 1, max: 6 })),
    certificate: fc.option(fc.boolean()),
  }),
)
const plan: fc.Arbitrary<PlanHere> = fc.record({
  nameJa: fc.constant('計画'),
  nameEn: fc.constant('plan'),
  bans: fc.option(fc.subarray([...USE_IDS], { maxLength: 4 })),
})
const work = fc.oneof(
  fc.constantFrom(...PROCESSES).map(process => ({ use: process.use, process })),
  fc.constantFrom(...USE_IDS).map(use => ({ use, process: null })),
)
const cases: fc.Arbitrary<Case> = fc
  .record({
    work,
    answers,
    property,
    zone: fc.constantFrom(...ZONE_IDS, null),
    plans: fc.option(fc.array(plan, { maxLength: 2 })),
    loaded: fc.boolean(),
  })
  .map(({ zone, plans, loaded, ...of }) => ({
    ...of,
    date: '2026-11-26',
    place: {
      zones: zone ? [{ zone, coverageRatioPct: 60, floorAreaRatioPct: 200, share: 1 }] : [],
      plans: loaded ? plans : null,
      overlayKindsLoaded: loaded ? ['district_plan' as const] : [],
    },
  }))

const RECORD = { floor_area: 'floorAreaM2', workshop_area: 'workshopAreaM2', storey: 'storey' } as const
/**
 * Nobody else states the fact, so that without its answer it is unknown. That there are dangerous goods at all is no fact
 * of the building: a verdict speaks of them where they are stated.
 */
const isOnlyAnswered = (fact: FactId, { property, work: { process } }: Case) =>
  fact !== 'goods' &&
  fact !== 'special_method' &&
  !(fact in RECORD && property?.[RECORD[fact as keyof typeof RECORD]] != null) &&
  // Where a floor is on record, the workshop lies within it.
  !(fact === 'workshop_area' && property?.floorAreaM2 != null) &&
  !(fact in { ...process?.flags, ...process?.options })

const RUNS = { numRuns: 3000 }
const isYes = (result: Headline) => result === 'allowed' || result === 'conditional'
const rank = (result: Headline) => HEADLINES.indexOf(result)

describe('a verdict', () => {
  test('is the worst of what zone, stated goods and loaded plans say', () => {
    fc.assert(
      fc.property(cases, of => {
        const { result, layers } = verdictOf(of)
        const counted = layers.filter(line => ['use_zone', 'dangerous_goods', 'overlay'].includes(line.layer))
        expect(counted.some(line => line.layer === 'use_zone')).toBe(true)
        expect(result).toBe(worst(counted.map(line => line.result)))
        for (const line of layers) {
          expect(line.clause).not.toBe('')
          if (line.result === 'to_be_confirmed' && line.layer === 'use_zone')
            expect(line.needs.length).toBeGreaterThan(0)
          if (line.result === 'allowed' || line.result === 'conditional') expect(line.needs).toEqual([])
        }
      }),
      RUNS,
    )
  })

  test('never gets better with more motors, area, seats or goods', () => {
    const sizes = [
      'floor_area',
      'workshop_area',
      'storey',
      'motor_kw',
      'seats_area',
      'spray_kw',
      'compressor_kw',
      'goods_quantity',
    ] as const
    fc.assert(
      fc.property(cases, fc.constantFrom(...sizes), fc.constantFrom(0.1, 1, 50, 2000, 20_000), (of, fact, more) => {
        const value = of.answers[fact]
        if (value === undefined) return
        const bigger = { ...of, answers: { ...of.answers, [fact]: value + more } }
        expect(rank(verdictOf(bigger).result)).toBeGreaterThanOrEqual(rank(verdictOf(of).result))
      }),
      RUNS,
    )
  })

  test('never becomes a yes, nor a better one, when a fact is known no longer', () => {
    fc.assert(
      fc.property(cases, fc.nat(), (of, pick) => {
        const facts = (Object.keys(of.answers) as FactId[]).filter(fact => isOnlyAnswered(fact, of))
        const before = verdictOf(of).result
        const forgotten: Case[] = []
        if (facts.length > 0) {
          const { [facts[pick % facts.length]!]: _, ...rest } = of.answers
          forgotten.push({ ...of, answers: rest as Answers })
        }
        if (of.property)
          for (const name of ['floorAreaM2', 'workshopAreaM2', 'storey'] as const)
            forgotten.push({ ...of, property: { ...of.property, [name]: null } })
        for (const less of forgotten) {
          const after = verdictOf(less).result
          if (isYes(before)) expect(rank(after)).toBeGreaterThanOrEqual(rank(before))
          else expect(isYes(after)).toBe(false)
        }
      }),
      RUNS,
    )
  })

  test('names a change only where it turns the refusal', () => {
    fc.assert(
      fc.property(cases, of => {
        for (const line of verdictOf(of).layers)
          if (line.change) {
            expect(line.result).toBe('not_allowed')
            expect(isYes(line.change.becomes)).toBe(true)
          }
      }),
      RUNS,
    )
  })
})
