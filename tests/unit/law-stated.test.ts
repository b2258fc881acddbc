import { describe, expect, test } from 'vitest'
import { workOf } from '../../app/zoning/law/asked.ts'
import type { Answers, PropertyFacts } from '../../app/zoning/law/case.ts'
import { unusedAnswers } from '../../app/zoning/law/unused.ts'
import { verdictOf } from '../../app/zoning/law/verdict.ts'
import type { ZoneId } from '../../app/zoning/model.ts'

const verdict = (use: string, zone: ZoneId, answers: Answers, property: PropertyFacts | null = null) =>
  verdictOf({
    ...{ work: workOf(use)!, answers, property, date: '2026-11-26' },
    place: {
      zones: [{ zone, share: 1, coverageRatioPct: 60, floorAreaRatioPct: 200 }],
      plans: [],
      overlayKindsLoaded: ['district_plan'],
    },
  })
const small: PropertyFacts = { floorAreaM2: 46, workshopAreaM2: null, storey: 1, certificate: true }

describe('what is stated', () => {
  test('of a workshop is judged as stated, also of a building that is smaller', () => {
    const pressed = (workshop_area: number) =>
      verdict('metal_press', 'ncom', { workshop_area, motor_kw: 30, compressor_kw: 0 }, small)
    expect(pressed(150).result).toBe('conditional')
    expect(pressed(150.1).result).toBe('not_allowed')
    const [line] = pressed(151).layers
    expect(line!.facts.find(({ fact }) => fact === 'workshop_area')).toMatchObject({ ja: '151㎡', whose: 'asker' })
  })

  test('of explosives leaves their kinds to be asked, whatever the quantity', () => {
    const kept = (more: Answers) => verdict('metal_press', 'qind', { goods: 'explosives', goods_quantity: 1, ...more })
    expect(kept({}).result).toBe('to_be_confirmed')
    expect(kept({}).layers.flatMap(({ needs }) => needs)).toContain('explosives_over')
    expect(kept({ explosives_over: true }).result).toBe('not_allowed')
    expect(kept({ explosives_over: false }).result).toBe('conditional')
  })

  test('of goods has a line in the control area too, where no zone sets their quantity', () => {
    const { layers, result } = verdict('metal_press', 'uca', { goods: 'petroleum', goods_quantity: 1 })
    expect(layers.map(({ layer }) => layer)).toContain('dangerous_goods')
    expect(result).toBe('to_be_confirmed')
  })

  test('of a special method changes nothing of a work known by name', () => {
    for (const use of ['resin_synthesis', 'metal_press', 'forging'])
      expect(verdict(use, 'qind', { special_method: true }).result).toBe(verdict(use, 'qind', {}).result)
  })

  test('but read by no rule on the work is named', () => {
    const unused = (use: string, answers: Answers) => unusedAnswers(workOf(use)!, answers)
    expect(unused('metal_press', { motor_kw: 5, workshop_area: 50, spray_kw: 5, seats_area: 3 })).toEqual([
      'spray_kw',
      'seats_area',
    ])
    expect(unused('painting', { spray_kw: 5, motor_kw: 5, floor_area: 100 })).toEqual([])
    expect(unused('metal_press', { special_method: true })).toEqual(['special_method'])
    expect(unused('metal_press', { goods: 'petroleum', goods_quantity: 3, underground_tank: true })).toEqual([])
    expect(unused('metal_press', { goods_quantity: 3 })).toEqual(['goods_quantity'])
    expect(unused('office', { motor_kw: 5, storey: 3 })).toEqual(['motor_kw'])
  })

  test('of a motor apart is a motor', () => {
    const rows: Answers[] = [{ compressor_kw: 10 }, { spray_kw: 0.5 }, { grinders: 1 }, { tool_grinders: 1 }]
    for (const row of rows)
      expect(verdict('painting', 'com', { workshop_area: 151, motor_kw: 0, ...row }).result, JSON.stringify(row)).toBe(
        'not_allowed',
      )
  })

  test('of grinders for tools counts where the law does not except them', () => {
    const ground = (grinders: number, tool_grinders: number) =>
      verdict('dry_grinding', 'com', {
        ...{ grinders, tool_grinders, workshop_area: 100, motor_kw: 3, tumbler: false, compressor_kw: 0 },
      }).result
    expect(ground(2, 0)).toBe('conditional')
    for (const [own, tools] of [
      [3, 0],
      [2, 1],
      [1, 2],
      [0, 3],
    ])
      expect(ground(own!, tools!), `${own} and ${tools}`).toBe('not_allowed')
  })

  test('and refused is told the change that gives up least, in its own unit', () => {
    const change = (zone: ZoneId, use: string, answers: Answers) =>
      verdict(use, zone, answers).layers.find(line => line.change)?.change?.ja
    expect(change('qres', 'metal_press', { workshop_area: 40, goods: 'liquefied_gas', goods_quantity: 3.6 })).toContain(
      '3.5t以下',
    )
    expect(
      change('com', 'metal_press', { workshop_area: 100, goods: 'flammable_gas', goods_quantity: 70.1 }),
    ).toContain('70㎥以下')
  })
})
