import type { Db } from '../../db/client.server.ts'
import { followTowns, remeasureAccess } from './access.server.ts'
import { metresFromCity, requireBoundary } from './checks.server.ts'
import { jsonOf } from './features.ts'
import type { Draft, ImportInput, ImportOptions } from './import.ts'
import { type AfterImport, type LayerLoader, loadLayer } from './load.server.ts'
import {
  readInterchanges,
  readStations,
  readTowns,
  type SaidInterchange,
  type SaidStation,
  type SaidTown,
} from './read-places.ts'
import type { LeftOut } from './report.ts'
import type { Position } from './rings.ts'
import { romanOf, slugOf } from './romaji.ts'
import { comparePlaces, heldPlaces, type PlaceRow, withSlugs, writePlaces } from './upsert.server.ts'

type Held = Awaited<ReturnType<typeof heldPlaces>>
type Said = { index: number; nameJa: string; at: Position }

/** A town's point may stand a little outside a simplified boundary. */
const TOWN_SLACK_M = 300
/** Stations and interchanges of the neighbourhood count; those of another part of the country are a wrong file. */
const STATION_REACH_M = 8_000
const INTERCHANGE_REACH_M = 30_000

type Kind<S extends Said> = {
  table: 'towns' | 'stations' | 'interchanges'
  columns: readonly string[]
  read: (json: unknown) => Draft<S>
  reach: number
  beyond: LeftOut
  /** The row to store: what the file does not say stays as it was. */
  rows: (held: Held, said: (S & { metres: number })[]) => PlaceRow[]
  follow?: LayerLoader<never>['follow']
}

function placeLoader<S extends Said>(
  nameJa: string,
  nameEn: string,
  kind: Kind<S>,
): LayerLoader<S & { metres: number }> {
  const planned = async (db: Db, said: (S & { metres: number })[]) => {
    const held = await heldPlaces(db, kind.table, kind.columns)
    return { held, rows: kind.rows(held, said) }
  }
  return {
    layer: kind.table,
    nameJa,
    nameEn,
    read: async (db, input) => {
      await requireBoundary(db)
      const draft = kind.read(jsonOf(input.bytes))
      const metres = await metresFromCity(
        db,
        draft.rows.map(row => row.at),
      )
      const measured = draft.rows.map((row, i) => ({ ...row, metres: metres[i]! }))
      for (const row of measured)
        if (row.metres > kind.reach)
          draft.leftOut.push({
            index: row.index,
            reason: kind.beyond,
            label: row.nameJa,
            detail: { metres: Math.round(row.metres) },
          })
      draft.leftOut.sort((a, b) => (a.index ?? -1) - (b.index ?? -1))
      return { ...draft, rows: measured.filter(row => row.metres <= kind.reach) }
    },
    compare: async (db, said) => {
      const { held, rows } = await planned(db, said)
      return comparePlaces(held, rows)
    },
    write: async (trx, said, datasetId) => {
      const { held, rows } = await planned(trx, said)
      await writePlaces(trx, kind.table, held, rows, datasetId)
    },
    follow: kind.follow,
  }
}

const before = <T>(held: Held, name: string, column: string): T | null =>
  (held.get(name)?.row[column] as T | undefined) ?? null

const towns = placeLoader<SaidTown>('町丁目（代表点）', 'Towns (one point each)', {
  table: 'towns',
  columns: ['name_en', 'base_ja', 'base_en', 'chome', 'kana', 'postal_code', 'is_approximate'],
  read: readTowns,
  reach: TOWN_SLACK_M,
  beyond: 'outside_city',
  rows: (held, said) =>
    withSlugs(
      held,
      said.map(town => {
        const kana = town.kana ?? before<string>(held, town.nameJa, 'kana')
        const latin =
          town.baseEn ?? before<string>(held, town.nameJa, 'base_en') ?? (kana ? romanOf(kana) : town.baseJa)
        return {
          slug: town.slug,
          name_ja: town.nameJa,
          name_en: town.nameEn ?? before<string>(held, town.nameJa, 'name_en') ?? latin,
          base_ja: town.baseJa,
          base_en: latin,
          chome: town.chome,
          kana,
          postal_code: town.postalCode ?? before<string>(held, town.nameJa, 'postal_code'),
          is_approximate: town.isApproximate,
          at: town.at,
        }
      }),
      row => slugOf(row.chome === null ? row.base_en : `${row.base_en}-${row.chome}`),
    ),
  follow: followTowns,
})

const stations = placeLoader<SaidStation>('駅（代表点）', 'Stations (one point each)', {
  table: 'stations',
  columns: ['name_en', 'kana', 'lines', 'in_city'],
  read: readStations,
  reach: STATION_REACH_M,
  beyond: 'far_away',
  rows: (held, said) =>
    withSlugs(
      held,
      said.map(station => {
        const kana = station.kana ?? before<string>(held, station.nameJa, 'kana')
        const known = station.nameEn ?? before<string>(held, station.nameJa, 'name_en')
        return {
          slug: station.slug,
          name_ja: station.nameJa,
          name_en: known ?? (kana ? romanOf(kana) : station.nameJa),
          kana,
          lines: station.lines,
          in_city: station.inCity ?? station.metres === 0,
          at: station.at,
        }
      }),
      row => slugOf(row.name_en),
    ),
  follow: (trx, options) => remeasureAccess(trx, options.onProgress),
})

const interchanges = placeLoader<SaidInterchange>('高速道路インターチェンジ', 'Expressway interchanges', {
  table: 'interchanges',
  columns: ['name_en', 'road_ja', 'road_en'],
  read: readInterchanges,
  reach: INTERCHANGE_REACH_M,
  beyond: 'far_away',
  rows: (held, said) =>
    withSlugs(
      held,
      said.map(place => ({
        slug: place.slug,
        name_ja: place.nameJa,
        name_en: place.nameEn ?? before<string>(held, place.nameJa, 'name_en') ?? place.nameJa,
        road_ja: place.roadJa || (before<string>(held, place.nameJa, 'road_ja') ?? ''),
        road_en: place.roadEn ?? before<string>(held, place.nameJa, 'road_en') ?? place.roadJa,
        at: place.at,
      })),
      row => slugOf(row.name_en.replace(/ IC$/, '')),
    ),
})

type Import = (db: Db, input: ImportInput, options: ImportOptions, after?: AfterImport) => ReturnType<typeof loadLayer>

/** Towns with one point each: the portal's list, an address list with base, chome and roman, or GeoJSON points. */
export const importTowns: Import = (db, input, options, after) => loadLayer(db, towns, input, options, after)

/** Stations: the portal's list, a station list with lines and numbers, or GeoJSON points. */
export const importStations: Import = (db, input, options, after) => loadLayer(db, stations, input, options, after)

/** Interchanges: the portal's list or GeoJSON points. */
export const importInterchanges: Import = (db, input, options, after) =>
  loadLayer(db, interchanges, input, options, after)
