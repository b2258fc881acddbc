import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOST_QUESTIONS, questionsFor, readAskedWork, workOf, writeAskedWork } from '../../app/zoning/law/asked.ts'
import type { Answers } from '../../app/zoning/law/case.ts'
import { FACT_IDS, NUMBER_FACTS } from '../../app/zoning/law/facts.ts'
import { PROCESSES } from '../../app/zoning/law/processes.ts'
import { USE_IDS } from '../../app/zoning/law/uses.ts'

const read = (query: string) => readAskedWork(new URLSearchParams(query))
const questions = (use: string, answers: Answers = {}) => questionsFor(workOf(use)!, answers)

describe('a work that is asked about', () => {
  it('is a process or a use of buildings', () => {
    expect(workOf('metal_press')).toMatchObject({ use: 'factory', process: { id: 'metal_press' } })
    expect(workOf('factory')).toEqual({ use: 'factory', process: null })
    expect(workOf('showroom')).toMatchObject({ use: 'showroom', process: { id: 'showroom' } })
    expect(workOf('nothing')).toBeNull()
  })

  it('is read with its answers', () => {
    expect(read('use=metal_press&workshop_area=120&motor_kw=30&spring_hammer=0&goods=petroleum')).toEqual({
      asked: {
        use: 'metal_press',
        answers: { workshop_area: 120, motor_kw: 30, spring_hammer: false, goods: 'petroleum' },
      },
      problems: [],
    })
  })

  it('takes an empty answer for not known, and answers without a work for nothing', () => {
    expect(read('use=lathe&motor_kw=&workshop_area= ')).toEqual({ asked: { use: 'lathe', answers: {} }, problems: [] })
    expect(read('motor_kw=30')).toEqual({ asked: null, problems: [] })
    expect(read('use=')).toEqual({ asked: null, problems: [] })
  })

  it.each([
    ['use=nothing', 'use', 'notAnOption'],
    ['use=lathe&use=welding', 'use', 'tooManyValues'],
    ['use=lathe&motor_kw=many', 'motor_kw', 'notANumber'],
    ['use=lathe&motor_kw=-1', 'motor_kw', 'tooSmall'],
    ['use=lathe&motor_kw=1000001', 'motor_kw', 'tooLarge'],
    ['use=lathe&motor_kw=1&motor_kw=2', 'motor_kw', 'tooManyValues'],
    ['use=lathe&storey=0', 'storey', 'tooSmall'],
    ['use=lathe&grinders=1.5', 'grinders', 'notAnInteger'],
    ['use=lathe&plating=yes', 'plating', 'notAnOption'],
    ['use=shop&trade=nothing', 'trade', 'notAnOption'],
  ])('names what it cannot read in %s', (query, parameter, fault) => {
    const { asked, problems } = read(query)
    expect(problems).toMatchObject([{ parameter, fault }])
    expect(asked === null).toBe(parameter === 'use')
    expect(asked?.answers ?? {}).toEqual({})
  })

  it('is written as it is read, in one order', () => {
    const value = (fact: (typeof FACT_IDS)[number]) =>
      fact in NUMBER_FACTS ? fc.integer({ min: 1, max: 100 }) : fc.boolean()
    const facts = FACT_IDS.filter(fact => !['trade', 'goods', 'special_store'].includes(fact))
    const answers = fc.record(Object.fromEntries(facts.map(fact => [fact, value(fact)])), { requiredKeys: [] })
    fc.assert(
      fc.property(fc.constantFrom(...PROCESSES), answers, ({ id }, given) => {
        const asked = { use: id, answers: given as Answers }
        const text = new URLSearchParams(writeAskedWork(asked))
        expect(readAskedWork(text)).toEqual({ asked, problems: [] })
        const turned = Object.fromEntries(Object.entries(given).reverse()) as Answers
        expect(new URLSearchParams(writeAskedWork({ use: id, answers: turned })).toString()).toBe(text.toString())
      }),
    )
  })
})

describe('the questions about a work', () => {
  it.each([...PROCESSES.map(({ id }) => id), ...USE_IDS])('%s: at most eight, none that its name answers', use => {
    const { process } = workOf(use)!
    const asked = questions(use)
    expect(asked.length).toBeLessThanOrEqual(MOST_QUESTIONS)
    expect(new Set(asked).size).toBe(asked.length)
    for (const fact of asked) expect({ ...process?.flags, ...process?.options }).not.toHaveProperty(fact)
    // The output says whether there is a motor at all.
    if (asked.includes('motor_kw')) expect(asked).not.toContain('prime_mover')
  })

  it('of pressing start with the motors and the workshop', () => {
    expect(questions('metal_press').slice(0, 2).sort()).toEqual(['motor_kw', 'workshop_area'])
  })

  it('keep what is answered, and leave what the answers have settled', () => {
    const answers: Answers = { workshop_area: 120, motor_kw: 30 }
    expect(questions('metal_press', answers)).toEqual(expect.arrayContaining(['workshop_area', 'motor_kw']))
    expect(questions('lathe', { compressor_kw: 0 })).toContain('compressor_kw')
    expect(questions('lathe', { compressor_kw: 0 })).not.toContain('silent_compressor')
  })

  it('ask for the quantity of goods once their kind is stated, and keep it', () => {
    expect(questions('lathe')).not.toContain('goods_quantity')
    expect(questions('lathe', { goods: 'petroleum' })).toContain('goods_quantity')
    expect(questions('lathe', { goods: 'petroleum', goods_quantity: 2 })).toContain('goods_quantity')
    expect(questions('lathe', { goods: 'none' })).not.toContain('goods_quantity')
  })

  it('are none for a work whose answer no fact changes', () => {
    expect(questions('dwelling')).toEqual([])
  })
})
