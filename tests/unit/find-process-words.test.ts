import { describe, expect, it } from 'vitest'
import { findProcesses } from '../../app/zoning/law/find-process.ts'

const ids = (query: string, limit = 20) => findProcesses(query, limit).map(({ id }) => id)

describe('words of everyday', () => {
  it.each([
    ['精密部品', 'metal_cutting'],
    ['産廃', 'scrap_metal'],
    ['治具', 'moulds'],
    ['資材置き場', 'storage_yard'],
    ['配管', 'pipe_bending'],
    ['造園', 'contractor_office'],
    ['サッシ', 'sashes'],
    ['ローレット', 'lathe'],
    ['キサゲ', 'surface_grinding'],
    ['ロー付け', 'welding'],
    ['モーター巻線', 'coils_motors'],
    ['炭素繊維', 'frp'],
    ['レーザーマーキング', 'laser_cutting'],
    ['刻印', 'metal_press'],
    ['ウォータージェット', 'water_jet'],
    ['フッ素コーティング', 'bake_painting'],
    ['三次元測定', 'testing'],
    ['混合', 'tea_spices'],
    ['カーラッピング', 'car_wash'],
    ['ガレージ', 'car_repair'],
    ['めがね', 'optics'],
    ['楽器', 'musical_instruments'],
    ['ピアノ', 'musical_instruments'],
    ['ギター', 'musical_instruments'],
    ['はちみつ', 'cut_vegetables'],
    ['キムチ', 'cut_vegetables'],
    ['ロケット', 'aerospace'],
    ['人工衛星', 'aerospace'],
    ['旋ばん', 'lathe'],
    ['auto repair', 'car_repair'],
    ['gears', 'gear_cutting'],
    ['robotics', 'robots'],
    ['carpentry', 'furniture'],
    ['cnc milling', 'milling'],
  ])('%s finds %s', (query, id) => {
    expect(ids(query)).toContain(id)
  })

  it.each([
    ['金属加工', ['metal_cutting', 'lathe', 'milling', 'metal_press', 'sheet_metal', 'welding']],
    ['きんぞくかこう', ['metal_cutting', 'sheet_metal']],
    ['食品加工', ['side_dishes', 'central_kitchen', 'meat', 'seafood', 'cut_vegetables']],
    ['食品工場', ['bakery', 'sweets', 'side_dishes', 'lunch_boxes', 'frozen_food']],
    ['電子部品', ['semiconductor', 'pcb_mounting', 'pcb_making', 'electronics_assembly', 'coils_motors']],
  ])('%s is broad: it lists the works of its family', (query, family) => {
    expect(ids(query)).toEqual(expect.arrayContaining(family))
  })
})

describe('a word where it stands', () => {
  it.each([
    // Not inside スエージング.
    ['ジン', 'distillery'],
    ['lab', 'research_lab'],
    ['printing', 'offset_printing'],
    ['grinding', 'dry_grinding'],
  ])('%s: first %s', (query, id) => {
    expect(ids(query)[0]).toBe(id)
  })

  it('こうじ reads as the trade of works, and as food too', () => {
    const found = ids('こうじ')
    expect(found[0]).toBe('contractor_office')
    expect(found.slice(0, 4)).toContain('miso_soy_sauce')
    expect(ids('麹')[0]).toBe('miso_soy_sauce')
  })

  it('packaging is not only of chips', () => {
    expect(ids('packaging').slice(0, 3)).toEqual(['paper_converting', 'label_printing', 'food_packing'])
  })
})

describe('a letter wrong', () => {
  it.each([
    ['semicondutor', 'semiconductor'],
    ['weldng', 'welding'],
    ['wleding', 'welding'],
    ['bakerry', 'bakery'],
    ['furnitore', 'furniture'],
    ['injection mouldng', 'injection_moulding'],
  ])('%s: %s', (query, id) => {
    expect(ids(query)[0]).toBe(id)
  })

  it('is mended in words of five letters and more, and where nothing is found else', () => {
    expect(ids('wkld')).toEqual([])
    expect(ids('zzzzzz')).toEqual([])
    expect(ids('wxldxng')).toEqual([])
    expect(ids('press')).not.toContain('dress')
  })
})
