import { describe, expect, it, test } from 'vitest'
import { MOST_QUESTIONS, questionsFor, workOf } from '../../app/zoning/law/asked.ts'
import type { Answers } from '../../app/zoning/law/case.ts'
import { clauseIn } from '../../app/zoning/law/clause-words.ts'
import { NUMBER_FACTS } from '../../app/zoning/law/facts.ts'
import { PROCESSES } from '../../app/zoning/law/processes.ts'
import { verdictOf } from '../../app/zoning/law/verdict.ts'
import { RULES } from '../../app/zoning/law/verdict-model.ts'
import type { ZoneId } from '../../app/zoning/model.ts'

const verdict = (use: string, zone: ZoneId, answers: Answers) =>
  verdictOf({
    ...{ work: workOf(use)!, answers, property: null, date: '2026-11-26' },
    place: {
      zones: [{ zone, share: 1, coverageRatioPct: 60, floorAreaRatioPct: 200 }],
      plans: [],
      overlayKindsLoaded: ['district_plan'],
    },
  })

describe('metal trades in which metal is ground dry', () => {
  const TRADES = [
    ...['structural_steel', 'can_making', 'pipe_bending', 'sheet_metal', 'sashes', 'control_panels', 'truck_bodies'],
    ...['machine_repair', 'machine_assembly', 'car_repair', 'car_body_painting', 'motorcycle_repair'],
    ...['casting', 'die_casting', 'forging', 'wire_products'],
  ]
  const none: Answers = {
    ...{ workshop_area: 40, motor_kw: 3, compressor_kw: 0, spray_kw: 0, acetylene_l: 0, sheet_mm: 0, crucible_l: 0 },
    ...{ pressing: false, heavy_chiselling: false, roll_bender: false, solvent_baking: false, blasting: false },
    ...{ spring_hammer: false, swaging: false, hammer_forging: false, craft_metal: false, tool_grinders: 0 },
  }

  it.each(TRADES)('%s: three machines are one too many in 商業地域', use => {
    expect(questionsFor(workOf(use)!, {})).toContain('grinders')
    expect(verdict(use, 'com', none).result).toBe('to_be_confirmed')
    expect(verdict(use, 'com', { ...none, grinders: 2 }).result).toBe('conditional')
    const refused = verdict(use, 'com', { ...none, grinders: 3 })
    expect(refused.result).toBe('not_allowed')
    expect(refused.layers[0]!.clause).toContain('（ぬ）項三号（十二）')
  })

  it.each(TRADES)('%s: tool grinders are asked about, or its note speaks of them', use => {
    const isAsked = questionsFor(workOf(use)!, {}).includes('tool_grinders')
    expect(isAsked || workOf(use)!.process!.noteJa?.includes('工具を研ぐ乾式の研磨機')).toBe(true)
  })

  it.each(['motorcycle_repair', 'machine_repair', 'car_repair'])('%s: an acetylene generator counts', use => {
    const made = (acetylene_l: number) => verdict(use, 'com', { ...none, grinders: 0, acetylene_l }).result
    expect([made(30), made(30.1)]).toEqual(['conditional', 'not_allowed'])
  })
})

describe('questions', () => {
  it('on silent compressors follow on a compressor', () => {
    for (const { id } of PROCESSES) expect(questionsFor(workOf(id)!, {}), id).not.toContain('silent_compressor')
    expect(questionsFor(workOf('lathe')!, { compressor_kw: 3.7 })).toContain('silent_compressor')
    expect(questionsFor(workOf('lathe')!, { compressor_kw: 1.5 })).not.toContain('silent_compressor')
  })

  it.each(PROCESSES.map(({ id }) => id))('%s: whoever answers each is told at last, with eight at most', use => {
    const work = workOf(use)!
    const answers: Record<string, number | boolean | string> = {}
    for (let round = 0; round < 12; round++) {
      const asked = questionsFor(work, answers as Answers)
      expect(asked.length).toBeLessThanOrEqual(MOST_QUESTIONS)
      const next = asked.find(fact => answers[fact] === undefined)
      if (!next) break
      answers[next] = next === 'goods' ? 'none' : next in NUMBER_FACTS ? (next === 'compressor_kw' ? 3 : 1) : false
    }
    if (work.use === 'dangerous_goods') return
    for (const zone of ['1low', '1res', 'qres', 'com', 'qind', 'ind'] as const)
      expect(verdict(use, zone, answers as Answers).result, zone).not.toBe('to_be_confirmed')
  })

  it('on a floor say which', () => {
    expect(NUMBER_FACTS.floor_area.askJa).toContain('合計')
    expect(NUMBER_FACTS.floor_area.askJa).not.toBe(NUMBER_FACTS.workshop_area.askJa)
    expect(NUMBER_FACTS.floor_area.askEn).toContain('in all')
  })
})

