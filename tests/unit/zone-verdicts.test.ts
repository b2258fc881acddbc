import { describe, expect, it } from 'vitest'
import { type PaintedArea, zonePaint } from '../../app/map/picture-zones.ts'
import { HEADLINES } from '../../app/zoning/law/verdict-model.ts'
import { ZONE_IDS } from '../../app/zoning/model.ts'
import { VERDICT_LOOKS } from '../../app/zoning/verdict-looks.ts'
import { zoneVerdicts } from '../../app/zoning/zone-verdicts.server.ts'
import { readResults, resultsOf, verdictStyles, writeResults } from '../../app/zoning/zone-verdicts.ts'

const press = (answers: object) =>
  resultsOf(zoneVerdicts({ use: 'metal_press', answers: { motor_kw: 30, ...answers } }, '2026-11-22', 'ja'))

describe('the table by which the city is painted', () => {
  it('has every zone, and is read back from its word', () => {
    const results = press({ workshop_area: 120 })
    expect(Object.keys(results)).toEqual([...ZONE_IDS])
    expect(readResults(writeResults(results))).toEqual(results)
  })

  it.each(['', 'a', 'z'.repeat(15), 'a'.repeat(16)])('is not read from %s', code => {
    expect(readResults(code)).toBeNull()
  })

  it('turns at the limit of the workshop', () => {
    expect(press({ workshop_area: 150 }).ncom).toBe('conditional')
    expect(press({ workshop_area: 150.1 }).ncom).toBe('not_allowed')
    expect(press({}).ncom).toBe('to_be_confirmed')
  })
})

describe('a painted zone', () => {
  it('is told by sign and pattern, not by colour alone', () => {
    expect(new Set(HEADLINES.map(result => VERDICT_LOOKS[result].sign)).size).toBe(4)
    expect(new Set(HEADLINES.map(result => VERDICT_LOOKS[result].pattern)).size).toBe(4)
  })

  it('is painted so in the picture, with its name kept', () => {
    const results = press({ workshop_area: 120 })
    const styles = verdictStyles('en', results, result => result)
    expect(styles.find(({ id }) => id === 'qind')?.name).toBe('Quasi-industrial ○ allowed')
    const geometry: PaintedArea['geometry'] = {
      type: 'Polygon',
      coordinates: [
        [
          [139.38, 35.65],
          [139.39, 35.65],
          [139.39, 35.66],
          [139.38, 35.65],
        ],
      ],
    }
    const area: PaintedArea = { zone: '1res', geometry, label: { at: [139.385, 35.655], rank: 300 } }
    expect(zonePaint([area], styles)).toContain(VERDICT_LOOKS.not_allowed.colour)
  })
})
