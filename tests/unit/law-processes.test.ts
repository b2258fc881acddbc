import { describe, expect, it, test } from 'vitest'
import { type Answers, knownIn } from '../../app/zoning/law/case.ts'
import { FLAG_FACTS, NUMBER_FACTS, OPTION_FACTS } from '../../app/zoning/law/facts.ts'
import { WORK_FLAGS } from '../../app/zoning/law/facts-works.ts'
import { itemOf } from '../../app/zoning/law/items.ts'
import { FACTORY_FROM_SMALL_MOTORS } from '../../app/zoning/law/ordinance-small-motors.ts'
import { factsOfWorks, type HazardClass, hazardClass } from '../../app/zoning/law/process.ts'
import { isProcess, PROCESSES, processOf } from '../../app/zoning/law/processes.ts'
import { FACTORY_USES } from '../../app/zoning/law/uses.ts'

/** Everything that the process turns on is answered: nothing of it is there but what a case states. */
function classOf(id: string, stated: Answers): HazardClass {
  const process = processOf(id)!
  const nothing = Object.fromEntries(factsOfWorks(process).map(fact => [fact, fact in NUMBER_FACTS ? 0 : false]))
  const named = { ...process.flags, ...process.options }
  const known = knownIn({
    work: { use: process.use, process },
    answers: { ...nothing, ...named, ...stated } as Answers,
    property: null,
  })
  const { surely, atWorst } = hazardClass(known)
  expect(atWorst, 'nothing remains open').toBe(surely)
  return surely
}

