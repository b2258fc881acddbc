import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { tileAt } from './tiles.mjs'

// Whether a property is in a search, asked on each surface that answers searches.

const query = conditions =>
  Object.entries(conditions)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')

/** Names the one property in the search itself, so that its presence is a count of one. */
const only = (id, conditions) => query({ q: id, ...conditions })

export const SURFACES = {
  api: async ({ json }, id, conditions) => (await json(`/api/listings?${only(id, conditions)}`)).total === 1,
  facets: async ({ json }, id, conditions) => {
    const { facets } = await json(`/api/listings?${only(id, conditions)}`)
    return Object.values(facets.kind).reduce((sum, n) => sum + n, 0) === 1
  },
  csv: async ({ text }, id, conditions) => (await text(`/api/listings.csv?${only(id, conditions)}`)).includes(id),
  atom: async ({ text }, id, conditions) =>
    (await text(`/api/listings.atom?${only(id, conditions)}`)).includes(`listings/${id}</id>`),
  pageData: async ({ json }, id, conditions) =>
    (await json(`/listings?${only(id, conditions)}&_data=ja:listings.tsx`)).page.found.total === 1,
  page: async ({ text }, id, conditions) => (await text(`/en/listings?${only(id, conditions)}`)).includes(`id="${id}"`),
  /** A pin is a letter on a disc; nothing else in this picture is written. */
  picture: async ({ text }, id, conditions) =>
    (await text(`/tiles/listings.ja.svg?${only(id, conditions)}`)).includes('<text'),
  tile: async (asker, id, conditions) =>
    (await marksIn(asker, tileAt([139.38, 35.66], 8), { q: id, ...conditions })).length === 1,
}

/** The properties of a search in the order in which a file lists them. */
export async function fileOrder({ text }, conditions) {
  const lines = (await text(`/api/listings.csv?${query(conditions)}`)).trim().split('\r\n').slice(1)
  return lines.map(line => line.slice(0, line.indexOf(',')))
}

/** The marks of a tile with their tags and their place in it. */
export async function marksIn({ ask }, { z, x, y }, conditions = {}) {
  const { status, body } = await ask(`/tiles/listings/${z}/${x}/${y}?${query(conditions)}`)
  if (status !== 200) return []
  const layer = new VectorTile(new PbfReader(body)).layers.listings
  return Array.from({ length: layer.length }, (_, i) => {
    const feature = layer.feature(i)
    const [[at]] = feature.loadGeometry()
    return { ...feature.properties, px: at.x, py: at.y }
  })
}

export { query }
