import { describe, expect, test } from 'vitest'
import { translator } from '../../app/lib/i18n/translate.server.ts'
import { readFact, type ShownFact } from '../../app/listings/fact-values.ts'
import { factGroups, seismicAge } from '../../app/listings/facts-view.ts'
import { FIELDS, fieldOf, fieldsFor } from '../../app/listings/fields.ts'
import { CONFIDENCES, FACT_METHODS, SOURCE_PARTIES } from '../../app/listings/model.ts'

const words = (locale: 'ja' | 'en') => ({ locale, t: translator(locale, 'listingFacts') })
const papers = { sourceParty: 'surveyor', method: 'survey', observedOn: '2026-10-05', confidence: 'high' } as const
const fact = (id: string, value: unknown): ShownFact => readFact(fieldOf(id)!, { value, ...papers })
const view = (id: string, value: unknown, locale: 'ja' | 'en' = 'ja') =>
  factGroups(words(locale), fieldOf(id)!.applies === 'land' ? 'land' : 'factory', 'sale', { [id]: fact(id, value) })
    .flatMap(group => group.facts)
    .find(one => one.id === id)!
const said = (id: string, value: unknown, locale: 'ja' | 'en' = 'ja') => view(id, value, locale).text

describe('facts in words', () => {
  test.each([
    ['leasable_area_m2', 170, '170㎡', '170 m²'],
    ['floor_load_t_m2', 1.5, '1.5t/㎡', '1.5 t/m²'],
    ['storeys', 2, '2階', '2'],
    ['floor', -1, '地下1階', 'Basement 1'],
    ['floor', 1, '1階', '1'],
    ['clean_room_class', 'なし', 'なし', 'None'],
    ['cranes', [{ ratedLoadT: 2.8, count: 2 }], '2.8t × 2', '2.8 t × 2'],
    ['cranes', [{ ratedLoadT: 1, count: 1, kind: 'hoist' }], '1t × 1（ホイスト）', '1 t × 1 (hoist)'],
    ['shutter_openings', [{ widthM: 4, heightM: 4.55, count: 3 }], 'W4.0×H4.55m ×3', 'W4.0×H4.55 m ×3'],
    ['built_ym', '1983-11', '1983年11月', 'November 1983'],
    ['truck_access_class', '4t', '4t車まで', 'Up to 4 t'],
    ['compressed_air', true, 'あり', 'Yes'],
    ['truck_parking', 3, '3台', '3'],
  ])('%s %j', (id, value, ja, en) => {
    expect([said(id, value), said(id, value, 'en')]).toEqual([ja, en])
  })

  test('none is an answer of its own', () => {
    for (const [id, value] of [
      ['cranes', []],
      ['shutter_openings', []],
      ['parking_total', 0],
      ['freight_elevator_kg', 0],
      ['office_area_m2', 0],
      ['basement_storeys', 0],
      ['effluent_facility', false],
    ] as const)
      expect([said(id, value), said(id, value, 'en')], id).toEqual(['なし', 'None'])
  })

  test('areas come in tsubo, months with era and seismic age', () => {
    expect(view('leasable_area_m2', 170).extra).toBe('51.4坪')
    expect(view('built_ym', '1983-11').extra).toBe('昭和58年・新耐震の時期')
    expect(['1981-05', '1981-06', '1983-05', '1983-06'].map(seismicAge)).toEqual(['old', 'between', 'between', 'new'])
  })

  test('a value that is not what its field says is unknown, never shown as it is', () => {
    for (const [id, value] of [
      ['ceiling_height_min_m', '高い'],
      ['cranes', [{ ratedLoadT: 'big' }]],
      ['shutter_openings', {}],
      ['structure', 'paper'],
      ['built_ym', '1983-13'],
      ['previous_use', '   '],
      ['compressed_air', 'yes'],
      ['storeys', null],
    ] as const) {
      const { state, text } = view(id, value)
      expect([state, text], id).toEqual(['unknown', undefined])
    }
  })

  test('every field of a kind has its row, unknown where nobody said anything', () => {
    for (const kind of ['factory', 'land'] as const) {
      const rows = factGroups(words('ja'), kind, 'rent', {}).flatMap(group => group.facts)
      expect(rows.map(row => row.id).sort()).toEqual(
        fieldsFor(kind, 'rent')
          .map(field => field.id)
          .sort(),
      )
      expect(new Set(rows.map(row => row.state))).toEqual(new Set(['unknown']))
      expect(rows.every(row => row.papers === undefined)).toBe(true)
    }
  })

  test('land rights are asked for where land is sold, and a building of bare land alone', () => {
    const ids = (kind: 'factory' | 'land', deal: 'rent' | 'sale') =>
      factGroups(words('ja'), kind, deal, {}).flatMap(group => group.facts.map(row => row.id))
    const own = ['land_rights', 'land_terms', 'building_condition', 'existing_building', 'site_notices']
    const asked = (kind: 'factory' | 'land', deal: 'rent' | 'sale') => own.filter(id => ids(kind, deal).includes(id))
    expect(asked('factory', 'rent')).toEqual([])
    expect(asked('factory', 'sale')).toEqual(['land_rights', 'land_terms'])
    expect(asked('land', 'rent')).toEqual(['existing_building', 'site_notices'])
    expect(asked('land', 'sale')).toEqual(own)
  })

  test('every number has bounds', () => {
    const numbers = FIELDS.filter(field => field.type === 'number')
    expect(numbers.filter(field => field.max <= field.min).map(field => field.id)).toEqual([])
    expect(view('power_contract_kw', 1e20).state).toBe('unknown')
  })

  test('every option of every field has words in both languages', () => {
    for (const field of FIELDS)
      for (const [key, [ja, en]] of Object.entries(field.options ?? {}))
        expect([said(field.id, key), said(field.id, key, 'en')], `${field.id} ${key}`).toEqual([ja, en])
  })
})

describe('papers', () => {
  test('say who, how, when and how sure, also of an unknown', () => {
    expect(view('floor_load_t_m2', null).papers).toBe('調査者・現地計測・2026年10月5日・確かさ 高')
    expect(view('floor_load_t_m2', 2, 'en').papers).toBe('Surveyor, measured, 5 October 2026; confidence high')
  })

  test('have words for every party, method and confidence', () => {
    for (const locale of ['ja', 'en'] as const) {
      const { t } = words(locale)
      const keys = [
        ...SOURCE_PARTIES.map(party => `party.${party}` as const),
        ...FACT_METHODS.map(method => `method.${method}` as const),
        ...CONFIDENCES.map(confidence => `confidence.${confidence}` as const),
      ]
      for (const key of keys) expect(t(key)).not.toBe(key)
    }
  })

  test('a hidden fact shows neither its value nor its papers', () => {
    const facts = { road_frontage_m: { ...fact('road_frontage_m', 20), state: 'hidden' as const, value: null } }
    const row = factGroups(words('ja'), 'land', 'rent', facts).flatMap(group => group.facts)
    expect(row.find(one => one.id === 'road_frontage_m')).toEqual({
      id: 'road_frontage_m',
      label: '接道長さ',
      state: 'hidden',
    })
  })
})