type Side = readonly [stated: Answers, hazard: HazardClass]
const SIDES: readonly (readonly [id: string, limit: string, one: Side, other: Side])[] = [
  // （と）項三号（九）: cutting, 10 kW
  ['lathe', '10 kW', [{ motor_kw: 10 }, 'very_low'], [{ motor_kw: 10.1 }, 'low']],
  ['milling', '10 kW', [{ motor_kw: 10 }, 'very_low'], [{ motor_kw: 10.1 }, 'low']],
  ['metal_cutting', '10 kW', [{ motor_kw: 9.9 }, 'very_low'], [{ motor_kw: 30 }, 'low']],
  ['gear_cutting', '10 kW', [{ motor_kw: 10 }, 'very_low'], [{ motor_kw: 10.1 }, 'low']],
  ['robots', '10 kW', [{ motor_kw: 10 }, 'very_low'], [{ motor_kw: 11 }, 'low']],
  ['precision_assembly', '10 kW', [{ motor_kw: 10 }, 'very_low'], [{ motor_kw: 11 }, 'low']],
  ['prototyping', '10 kW', [{ motor_kw: 10 }, 'very_low'], [{ motor_kw: 10.01 }, 'low']],
  // （と）項三号（四の二）: pressing and shearing by motor, hammering from 0.5 mm
  ['metal_press', 'motor', [{ prime_mover: false }, 'very_low'], [{ prime_mover: true }, 'low']],
  [
    ...(['metal_press', 'straightening presses'] as const),
    [{ prime_mover: true, straightening_press: true }, 'very_low'],
    [{ prime_mover: true, straightening_press: false }, 'low'],
  ],
  ['shearing', 'motor', [{ prime_mover: false }, 'very_low'], [{ prime_mover: true }, 'low']],
  ['sheet_metal', '0.5 mm by hand', [{ sheet_mm: 0.4 }, 'very_low'], [{ sheet_mm: 0.5 }, 'low']],
  ['sheet_hammering', '0.5 mm', [{ sheet_mm: 0.49 }, 'very_low'], [{ sheet_mm: 0.5 }, 'low']],
  [
    ...(['sheet_hammering', 'craft objects'] as const),
    [{ sheet_mm: 1, craft_metal: true }, 'very_low'],
    [{ sheet_mm: 1, craft_metal: false }, 'low'],
  ],
  ['laser_cutting', 'punching', [{ pressing: false }, 'very_low'], [{ pressing: true }, 'low']],
  // （と）項三号（十三）
  ['pipe_bending', 'roll bender', [{ roll_bender: false }, 'very_low'], [{ roll_bender: true }, 'low']],
  // （と）項三号（一）, （ぬ）項三号（二）: acetylene generator, 10 and 30 L
  ['welding', 'generator of 10 L', [{ acetylene_l: 9.9 }, 'very_low'], [{ acetylene_l: 10 }, 'low']],
  ['welding', 'generator of 30 L', [{ acetylene_l: 30 }, 'low'], [{ acetylene_l: 30.1 }, 'medium']],
  ['machine_repair', 'generator of 30 L', [{ acetylene_l: 30 }, 'low'], [{ acetylene_l: 31 }, 'medium']],
  // （る）項一号（二十五）
  ['can_making', 'chiselling', [{ heavy_chiselling: false }, 'very_low'], [{ heavy_chiselling: true }, 'high']],
  ['structural_steel', 'riveting', [{ pressing: true }, 'low'], [{ pressing: true, heavy_chiselling: true }, 'high']],
  // （ぬ）項三号（十八）（二十）, （る）項一号（二十八）: which machine forges
  ['forging', 'spring hammer', [{}, 'very_low'], [{ spring_hammer: true }, 'medium']],
  ['forging', 'swaging or another machine', [{ swaging: true }, 'medium'], [{ hammer_forging: true }, 'high']],
  ['blacksmith', 'by hand', [{}, 'very_low'], [{ spring_hammer: true }, 'medium']],
  ['bolts_screws', 'press or forging machine', [{ pressing: true }, 'low'], [{ hammer_forging: true }, 'high']],
  // （ぬ）項三号（十五）, （る）項一号（二十三）: melting, 50 L
  ['casting', '50 L', [{ crucible_l: 50 }, 'medium'], [{ crucible_l: 50.1 }, 'high']],
  ['casting', 'craft', [{ crucible_l: 80, craft_metal: true }, 'medium'], [{ crucible_l: 80 }, 'high']],
  ['die_casting', '50 L', [{ crucible_l: 50 }, 'medium'], [{ crucible_l: 51 }, 'high']],
  ['lost_wax', '50 L', [{ crucible_l: 50 }, 'medium'], [{ crucible_l: 50.1 }, 'high']],
  ['metal_recovery', 'nothing melted', [{ crucible_l: 0 }, 'very_low'], [{ crucible_l: 1 }, 'medium']],
  ['metal_craft_studio', 'nothing melted', [{ crucible_l: 0 }, 'very_low'], [{ crucible_l: 60 }, 'medium']],
  // （ぬ）項三号（十七の二）
  ['heat_treatment', 'blasting', [{ blasting: false }, 'very_low'], [{ blasting: true }, 'medium']],
  // （ぬ）項三号（十九）, （る）項一号（二十七）: drawing, rolling, 4 kW
  ['wire_drawing', '4 kW', [{ motor_kw: 4 }, 'medium'], [{ motor_kw: 4.1 }, 'high']],
  ['metal_rolling', '4 kW', [{ motor_kw: 4 }, 'medium'], [{ motor_kw: 4.01 }, 'high']],
  // （と）項三号（四の六）: wire forming, 0.75 kW
  ['springs', '0.75 kW', [{ motor_kw: 0.75 }, 'very_low'], [{ motor_kw: 0.76 }, 'low']],
  ['wire_products', '0.75 kW', [{ motor_kw: 0.75 }, 'very_low'], [{ motor_kw: 0.8 }, 'low']],
  // （と）項三号（六）: needles, sawing of stone, 1.5 kW
  ['needles', '1.5 kW', [{ motor_kw: 1.5 }, 'very_low'], [{ motor_kw: 1.6 }, 'low']],
  ['stone', '1.5 kW', [{ motor_kw: 1.5 }, 'very_low'], [{ motor_kw: 1.51 }, 'low']],
  // （と）項三号（三）, （ぬ）項三号（十二）: dry grinding, two and three machines
  ['dry_grinding', 'one machine', [{ grinders: 0 }, 'very_low'], [{ grinders: 1 }, 'low']],
  ['dry_grinding', 'three machines', [{ grinders: 2 }, 'low'], [{ grinders: 3 }, 'medium']],
  ['moulds', 'three machines', [{ grinders: 2 }, 'low'], [{ grinders: 3 }, 'medium']],
  ['plating', 'three machines', [{ grinders: 2 }, 'low'], [{ grinders: 3 }, 'medium']],
  ['tool_grinding', 'three machines', [{ tool_grinders: 2 }, 'very_low'], [{ tool_grinders: 3 }, 'medium']],
  // （と）項三号（二）, （ぬ）項三号（六）: spraying, 0.75 kW
  ['painting', '0.75 kW', [{ spray_kw: 0.75 }, 'low'], [{ spray_kw: 0.76 }, 'medium']],
  ['painting', 'by hand', [{ spray_kw: 0 }, 'very_low'], [{ spray_kw: 0.1 }, 'low']],
  ['powder_coating', '0.75 kW', [{ spray_kw: 0.75 }, 'low'], [{ spray_kw: 1.5 }, 'medium']],
  ['furniture', '0.75 kW sprayed', [{ spray_kw: 0.75 }, 'low'], [{ spray_kw: 0.8 }, 'medium']],
  ['frp', '0.75 kW sprayed', [{ spray_kw: 0.75 }, 'low'], [{ spray_kw: 0.8 }, 'medium']],
  ['car_repair', '0.75 kW sprayed', [{ spray_kw: 0.75 }, 'low'], [{ spray_kw: 1 }, 'medium']],
  ['motorcycle_repair', '0.75 kW sprayed', [{ spray_kw: 0.75 }, 'low'], [{ spray_kw: 1 }, 'medium']],
  ['machine_assembly', '0.75 kW sprayed', [{ spray_kw: 0.75 }, 'low'], [{ spray_kw: 2.2 }, 'medium']],
  // （ぬ）項三号（三）: flammable solvents
  ['bake_painting', 'solvent paint', [{ spray_kw: 0.4 }, 'low'], [{ spray_kw: 0.4, solvent_baking: true }, 'medium']],
  ['dip_painting', 'solvent paint', [{ solvent_baking: false }, 'very_low'], [{ solvent_baking: true }, 'medium']],
  ['car_body_painting', 'solvent paint', [{ sheet_mm: 0.7 }, 'low'], [{ solvent_baking: true }, 'medium']],
  ['dry_cleaning', 'solvent', [{ flammable_solvent: false }, 'very_low'], [{ flammable_solvent: true }, 'medium']],
  ['dyeing', 'solvent', [{ flammable_solvent: false }, 'very_low'], [{ flammable_solvent: true }, 'medium']],
  // （と）項三号（四）: crushing and dry grinding of plastics, crushing of wood
  ['extrusion', 'crushing', [{ plastic_crushing: false }, 'very_low'], [{ plastic_crushing: true }, 'low']],
  ['plastic_cutting', 'dry grinding', [{ plastic_crushing: false }, 'very_low'], [{ plastic_crushing: true }, 'low']],
  ['waste_plastics', 'motor', [{ prime_mover: false }, 'very_low'], [{ prime_mover: true }, 'low']],
  ['wood_chips', 'motor', [{ prime_mover: false }, 'very_low'], [{ prime_mover: true }, 'low']],
  // （と）項三号（十五）, （る）項一号（七）（十六）
  ['rubber_moulding', 'rolls', [{ kneading_rolls: false }, 'very_low'], [{ kneading_rolls: true }, 'low']],
  ['rubber_moulding', 'solvent', [{ kneading_rolls: true }, 'low'], [{ flammable_solvent: true }, 'high']],
  ['foam_plastics', 'synthesis', [{ plastic_crushing: true }, 'low'], [{ synthesis: true }, 'high']],
  ['compounding', 'rolls', [{ kneading_rolls: false }, 'very_low'], [{ kneading_rolls: true }, 'low']],
  // （と）項三号（五）: wood, sewing, weaving, bags, 0.75 kW
  ['sawmill', '0.75 kW', [{ motor_kw: 0.75 }, 'very_low'], [{ motor_kw: 0.76 }, 'low']],
  ['joinery', '0.75 kW', [{ motor_kw: 0.75 }, 'very_low'], [{ motor_kw: 0.8 }, 'low']],
  ['sewing', '0.75 kW', [{ motor_kw: 0.75 }, 'very_low'], [{ motor_kw: 0.76 }, 'low']],
  ['weaving', '0.75 kW', [{ motor_kw: 0.75 }, 'very_low'], [{ motor_kw: 1 }, 'low']],
  ['bag_making', '0.75 kW', [{ motor_kw: 0.75 }, 'very_low'], [{ motor_kw: 0.76 }, 'low']],
  ['leather_goods', '0.75 kW', [{ motor_kw: 0.75 }, 'very_low'], [{ motor_kw: 0.8 }, 'low']],
  // （と）項三号（十二）, （四の三）: print
  ['screen_printing', 'motor', [{ prime_mover: false }, 'very_low'], [{ prime_mover: true }, 'low']],
  ['plate_making', 'plates', [{ foil_plate_grinding: false }, 'very_low'], [{ foil_plate_grinding: true }, 'low']],
  ['cardboard', 'printing', [{ printing: false }, 'very_low'], [{ printing: true }, 'low']],
  // （ぬ）項三号（十一）
  ['cotton_felt', 'motor', [{ prime_mover: false }, 'very_low'], [{ prime_mover: true }, 'medium']],
  // （る）項一号（八）
  ['coated_fabric', 'drying oil', [{ drying_oil: false }, 'very_low'], [{ drying_oil: true }, 'high']],
  // Food
  ['fish_paste', 'motor', [{ prime_mover: false }, 'very_low'], [{ prime_mover: true }, 'low']],
  ['side_dishes', 'fish paste', [{ prime_mover: true }, 'very_low'], [{ prime_mover: true, fish_paste: true }, 'low']],
  ['sweets', 'sugar coating', [{ sugar_coating: false }, 'very_low'], [{ sugar_coating: true }, 'low']],
  ['flour', '2.5 kW', [{ motor_kw: 2.5 }, 'very_low'], [{ motor_kw: 2.51 }, 'low']],
  ['miso_soy_sauce', 'hydrolysis', [{}, 'very_low'], [{ protein_hydrolysis: true }, 'high']],
  ['meat', 'rendering', [{ animal_meal: true }, 'medium'], [{ oil_extraction: true }, 'high']],
  ['feed', 'animal meal', [{ animal_meal: false }, 'very_low'], [{ animal_meal: true }, 'medium']],
  // Chemicals
  ['paints', 'water paints', [{ water_paint: true }, 'medium'], [{ water_paint: false }, 'high']],
  ['inks', 'pigments', [{ pigment_made: false }, 'low'], [{ pigment_made: true }, 'high']],
  ['soap', 'fats', [{ oil_extraction: false }, 'medium'], [{ oil_extraction: true }, 'high']],
  ['cosmetics', 'essential oils', [{ flammable_solvent: false }, 'very_low'], [{ flammable_solvent: true }, 'high']],
  ['medicines', 'organs', [{ sugar_coating: true }, 'low'], [{ organ_medicine: true }, 'high']],
  ['adhesives', 'synthesis', [{ synthesis: false }, 'very_low'], [{ synthesis: true }, 'high']],
  // Minerals
  ['ready_mix', '2.5 kW', [{ motor_kw: 2.5 }, 'very_low'], [{ motor_kw: 2.6 }, 'medium']],
  ['concrete_products', 'motor', [{ prime_mover: false }, 'very_low'], [{ prime_mover: true }, 'low']],
  ['concrete_products', 'crushing', [{ prime_mover: true }, 'low'], [{ stone_crushing: true }, 'medium']],
  ['rock_crushing', 'motor', [{ prime_mover: false }, 'very_low'], [{ prime_mover: true }, 'medium']],
  ['glass_working', 'sand blasting', [{ glass_making: false }, 'very_low'], [{ glass_making: true }, 'medium']],
  ['craft_studio', 'shell and horn', [{ motor_kw: 0.4 }, 'very_low'], [{ bone_shell: true }, 'medium']],
  // Electronics, scrap
  ['semiconductor', 'plating', [{ plating: false }, 'very_low'], [{ plating: true }, 'low']],
  ['medical_devices', 'moulding', [{ injection: false }, 'very_low'], [{ injection: true }, 'low']],
  ['scrap_metal', 'shredding', [{ pressing: true }, 'low'], [{ stone_crushing: true }, 'medium']],
  // Gas: what the orders exempt
  ['hydrogen_station', '令130条の9の7', [{ vehicle_gas: true }, 'very_low'], [{ vehicle_gas: false }, 'high']],
  ['flammable_gas_making', '令130条の9の8', [{ gas_business: true }, 'very_low'], [{ gas_business: false }, 'high']],
  // （と）項三号（十一）: compressors, 1.5 kW; designated as silent, 7.5 kW
  ['electronics_assembly', '1.5 kW', [{ compressor_kw: 1.5 }, 'very_low'], [{ compressor_kw: 1.51 }, 'low']],
  [
    ...(['pcb_mounting', 'silent compressors of 7.5 kW'] as const),
    [{ compressor_kw: 7.5, silent_compressor: true }, 'very_low'],
    [{ compressor_kw: 7.6, silent_compressor: true }, 'low'],
  ],
  [
    ...(['wet_laundry', 'silent compressors'] as const),
    [{ compressor_kw: 3.7, silent_compressor: true }, 'very_low'],
    [{ compressor_kw: 3.7, silent_compressor: false }, 'low'],
  ],
]

