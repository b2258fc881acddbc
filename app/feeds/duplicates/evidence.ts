import { bigrams, searchForm } from '../../listings/words.ts'
import { matchedPhotos } from './photo-hash.ts'
import type { AddressKey, Side } from './side.ts'

// What two records say for or against their being one property. Nothing is ever said by what is missing.

/** A finding: what was compared, how it came out, and its figure for whoever reads it (per cent, metres or a count). */
export type Finding = { feature: string; outcome: string; figure?: number }

type Band = readonly [most: number, outcome: string]
const bandOf = (bands: readonly Band[], value: number, beyond: string): string =>
  bands.find(([most]) => value <= most)?.[1] ?? beyond

/** Difference in per cent of the larger. */
const apart = (a: number, b: number): number => (Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), 1e-9)) * 100
const rounded = (value: number) => Number(value.toFixed(1))

type Compare = (a: Side, b: Side) => Omit<Finding, 'feature'> | null

/** By how far two figures lie apart, where both are given. */
const figures =
  (of: (side: Side) => number | null, bands: readonly Band[], beyond = 'far'): Compare =>
  (a, b) => {
    const [one, other] = [of(a), of(b)]
    if (one === null || other === null) return null
    const figure = apart(one, other)
    return { outcome: bandOf(bands, figure, beyond), figure: rounded(figure) }
  }

const equal =
  (of: (side: Side) => unknown): Compare =>
  (a, b) => {
    const [one, other] = [of(a), of(b)]
    if (one === null || other === null) return null
    return { outcome: one === other ? 'same' : 'other' }
  }

/** The area that is offered: of land the lot. */
const offered = (side: Side) => (side.kind === 'land' ? side.landAreaM2 : side.floorAreaM2)

function areas(a: Side, b: Side): ReturnType<Compare> {
  const [one, other] = [offered(a), offered(b)]
  if (one === null || other === null) return null
  const figure = apart(one, other)
  const bands = [
    [0.4, 'equal'],
    [1.2, 'near'],
    [3.2, 'apart'],
    // As far as gross and clear areas of one place lie apart.
    [16, 'wide'],
  ] as const
  const outcome = bandOf(bands, figure, 'far')
  return { outcome: outcome === 'far' ? outcome : ofParts(a, b, outcome), figure: rounded(figure) }
}

function addresses(a: Side, b: Side): ReturnType<Compare> {
  if (!a.address || !b.address) return null
  return { outcome: addressOutcome(a.address, b.address) }
}

export function addressOutcome(a: AddressKey, b: AddressKey): string {
  if (a.town !== b.town) return 'other_town'
  const least = Math.min(a.numbers.length, b.numbers.length)
  if (least === 0) return 'same_town'
  if (a.numbers[0] !== b.numbers[0]) return 'other'
  // One who leaves the house number out has named the block, and says no more than the town where both do.
  if (a.numbers.length !== b.numbers.length && least < 2) return 'same_block'
  if (least < 2) return a.isWhole && b.isWhole ? 'same' : 'same_town'
  return a.numbers[1] === b.numbers[1] ? 'same' : 'same_block'
}

const METRES_OF_DEGREE = 111_195
/** Metres between two places of one city, on a plane: exact to a decimetre in a kilometre. */
export function metresBetween([lng, lat]: readonly [number, number], [toLng, toLat]: readonly [number, number]) {
  const east = (toLng - lng) * METRES_OF_DEGREE * Math.cos((((lat + toLat) / 2) * Math.PI) / 180)
  return Math.hypot(east, (toLat - lat) * METRES_OF_DEGREE)
}

function distance({ at }: Side, { at: to }: Side): ReturnType<Compare> {
  if (!at || !to) return null
  const metres = metresBetween(at, to)
  const bands = [
    [12, 'within_12'],
    [30, 'within_30'],
    [60, 'within_60'],
  ] as const
  return { outcome: bandOf(bands, metres, 'farther'), figure: Math.round(metres) }
}

