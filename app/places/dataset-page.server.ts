import type { Db } from '../../db/client.server.ts'
import { formatDay, formatInstant } from '../lib/i18n/format.ts'
import { apiPathIn, inLocale, type Locale } from '../lib/i18n/locale.ts'
import { pagesIn, translator } from '../lib/i18n/translate.server.ts'
import type { Translate } from '../lib/i18n/translate.ts'
import type { DatasetCard, RetiredTable } from './dataset-list.tsx'
import { type Dataset, listDatasets, listRetiredDatasets } from './datasets.server.ts'
import { type Layer, ROUGH_LAYERS } from './model.ts'

type T = Translate<'data'>

/** What people come for first. */
const ORDER: readonly Layer[] = ['listings', 'organisations', 'sites', 'incubation', 'zoning', 'overlays', 'guidance']
const rank = ({ layer }: Dataset) => (ORDER.includes(layer) ? ORDER.indexOf(layer) : ORDER.length)

/** Where each layer can be taken out; the others are drawn into tiles only. */
const DOWNLOADS: Partial<Record<Layer, (t: T) => [label: string, path: string][]>> = {
  listings: t => [
    [t('downloads.csv'), '/api/listings.csv'],
    [t('downloads.geojson'), '/api/listings'],
    [t('downloads.atom'), '/api/listings.atom'],
  ],
  sites: t => [[t('downloads.geojson'), '/api/sites']],
  incubation: t => [[t('downloads.geojson'), '/api/incubation']],
  zoning: t => [[`${t('downloads.zoning')} ${t('downloads.example')}`, '/api/zoning?lng=139.381&lat=35.66']],
}

const dayOr = (locale: Locale, edition: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(edition) ? formatDay(locale, edition) : edition

const editionOf = (t: T, locale: Locale, { edition }: Dataset) =>
  edition === null ? t('unstated.edition') : dayOr(locale, edition)
const licenceOf = (t: T, { licence }: Dataset) => licence ?? t('unstated.licence')

const standingOf = ({ isSample, layer }: Dataset): DatasetCard['standing'] =>
  !isSample ? 'real' : (ROUGH_LAYERS as readonly Layer[]).includes(layer) ? 'rough' : 'sample'

function cardOf(t: T, locale: Locale, dataset: Dataset, publicListings: number): DatasetCard {
  const count =
    dataset.layer === 'listings'
      ? t('publicCount', { count: publicListings })
      : t('count', { count: dataset.featureCount })
  return {
    layer: dataset.layer,
    name: inLocale(locale, dataset, 'name'),
    standing: standingOf(dataset),
    state: t(`state.${standingOf(dataset)}`),
    sourceUrl: /^https?:\/\//.test(dataset.sourceUrl ?? '') ? dataset.sourceUrl : null,
    facts: [
      [t('fields.source'), inLocale(locale, dataset, 'source')],
      ...(dataset.isSample ? [[t('fields.nature'), t(`nature.${dataset.layer}`)] as [string, string]] : []),
      [t('fields.licence'), licenceOf(t, dataset)],
      [t('fields.edition'), editionOf(t, locale, dataset)],
      [t('fields.count'), count],
      [t('fields.imported'), formatInstant(locale, dataset.importedAt)],
    ],
    download: t('download'),
    downloads: (DOWNLOADS[dataset.layer]?.(t) ?? []).map(([label, path]): [label: string, path: string] => [
      label,
      apiPathIn(locale, path),
    ]),
  }
}

const retiredOf = (t: T, locale: Locale, datasets: Dataset[]): RetiredTable => ({
  caption: t('retired'),
  head: (['name', 'source', 'licence', 'edition', 'retired'] as const).map(field => t(`fields.${field}`)),
  rows: datasets.map(dataset => ({
    key: String(dataset.id),
    cells: [
      inLocale(locale, dataset, 'name'),
      inLocale(locale, dataset, 'source'),
      licenceOf(t, dataset),
      editionOf(t, locale, dataset),
      dataset.retiredAt ? formatInstant(locale, dataset.retiredAt) : '',
    ],
  })),
})

/** The page of all data sets in words of one language. `publicListings`: how many listings are public today. */
export async function datasetPage(db: Db, locale: Locale, publicListings: number) {
  const t = translator(locale, 'data')
  const datasets = (await listDatasets(db)).sort((a, b) => rank(a) - rank(b))
  const retired = await listRetiredDatasets(db)
  return {
    title: t('title'),
    description: t('description'),
    lead: t('lead'),
    api: t('api'),
    inUse: t('inUse'),
    datasets: datasets.map(dataset => cardOf(t, locale, dataset, publicListings)),
    retired: t('retired'),
    retiredLead: t('retiredLead'),
    retiredNone: t('retiredNone'),
    retiredTable: retiredOf(t, locale, retired),
    sections: pagesIn(locale).data.sections,
  }
}