describe('a condition of the text changes the class', () => {
  it.each(SIDES)('%s: %s', (id, _limit, [one, is], [other, becomes]) => {
    expect([classOf(id, one), classOf(id, other)]).toEqual([is, becomes])
    expect(is).not.toBe(becomes)
  })

  it('does so for 30 processes and more', () => {
    expect(new Set(SIDES.map(([id]) => id)).size).toBeGreaterThanOrEqual(30)
  })
})

describe('some need no condition', () => {
  it.each([
    ...(['injection_moulding', 'barrel', 'anodizing', 'offset_printing', 'rubber_kneading'] as const).map(
      id => [id, 'low'] as const,
    ),
    ...(['blasting', 'thermal_spraying', 'swaging', 'pottery', 'glass_making', 'feathers', 'waste_paper'] as const).map(
      id => [id, 'medium'] as const,
    ),
    ...(['resin_synthesis', 'fertilisers', 'tanning', 'edible_oil', 'paper_making', 'nails_balls'] as const).map(
      id => [id, 'high'] as const,
    ),
    ...(['bookbinding', 'tofu', 'noodles', 'bakery', 'rice_polishing', 'craft_beer'] as const).map(
      id => [id, 'very_low'] as const,
    ),
  ])('%s: %s', (id, hazard) => {
    expect(classOf(id, {})).toBe(hazard)
  })
})