function years({ builtYm: a }: Side, { builtYm: b }: Side): ReturnType<Compare> {
  if (!a || !b) return null
  const months = (ym: string) => Number(ym.slice(0, 4)) * 12 + Number(ym.slice(5, 7))
  const figure = Math.abs(months(a) - months(b))
  return { outcome: figure === 0 ? 'same' : figure <= 12 ? 'within_year' : 'other', figure: rounded(figure / 12) }
}

function ceilings({ ceilingM: a }: Side, { ceilingM: b }: Side): ReturnType<Compare> {
  if (a === null || b === null) return null
  const figure = Math.abs(a - b)
  return { outcome: figure <= 0.101 ? 'same' : 'other', figure: rounded(figure) }
}

const TAX = 1.1
/** Where one tells of tax and the other does not, or says nothing of it, the closer reading counts. */
function money(a: Side, b: Side): ReturnType<Compare> {
  if (a.money === null || b.money === null) return null
  const net = (side: Side) => side.money! / (side.tax === 'included' ? TAX : 1)
  const open = [a, b].some(({ tax }) => tax === null) ? [TAX, 1 / TAX] : []
  const figure = Math.min(...[1, ...open].map(factor => apart(net(a) * factor, net(b))))
  const bands = [
    [0.5, 'equal'],
    [5, 'near'],
    [16, 'apart'],
  ] as const
  return { outcome: bandOf(bands, figure, 'far'), figure: rounded(figure) }
}

const isPart = ({ floor, floorAreaM2, grossM2 }: Side) =>
  floor !== null || (floorAreaM2 !== null && grossM2 !== null && floorAreaM2 < grossM2 * 0.9)
/** Two units of a building share its address, its figures and the photo of its front: that they agree says less of them. */
const ofParts = (a: Side, b: Side, outcome: string) => (isPart(a) || isPart(b) ? `${outcome}_part` : outcome)

/** Photos that both have, of whoever has fewer. Somebody's only photo says little. */
function photos(a: Side, b: Side): ReturnType<Compare> {
  const fewer = Math.min(a.photos.length, b.photos.length)
  if (fewer === 0) return null
  const figure = matchedPhotos(a.photos, b.photos)
  if (figure === 0) return fewer < 2 ? null : { outcome: ofParts(a, b, 'none'), figure }
  return { outcome: figure > 2 ? 'many' : figure > 1 ? 'several' : ofParts(a, b, 'one'), figure }
}

function texts(a: Side, b: Side): ReturnType<Compare> {
  const [one, other] = [new Set(bigrams(searchForm(a.text))), new Set(bigrams(searchForm(b.text)))]
  if (one.size < 12 || other.size < 12) return null
  const common = [...one].filter(pair => other.has(pair)).length
  // Of the shorter: who says less of the same has not said otherwise.
  const share = common / Math.min(one.size, other.size)
  const bands = [
    [0.2, 'unlike'],
    [0.45, 'little'],
    [0.75, 'alike'],
  ] as const
  return { outcome: bandOf(bands, share, 'very_alike'), figure: Math.round(share * 100) }
}

/** All that is compared, in the order in which it is told. */
export const FEATURES: Record<string, Compare> = {
  id: equal(side => side.realEstateId),
  address: addresses,
  distance,
  area: areas,
  photos,
  floor: equal(side => side.floor),
  money,
  gross: figures(
    side => (side.kind === 'land' ? null : side.grossM2),
    [
      [1.2, 'equal'],
      [3.2, 'near'],
    ],
  ),
  land: figures(side => (side.kind === 'land' ? null : side.landAreaM2), [[1.2, 'equal']]),
  built: years,
  storeys: equal(side => side.storeys),
  structure: equal(side => side.structure),
  ceiling: ceilings,
  text: texts,
  kind: equal(side => side.kind),
}

/** What two records say of each other. */
export const findingsOf = (a: Side, b: Side): Finding[] =>
  Object.entries(FEATURES).flatMap(([feature, compare]) => {
    const found = compare(a, b)
    return found ? [{ feature, ...found }] : []
  })
