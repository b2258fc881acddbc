import { withoutControls } from '../../lib/controls.ts'
import { isUnsaid, plainCell } from '../../listings/cell-values.ts'
import type { Deal, Kind } from '../../listings/model.ts'
import { isPublicId } from '../../listings/public-id.ts'
import { AROUND_BOX } from '../../map/city.ts'
import type { ZoneId } from '../../zoning/model.ts'
import { isFault, type Read } from '../cells/read.ts'
import type { Around, Said } from './column.ts'
import type { Operation } from './core-columns.ts'
import { columnOf, type Heading, IN_TWO } from './headings.ts'
import { levelOf, type Problem } from './problem.ts'
import { OTHER_COSTS } from './term-columns.ts'

/** What a row says of what the portal knows by itself; null: nothing. */
export type Claims = {
  zones: readonly ZoneId[] | null
  /** In percent. */
  coverage: number | null
  floorArea: number | null
  /** As it is looked for. */
  firm: string | null
  licence: string | null
}

/** A row of a partner's file, read: what it says by path of a listing's content. */
export type RowRead = {
  reference: string | null
  operation: Operation
  kind: Kind | null
  deal: Deal | null
  said: Said
  claims: Claims
  problems: Problem[]
  hasErrors: boolean
}

const LONGEST_RAW = 60

/** Nothing stands in it, or it only sums up the rows above. */
export const isSkipped = (cells: readonly string[]): boolean =>
  cells.every(cell => cell.trim() === '') ||
  /^(?:合計|小計|総計|計|total)$/i.test((cells.find(cell => cell.trim() !== '') ?? '').trim())

