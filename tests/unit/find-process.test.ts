import { describe, expect, it } from 'vitest'
import { findProcesses, folded } from '../../app/zoning/law/find-process.ts'
import { PROCESSES } from '../../app/zoning/law/processes.ts'

const ids = (query: string, limit?: number) => findProcesses(query, limit).map(({ id }) => id)

describe('the first that is found', () => {
  it.each([
    // Kanji, of two signs
    ['溶接', 'welding'],
    ['塗装', 'painting'],
    ['旋盤', 'lathe'],
    ['板金', 'sheet_metal'],
    ['鍛造', 'forging'],
    ['金型', 'moulds'],
    ['縫製', 'sewing'],
    ['製麺', 'noodles'],
    ['印刷', 'offset_printing'],
    // Kana, in either writing, full or half width
    ['ようせつ', 'welding'],
    ['せんばん', 'lathe'],
    ['メッキ', 'plating'],
    ['めっき', 'plating'],
    ['バネ', 'springs'],
    ['ﾌﾟﾚｽ', 'metal_press'],
    ['ﾖｳｾﾂ', 'welding'],
    ['ﾚｰｻﾞｰ', 'laser_cutting'],
    ['ダイキャスト', 'die_casting'],
    // Long mark and small kana, there or not
    ['レーザ', 'laser_cutting'],
    ['マシニングセンター', 'milling'],
    ['シャーリング', 'shearing'],
    ['しやーりんぐ', 'shearing'],
    ['デジタル印刷', 'digital_printing'],
    // の left out
    ['ロボット開発', 'robots'],
    ['パン製造', 'bakery'],
    ['ガラス製造', 'glass_making'],
    // English, any case
    ['lathe', 'lathe'],
    ['Welding', 'welding'],
    ['WELDING', 'welding'],
    ['ｗｅｌｄｉｎｇ', 'welding'],
    ['injection molding', 'injection_moulding'],
    ['die casting', 'die_casting'],
    ['data center', 'data_centre'],
    ['3D printer', 'printing_3d_plastic'],
    ['drone', 'robots'],
    // Words people use
    ['町工場', 'metal_cutting'],
    ['車検', 'car_repair'],
    ['鈑金塗装', 'car_body_painting'],
    ['かじや', 'blacksmith'],
    ['生コン', 'ready_mix'],
    ['酒蔵', 'sake_wine'],
    ['焙煎', 'coffee_roasting'],
    ['ドライクリーニング', 'dry_cleaning'],
    ['ネット通販', 'ec_shipping'],
    ['R&D', 'research_lab'],
  ])('%s: %s', (query, id) => {
    expect(ids(query)[0]).toBe(id)
  })
})

describe('the order', () => {
  it('a name goes before its start, the start before the middle, names before synonyms', () => {
    expect(ids('めっき')[0]).toBe('plating')
    const painted = ids('塗装')
    expect(painted.indexOf('painting')).toBeLessThan(painted.indexOf('powder_coating'))
    expect(painted.indexOf('powder_coating')).toBeLessThan(painted.indexOf('contractor_office'))
  })

  it('is the same each time, and no more are given than asked for', () => {
    expect(ids('加工', 5)).toEqual(ids('加工', 5))
    expect(ids('加工', 5)).toHaveLength(5)
    expect(ids('加工').length).toBeLessThanOrEqual(20)
    expect(ids('加工', 0)).toEqual([])
  })
})

describe('several words', () => {
  it('each must fit, in any order, parted by any space', () => {
    expect(ids('自動車 塗装')).toEqual(['car_body_painting'])
    expect(ids('塗装　自動車')).toEqual(['car_body_painting'])
    expect(ids('CNC lathe')).toEqual(['lathe'])
    expect(ids('溶接 豆腐')).toEqual([])
  })

  it('may be found in different languages', () => {
    expect(ids('robot 組立')).toContain('robots')
  })
})

describe('what is not found', () => {
  it.each(['zzzz', '鯨の解体ショー', '%', '_', '\\', '.*', '💡'])('%s', query => {
    expect(ids(query)).toEqual([])
  })

  it('few Latin letters count at the start of words alone', () => {
    // Not "parts", "cartons" or "smart".
    expect(ids('art')).toContain('dwelling_atelier')
    expect(ids('art')).not.toContain('cardboard')
  })
})

describe('nothing asked', () => {
  it.each(['', '  ', '　', '・', '。', '('])('"%s" gives the typical ones', query => {
    const typical = ids(query)
    expect(typical.length).toBeGreaterThanOrEqual(12)
    expect(typical).toContain('metal_cutting')
    expect(typical).toContain('warehouse_own')
    expect(new Set(typical).size).toBe(typical.length)
  })

  it('as many as asked for', () => {
    expect(ids('', 3)).toHaveLength(3)
  })
})

describe('every process', () => {
  it.each(PROCESSES.map(process => [process.id, process] as const))('%s is found by its names', (id, process) => {
    for (const name of [process.ja, process.en, process.kana]) expect(ids(name, 3)).toContain(id)
    for (const word of process.words) expect(ids(word, PROCESSES.length)).toContain(id)
  })
})

describe('writing', () => {
  it.each([
    ['ﾌﾟﾚｽ加工', 'ぷれす加工'],
    ['コンピューター', 'こんぴゆた'],
    ['コンピュータ', 'こんぴゆた'],
    ['ＣＮＣ', 'cnc'],
    ['曲げ・せん断（板）', '曲げ せん断 板'],
    ['パンの製造', 'ぱん製造'],
    ['きのこ', 'きのこ'],
    ['  a   b ', 'a b'],
  ])('%s is read as %s', (text, read) => {
    expect(folded(text)).toBe(read)
  })
})