test('what is not known leaves the class open', () => {
  const process = processOf('welding')!
  const known = knownIn({ work: { use: process.use, process }, answers: {}, property: null })
  expect(hazardClass(known)).toEqual({ surely: 'very_low', atWorst: 'medium' })
})

describe('the catalogue', () => {
  it('holds 95 processes and more, each once', () => {
    expect(PROCESSES.length).toBeGreaterThanOrEqual(95)
    expect(new Set(PROCESSES.map(({ id }) => id)).size).toBe(PROCESSES.length)
    for (const name of ['ja', 'en', 'kana'] as const)
      expect(new Set(PROCESSES.map(one => one[name])).size, name).toBe(PROCESSES.length)
  })

  it('finds a process by its id', () => {
    expect(processOf('lathe')?.ja).toBe('旋盤加工')
    expect([processOf('nothing'), processOf('toString')]).toEqual([null, null])
    expect([isProcess('lathe'), isProcess('nothing')]).toEqual([true, false])
  })

  const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。「」（）]/u
  it.each(PROCESSES.map(process => [process.id, process] as const))('%s', (id, process) => {
    expect(id).toMatch(/^[a-z0-9]+(_[a-z0-9]+)*$/)
    expect(process.ja).toMatch(JAPANESE)
    expect(process.en).toMatch(/^[A-Za-z0-9]/)
    expect(process.en).not.toMatch(JAPANESE)
    expect(process.kana).toMatch(/^[ぁ-ゖー]+$/)
    expect(process.words.length).toBeGreaterThanOrEqual(3)
    expect(new Set(process.words).size, 'each word once').toBe(process.words.length)
    expect(process.words.every(word => word !== '' && word === word.trim())).toBe(true)
    expect(process.words.some(word => JAPANESE.test(word))).toBe(true)
    expect(process.words.some(word => !JAPANESE.test(word))).toBe(true)
    for (const item of Object.keys(process.works)) expect(() => itemOf(item)).not.toThrow()
    expect(process.industries.length).toBeGreaterThan(0)
    for (const code of process.industries) expect(code).toMatch(/^(0[1-9]|[1-9]\d)$/)
    expect(factsOfWorks(process).length, 'facts of its own').toBeLessThanOrEqual(6)
    for (const [option, value] of Object.entries(process.options ?? {}))
      expect(OPTION_FACTS[option as keyof typeof OPTION_FACTS].options.map(([one]) => one)).toContain(value)
    // A note is there in both languages or in none.
    expect(process.noteJa === undefined).toBe(process.noteEn === undefined)
    expect(process.noteEn ?? '').not.toMatch(JAPANESE)
    // The lists are of factories: elsewhere they would say nothing.
    if (Object.keys(process.works).length > 0) expect(FACTORY_USES).toContain(process.use)
    // A shop without its trade fits no list of shops.
    if (process.use === 'shop') expect(process.options?.trade).toBeDefined()
  })

  it('asks in plain words, in both languages', () => {
    for (const fact of new Set(PROCESSES.flatMap(factsOfWorks))) {
      const row = { ...NUMBER_FACTS, ...FLAG_FACTS, ...OPTION_FACTS }[fact]
      expect(row.askJa, fact).toMatch(/(か|は|です|。)/)
      expect(row.askJa).toMatch(JAPANESE)
      expect(row.askEn.length).toBeGreaterThan(10)
      expect(`${row.en}${row.askEn}`).not.toMatch(JAPANESE)
    }
  })

  it('asks about every business that has a question', () => {
    const asked = new Set<string>(PROCESSES.flatMap(factsOfWorks))
    expect(Object.keys(WORK_FLAGS).filter(fact => !asked.has(fact))).toEqual([])
  })

  it('knows the works of which small motors make a factory', () => {
    expect(FACTORY_FROM_SMALL_MOTORS.filter(id => processOf(id)?.ordinance !== 'factory')).toEqual([])
    expect(new Set(FACTORY_FROM_SMALL_MOTORS).size).toBe(FACTORY_FROM_SMALL_MOTORS.length)
  })

  it('the files are short', async () => {
    const { readdirSync, readFileSync } = await import('node:fs')
    const folder = new URL('../../app/zoning/law/', import.meta.url)
    const long = readdirSync(folder)
      .filter(name => /^(process|facts|find)/.test(name))
      .filter(name => readFileSync(new URL(name, folder), 'utf8').split('\n').length > 251)
    expect(long).toEqual([])
  })
})