test('refining of metal without a crucible is not excepted in 準工業地域: the text excepts small crucibles', () => {
  const refined = (answers: Answers) =>
    verdict('metal_recovery', 'qind', { workshop_area: 100, motor_kw: 3, stone_crushing: false, ...answers })
  expect(refined({ crucible_l: 0 }).result).toBe('to_be_confirmed')
  expect(refined({ crucible_l: 0 }).layers[0]!.needs).toEqual(['wet_refining'])
  expect(refined({ crucible_l: 0, wet_refining: true }).result).toBe('not_allowed')
  expect(refined({ crucible_l: 0, wet_refining: true }).layers[0]!.clause).toContain('（る）項一号（二十三）')
  expect(refined({ crucible_l: 50, wet_refining: false }).result).toBe('conditional')
  expect(refined({ crucible_l: 50.1, wet_refining: false }).result).toBe('not_allowed')
})

describe('dangerous goods', () => {
  const codes = (use: string, zone: ZoneId, answers: Answers = {}) =>
    verdict(use, zone, answers).open.map(({ code }) => code)
  const petrol: Answers = { goods: 'petroleum', goods_quantity: 2 }

  it('of several kinds are added up: said wherever a quantity is stated and limited', () => {
    for (const use of ['dangerous_goods_store', 'metal_press', 'office']) {
      expect(codes(use, 'com', petrol), use).toContain('several_goods')
      expect(codes(use, 'ind', petrol), use).not.toContain('several_goods')
    }
    const line = verdict('fuel_store', 'com', petrol).open.find(({ code }) => code === 'several_goods')!
    expect(line.clause).toContain('令130条の9第2項')
    expect(line.clause).toContain('116条第3項')
    expect(clauseIn('en', line.clause)).toBe('Building Standards Act order art. 130-9(2); art. 116(3)')
    expect(line.ja).toContain('足し')
    expect(line.en).toContain('added up')
    expect(codes('metal_press', 'com', { goods: 'none' })).not.toContain('several_goods')
  })

  it('not stated are told of where a limit could turn the verdict', () => {
    const uses = ['goods_shop', 'service_shop', 'craft_service_shop', 'truck_depot', 'office', 'data_centre']
    for (const use of [...uses, 'farm_store', 'research_lab', 'warehouse_own', 'car_repair', 'car_wash']) {
      expect(codes(use, 'com'), use).toContain('goods')
      expect(codes(use, 'com', { goods: 'none' }), use).not.toContain('goods')
    }
    for (const use of uses) expect(codes(use, 'ind'), use).not.toContain('goods')
    // Refused already.
    expect(codes('goods_shop', 'xind')).not.toContain('goods')
    expect(codes('office', '1low')).not.toContain('goods')
    expect(codes('dwelling', 'com')).not.toContain('goods')
  })

  it('are named once, though several columns forbid them', () => {
    const { ja, en } = verdict('fuel_store', 'com', petrol).layers[0]!
    expect(ja.match(/数量を超える危険物/g)).toHaveLength(1)
    expect(en.match(/dangerous goods over the quantities/g)).toHaveLength(1)
  })
})

test('a fact that can no longer matter is not needed', () => {
  const { layers } = verdict('laser_cutting', '1res', { compressor_kw: 0 })
  expect(layers[0]!.result).toBe('to_be_confirmed')
  expect(layers[0]!.needs).not.toContain('silent_compressor')
  expect(layers[0]!.needs).not.toContain('compressor_kw')
  expect(layers[0]!.needs).toContain('workshop_area')
})

test('the rules are counted on where verdicts change', () => {
  expect(RULES.version).toBe('2026-04-01/2')
})
