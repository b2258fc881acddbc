import { basename } from 'node:path'
import { importFacilities } from '../../app/incubation/import.server.ts'
import { openEdition } from '../../app/places/datasets.server.ts'
import { importInterchanges, importStations, importTowns } from '../../app/places/import.server.ts'
import type { ImportInput, ImportOptions } from '../../app/places/import.ts'
import { importBoundary } from '../../app/places/import-boundary.server.ts'
import type { Layer, Papers } from '../../app/places/model.ts'
import type { ImportReport } from '../../app/places/report.ts'
import { importSites } from '../../app/sites/import.server.ts'
import { importZoning } from '../../app/zoning/import.server.ts'
import { importGuidance } from '../../app/zoning/import-guidance.server.ts'
import { importOverlays } from '../../app/zoning/import-overlays.server.ts'
import type { Trx } from '../client.server.ts'
import { checksumOf, listSample, readSample } from './files.ts'
import { ORGANISATIONS_FILE, PROPERTY_FILES } from './records.ts'

/** One line for the terminal, in both languages. */
export type Say = (ja: string, en: string) => void

type LayerFile = {
  ja: string
  en: string
  path: string
  load: (trx: Trx, input: ImportInput, options: ImportOptions) => Promise<ImportReport>
}

/** In the order in which they need each other: all lie in the boundary, sites and facilities name towns and zones. */
const LAYER_FILES: readonly LayerFile[] = [
  { ja: '市域', en: 'City boundary', path: 'boundary/boundary.geojson', load: importBoundary },
  { ja: '町丁目', en: 'Towns', path: 'towns/towns.json', load: importTowns },
  { ja: '駅', en: 'Stations', path: 'stations/stations.json', load: importStations },
  { ja: 'インターチェンジ', en: 'Interchanges', path: 'interchanges/interchanges.json', load: importInterchanges },
  { ja: '用途地域', en: 'Use zones', path: 'zoning/zoning.geojson', load: importZoning },
  { ja: '重ね合わせ区域', en: 'Overlays', path: 'overlays/overlays.geojson', load: importOverlays },
  { ja: '産業誘導の区域', en: 'Industry guidance areas', path: 'guidance/guidance.geojson', load: importGuidance },
  { ja: '大規模用地', en: 'Large-plant land', path: 'sites/sites.json', load: importSites },
  {
    ja: 'インキュベーション施設',
    en: 'Incubation facilities',
    path: 'incubation/incubation.json',
    load: importFacilities,
  },
]

/** Loads the sample's layers as `npm run import` would. A file of ours that does not load whole is a mistake. */
export async function loadLayers(trx: Trx, today: string, progress: Say): Promise<void> {
  for (const { ja, en, path, load } of LAYER_FILES) {
    const report = await load(trx, { name: basename(path), bytes: readSample(path) }, { today, sample: true })
    const [first] = report.leftOut
    if (first) throw new Error(`geodata/${path}: ${first.label ?? first.index} was left out: ${first.reason}`)
    progress(`${ja} ${report.added}`, `${en} ${report.added}`)
  }
}

const OWN = {
  sourceJa: '本ポータルのために作成したサンプル',
  sourceEn: 'Made for this portal as a sample',
  sourceUrl: null,
  licence: 'CC0 1.0',
  edition: '2026-11-22',
  isSample: true,
} as const

function openOwn(
  trx: Trx,
  layer: Layer,
  names: Pick<Papers, 'nameJa' | 'nameEn'>,
  files: readonly string[],
  count: number,
) {
  return openEdition(
    trx,
    layer,
    { ...OWN, ...names },
    { checksum: checksumOf(files.map(readSample)), featureCount: count },
  )
}

/** The papers of the sample's partners. */
export const openOrganisations = (trx: Trx, count: number) =>
  openOwn(trx, 'organisations', { nameJa: '連携先', nameEn: 'Partners' }, [ORGANISATIONS_FILE], count)

/** The papers of the sample's listings. */
export const openListings = (trx: Trx, count: number) =>
  openOwn(trx, 'listings', { nameJa: '掲載物件', nameEn: 'Listings' }, PROPERTY_FILES, count)

/** The papers of the schematic base map, which is drawn from its files and not from the database. */
export async function openBasemap(trx: Trx): Promise<void> {
  const files = listSample('basemap')
  const features = files.map(
    path => (JSON.parse(readSample(path).toString('utf8')) as GeoJSON.FeatureCollection).features,
  )
  await openOwn(
    trx,
    'basemap',
    { nameJa: '背景地図（模式図）', nameEn: 'Base map (schematic)' },
    files,
    features.flat().length,
  )
}
