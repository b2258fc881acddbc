import { around } from './ground.mjs'
import { query } from './surfaces.mjs'
import { tileAt } from './tiles.mjs'

// Questions without a plan, around the places that matter: what no attack thought of.

const LISTS = [
  conditions => `/api/listings?${query(conditions)}`,
  conditions => `/api/listings?${query(conditions)}`,
  conditions => `/api/listings.csv?${query(conditions)}`,
  conditions => `/api/listings.atom?${query(conditions)}`,
  conditions => `/listings?${query(conditions)}&_data=ja:listings.tsx`,
  conditions => `/en/listings?${query(conditions)}`,
  conditions => `/tiles/listings.en.svg?${query(conditions)}`,
]
const SORTS = ['newest', 'area', 'rent', 'price']

/** A maker of questions; the same dice give the same ones. `places` are the points that questions are thrown around. */
export function questioner(dice, { places, stations, ids }) {
  const pick = list => list[Math.floor(dice() * list.length)]
  /** Mostly close by, now and then kilometres away. */
  const spot = () => around(pick(places), 2 * 10 ** (4 * dice() - 0.5), dice() * 2 * Math.PI)
  const box = () => {
    const [a, b] = [spot(), spot()]
    return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])].join(',')
  }
  const area = () => {
    const [centre, size, from] = [spot(), 10 ** (1 + 2.5 * dice()), dice() * 6]
    const corners = 3 + Math.floor(dice() * 9)
    const ring = Array.from({ length: corners }, (_, i) =>
      around(centre, size * (0.3 + dice()), from + (i / corners) * 2 * Math.PI),
    )
    return JSON.stringify({ type: 'Polygon', coordinates: [[...ring, ring[0]]] })
  }
  const places_ = [
    () => ({ bbox: box() }),
    () => ({ near: spot().join(','), radius: 10 + 10 ** (1 + 3 * dice()) }),
    () => ({ near: spot().join(','), radius: 20_000, sort: 'distance', page: 1 + Math.floor(dice() * 4) }),
    () => ({ within: area() }),
    () => ({ station: pick(stations).id, walk_max: 1 + Math.floor(dice() * 60) }),
    () => ({ near: spot().join(','), bbox: box(), sort: 'distance' }),
  ]
  const more = [
    () => ({}),
    () => ({}),
    () => ({ q: pick(ids) }),
    () => ({ sort: pick(SORTS) }),
    () => ({ unknown: 'exclude', land_min: Math.floor(dice() * 3000) }),
    () => ({ kind: pick(['factory', 'warehouse', 'land']), area_min: Math.floor(dice() * 500) }),
  ]
  const tile = () => {
    const { z, x, y } = tileAt(spot(), 8 + Math.floor(dice() * 11))
    return `/tiles/listings/${z}/${x}/${y}?${query({ ...pick(more)(), ...(dice() < 0.5 ? pick(places_)() : {}), page: undefined })}`
  }
  return () => (dice() < 0.3 ? tile() : pick(LISTS)({ ...pick(more)(), ...pick(places_)() }))
}