/** Without the mark that keeps a spreadsheet from reading a formula. */
const cellText = (cell: string | undefined): string => (cell ?? '').trim().replace(/^'(?=[=+\-@＝＋－＠])/, '')

/** What other cells of its row need to know of a file's words. */
export type FileAround = Omit<Around, 'money' | 'area' | 'areaM2'>

/** Address columns of one row are one address. */
export const ADDRESS_PARTS: readonly string[] = ['address', 'address_2', 'address_3']

/** Reads one row. It never throws: whatever cannot be read is a problem of its cell. */
export function readSheetRow(headings: readonly Heading[], cells: readonly string[], file: FileAround): RowRead {
  const problems: Problem[] = []
  const said: Record<string, unknown> = Object.create(null)
  const { raws, others } = rawsOf(headings, cells)
  joinAddress(raws)
  const tell = (column: string | null, level: Problem['level'], code: Problem['code']) => {
    const found = column ? raws.get(column) : undefined
    const raw = withoutControls(found?.raw ?? '').slice(0, LONGEST_RAW)
    problems.push({ level, column, heading: found?.heading.heading ?? '', raw, code })
  }
  // Behind the last heading something means that the cells before it may stand under the wrong ones.
  if (cells.slice(headings.length).some(cell => cell.trim() !== '')) tell(null, 'error', 'too_many_cells')
  const readCell = (id: string, areaM2: number | null) => {
    const { heading, raw } = raws.get(id)!
    const column = columnOf(id)!
    if (raw === '' || isSilent(id, raw)) return
    if (raw !== withoutControls(raw)) return tell(id, 'error', 'control_characters')
    if (CELL_ERROR.test(raw)) return tell(id, column.isStrict ? 'error' : 'warning', 'cell_error')
    const readUnder = ({ heading, raw }: Raw) =>
      column.read(raw, { ...file, money: heading.money, area: heading.area, areaM2 })
    const result = readUnder({ heading, raw })
    for (const other of others.get(id) ?? [])
      if (isOtherValue(result, readUnder(other)) && !IN_TWO.includes(id))
        problems.push({
          level: 'warning',
          column: id,
          heading: '',
          raw: bothOf({ heading, raw }, other),
          code: 'two_values',
        })
    if (isFault(result)) return tell(id, column.isStrict ? 'error' : 'warning', result.fault)
    for (const [path, value] of Object.entries(result.value)) if (!(path in said)) said[path] = value
    for (const guess of result.guesses)
      if (guess !== 'unit_assumed' || !NAMES_UNIT.test(heading.heading)) tell(id, levelOf(guess), guess)
  }
  const inOrder = [...raws.keys()].sort((a, b) => Number(a === 'rent') - Number(b === 'rent'))
  for (const id of inOrder) if (!ADDRESS_PARTS.slice(1).includes(id)) readCell(id, areaOf(said))
  placeOf(
    said,
    tell,
    problems.some(({ column, level }) => level === 'error' && (column === 'lat' || column === 'lng')),
  )
  const { ja, en } = columnOf('partner_ref')!
  return ended(said, problems, tell, [ja, en].includes(raws.get('partner_ref')?.heading.heading ?? ''))
}

type Raw = { heading: Heading; raw: string }

/** What stands under each column: of several headings for it the first that is filled in, and the others that are. */
function rawsOf(headings: readonly Heading[], cells: readonly string[]) {
  const raws = new Map<string, Raw>()
  const others = new Map<string, Raw[]>()
  for (const heading of headings) {
    if (!heading.column) continue
    const one = { heading, raw: cellText(cells[heading.at]) }
    if (!raws.get(heading.column)?.raw) raws.set(heading.column, one)
    else if (one.raw !== '') others.set(heading.column, [...(others.get(heading.column) ?? []), one])
  }
  return { raws, others }
}

/** What a spreadsheet writes where it cannot reckon. */
const CELL_ERROR = /^#(?:REF!|VALUE!|N\/A|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!)$/i

const isOtherValue = (one: Read<Said>, other: Read<Said>): boolean =>
  isFault(one) || isFault(other) || JSON.stringify(one.value) !== JSON.stringify(other.value)

const EACH_OF_TWO = 28
const bothOf = (...two: Raw[]): string =>
  two.map(({ heading, raw }) => `${heading.heading}「${withoutControls(raw).slice(0, EACH_OF_TWO)}」`).join('・')

/** 契約電力(kW): a bare number under it leaves nothing to guess. */
const NAMES_UNIT = /[(（](?:kW|kVA|kg|t|t\/㎡|m|㎡|万円|円)[)）]$/i

/** What is not known in a column where a dash may mean nothing at all says nothing. */
const SAYS_NONE = new Set(['deposit', 'key_money', 'guarantee_money', 'common_fee', 'cranes'])
const isSilent = (id: string, raw: string): boolean => isUnsaid(raw) && !(SAYS_NONE.has(id) && plainCell(raw) === '-')

function joinAddress(raws: Map<string, { heading: Heading; raw: string }>): void {
  const first = raws.get('address')
  if (!first) return
  const parts = ADDRESS_PARTS.map(id => raws.get(id)?.raw ?? '')
  raws.set('address', { ...first, raw: parts.join('') })
}

const areaOf = (said: Said): number | null => {
  const area = said['facts.leasable_area_m2'] ?? said['facts.land_area_m2']
  return typeof area === 'number' ? area : null
}

export type Tell = (column: string | null, level: Problem['level'], code: Problem['code']) => void

const isAroundCity = (lng: number, lat: number): boolean => {
  const [west, south, east, north] = AROUND_BOX
  return lng >= west && lng <= east && lat >= south && lat <= north
}

const LONGEST_COSTS = 200

/** Costs of columns of their own, one after the other, and what stands beside them; all of it in one text. */
function costsOf(said: Record<string, unknown>, tell: Tell): void {
  const each = OTHER_COSTS.flatMap(({ id, ja }) => (said[`@${id}`] ? [`${ja} ${said[`@${id}`]}`] : []))
  if (each.length === 0) return
  const beside = said['terms.otherCostsJa']
  const all = [...each, ...(typeof beside === 'string' ? [beside] : [])].join('、')
  said['terms.otherCostsJa'] = all.slice(0, LONGEST_COSTS)
  if (all.length > LONGEST_COSTS) tell('other_costs', 'warning', 'cut')
}

/**
 * Puts together what stands in several cells: a place, ways to stations, further costs. `isWrong`: half of the place was
 * told to be wrong already.
 */
export function placeOf(said: Record<string, unknown>, tell: Tell, isWrong = false): void {
  const [lng, lat] = [said['@lng'], said['@lat']]
  if (typeof lng === 'number' && typeof lat === 'number') {
    said['place.at'] = [lng, lat]
    if (!isAroundCity(lng, lat)) tell('lat', 'error', 'outside_city')
  } else if (!isWrong && (typeof lng === 'number' || typeof lat === 'number'))
    tell(typeof lng === 'number' ? 'lng' : 'lat', 'error', 'half_a_place')
  costsOf(said, tell)
  for (const n of [1, 2]) {
    const [station, metres, minutes] = [said[`@station${n}`], said[`@metres${n}`], said[`@minutes${n}`]]
    if (typeof station !== 'number') continue
    if (typeof metres === 'number') said[`access.${station}`] = metres
    else if (typeof minutes === 'number') {
      said[`access.${station}`] = minutes * 80
      tell(`walk_min_${n}`, 'note', 'from_minutes')
    }
  }
}

export const claimsIn = (said: Said): Claims => ({
  zones: (said['@zones'] as Claims['zones']) ?? null,
  coverage: (said['@coverage'] as number | undefined) ?? null,
  floorArea: (said['@floorArea'] as number | undefined) ?? null,
  firm: (said['@firm'] as string | undefined) ?? null,
  licence: (said['@licence'] as string | undefined) ?? null,
})

export function ended(said: Record<string, unknown>, problems: Problem[], tell: Tell, isOwnHeading = false): RowRead {
  const reference = typeof said.partnerRef === 'string' ? said.partnerRef : null
  if (reference === null && !problems.some(({ column, level }) => column === 'partner_ref' && level === 'error'))
    tell('partner_ref', 'error', 'no_reference')
  // A listing's public number is no partner's: a file that the portal wrote for the public tells less than it knows.
  if (reference !== null && isPublicId(plainCell(reference).toUpperCase()) && !isOwnHeading)
    tell('partner_ref', 'error', 'own_number')
  const own = Object.fromEntries(Object.entries(said).filter(([path]) => !path.startsWith('@')))
  return {
    reference,
    operation: (said['@operation'] as Operation | undefined) ?? 'put',
    kind: (said.kind as Kind | undefined) ?? null,
    deal: (said['@deal'] as Deal | undefined) ?? null,
    said: own,
    claims: claimsIn(said),
    problems,
    hasErrors: problems.some(({ level }) => level === 'error'),
  }
}
