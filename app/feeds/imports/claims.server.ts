import type { Db } from '../../../db/client.server.ts'
import type { LngLat } from '../../map/model.ts'
import type { Organisation } from '../../partners/organisations.server.ts'
import type { ZonesHere } from '../../zoning/here.ts'
import { zonesOfShapes } from '../../zoning/queries.server.ts'
import { readFirmCell } from '../cells/person.ts'
import { isFault } from '../cells/read.ts'
import type { Compared, Held } from '../sheet/compare.ts'
import type { Problem } from '../sheet/problem.ts'
import type { Claims, RowRead } from '../sheet/row.ts'

export type Placed = { row: RowRead; held: Held | null; compared: Compared }

const placeOf = ({ row, held }: Placed): LngLat | null =>
  (row.said['place.at'] as LngLat | undefined) ?? held?.content.place.at ?? null
const claimsZone = ({ zones, coverage, floorArea }: Claims): boolean =>
  zones !== null || coverage !== null || floorArea !== null

/** The zones where rows lie that say something of them, by their place in the list. */
export async function zonesClaimed(db: Db, rows: readonly Placed[]): Promise<Map<number, ZonesHere>> {
  const shapes = rows.flatMap((one, key) => {
    const at = claimsZone(one.row.claims) ? placeOf(one) : null
    return at ? [{ key, shape: { type: 'Point', coordinates: at } }] : []
  })
  return shapes.length === 0 ? new Map() : zonesOfShapes(db, shapes)
}

/** 東京都知事(2)第999999号: the number alone, as the count in brackets grows by itself. */
const licenceNumber = (text: string): string => /(\d+)\s*号/.exec(text.normalize('NFKC'))?.[1]?.replace(/^0+/, '') ?? ''

function isOtherFirm({ firm, licence }: Claims, { nameJa, licenceNumber: own }: Organisation): string | null {
  if (licence && own && licenceNumber(licence))
    return licenceNumber(licence) === licenceNumber(own) ? null : 'license_no'
  const name = readFirmCell(nameJa)
  return firm && !isFault(name) && name.value.searchKey !== firm ? 'broker_name' : null
}

/** Warnings where a row claims something else than the portal knows by itself. */
export function differing(
  { row: { claims } }: Placed,
  { zones, organisation }: { zones: ZonesHere | undefined; organisation: Organisation | null },
): Problem[] {
  const problems: Problem[] = []
  const tell = (column: string, code: Problem['code']) =>
    problems.push({ level: 'warning', column, heading: '', raw: '', code })
  const isKnown = zones !== undefined && zones.parts.length > 0
  if (isKnown && claims.zones && !zones.parts.some(({ zone }) => claims.zones!.includes(zone)))
    tell('zone', 'zone_differs')
  const isOff = (claimed: number | null, known: number | null) =>
    claimed !== null && known !== null && claimed !== known
  if (isKnown && isOff(claims.coverage, zones.coverageRatioPct)) tell('bcr', 'ratio_differs')
  if (isKnown && isOff(claims.floorArea, zones.floorAreaRatioPct)) tell('far', 'ratio_differs')
  const other = organisation && isOtherFirm(claims, organisation)
  if (other) tell(other, 'other_firm')
  return problems
}
