import type { GeoJSONVTFeature, GeoJSONVTTile } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import { isPile, type Mark } from '../listings/clusters.ts'
import type { Titles } from '../listings/tiles.server.ts'
import { columnAndRow, type TileId } from '../map/tile-grid.ts'
import { VERDICT_LOOKS } from '../zoning/verdict-looks.ts'

const EXTENT = 4096

/**
 * Marks as a vector tile with one layer, `listings`. A pin: count 1, publicId, kind, deal, toConfirm, titleJa, titleEn,
 * and where a work is asked about the verdict on it with its sign; its feature id is the listing's number. A cluster:
 * count, unconfirmed, pile (true when zooming in does not part it) and its extent as west, south, east, north. Null where
 * nothing stands.
 */
export function encodeMarks(marks: readonly Mark[], titles: Titles, tile: TileId): Uint8Array | null {
  if (marks.length === 0) return null
  const features = marks.map(mark => featureOf(mark, titles, tile))
  const layer = { features, transformed: true, ...tile, source: null } as unknown as GeoJSONVTTile
  return fromGeojsonVt({ listings: layer }, { version: 2, extent: EXTENT })
}

function featureOf(mark: Mark, titles: Titles, { z, x, y }: TileId): GeoJSONVTFeature {
  const [column, row] = columnAndRow(mark.at[0], mark.at[1], z)
  const inTile = (part: number) => Math.min(EXTENT - 1, Math.max(0, Math.floor(part * EXTENT)))
  const [west, south, east, north] = mark.box
  const { listing } = mark
  return {
    type: 1,
    geometry: [[inTile(column - x), inTile(row - y)]],
    ...(listing
      ? {
          id: listing.id,
          tags: {
            count: 1,
            publicId: listing.publicId,
            kind: listing.kind,
            deal: listing.deal,
            toConfirm: mark.toConfirm > 0,
            ...(listing.verdict && { verdict: listing.verdict, sign: VERDICT_LOOKS[listing.verdict].sign }),
            ...titles.get(listing.id),
          },
        }
      : { tags: { count: mark.count, unconfirmed: mark.toConfirm, pile: isPile(mark), west, south, east, north } }),
  }
}
