import assert from 'node:assert/strict'
import { metres } from './ground.mjs'
import { fileOrder, SURFACES } from './surfaces.mjs'

// Everything that speaks of a property without being asked for a place, and what the stations tell.

const ownPages = id => [
  `/listings/${id}`,
  `/en/listings/${id}`,
  `/listings/${id}?back=kind%3Dfactory`,
  `/listings/${id}?_data=ja:listing.tsx`,
  `/en/listings/${id}?_data=en:listing.tsx`,
  `/api/listings/${id}`,
  `/listings/${id}/card`,
]
const COMMON = [
  '/',
  '/en',
  '/?_data=ja:home.tsx',
  '/listings',
  '/listings?_data=ja:listings.tsx',
  '/api/listings.csv',
  '/api/listings.atom',
  '/sitemap.xml',
  '/openapi.json',
  '/tiles/base',
  '/tiles/city.ja.svg',
  '/tiles/near.en.svg',
  '/tiles/zones.ja.svg',
  '/tiles/listings.ja.svg',
  '/tiles/sites.ja.svg',
  '/data',
]

/** Its own pages, the pages of all others (some name it as similar) and everything that counts or draws. */
export async function lookAround({ ask, json, text }, ids) {
  const all = (await fileOrder({ text }, {})).filter(id => !ids.includes(id))
  const paths = [
    ...COMMON,
    ...ids.flatMap(ownPages),
    ...all.flatMap(id => [`/listings/${id}`, `/api/listings/${id}`, `/listings/${id}?_data=ja:listing.tsx`]),
  ]
  for (const path of paths) assert.equal((await ask(path)).status, 200, path)
  for (const sort of ['newest', 'area', 'rent', 'price'])
    for (let page = 1; page <= 5; page++) await json(`/api/listings?sort=${sort}&page=${page}`)
}

/** House numbers and road names, guessed: no word of a hidden address finds anything. */
export async function guessAddresses(asker, properties) {
  for (const { publicId, property } of properties) {
    const number = /(\d{3})番/.exec(property.addressJa)[1]
    const guesses = Array.from({ length: 100 }, (_, i) => `${Math.floor(number / 100) * 100 + i}番`)
    for (const guess of [...guesses, property.addressJa, property.addressEn, property.addressJa.slice(6, -6)])
      assert.equal(await SURFACES.csv(asker, publicId, { town: property.town, q: guess }), false, guess)
  }
}

/** The shortest walk at which each property appears, from each station: rings that must hold the published point. */
export async function walkFromStations({ text }, stations, targets) {
  const rings = targets.map(() => [])
  for (const station of stations) {
    const met = targets.map(() => null)
    for (let walk_max = 1; walk_max <= 60; walk_max++) {
      for (const unknown of walk_max % 10 === 0 ? ['include', 'exclude'] : ['include']) {
        const ids = await fileOrder({ text }, { station: station.id, walk_max, unknown })
        targets.forEach(({ id }, i) => {
          if (ids.includes(id)) met[i] ??= walk_max
        })
      }
    }
    await fileOrder({ text }, { station: station.id })
    met.forEach((minutes, i) => {
      if (minutes !== null) rings[i].push({ station, from: (minutes - 1) * 80, to: minutes * 80 })
    })
  }
  targets.forEach(({ id, said }, i) => {
    assert.ok(rings[i].length > 0, `${id} is near some station`)
    for (const { station, from, to } of rings[i]) {
      const straight = Math.round(metres(said, [station.lng, station.lat]))
      assert.ok(straight > from && straight <= to, `${id} from ${station.id}: ${straight} is not in ${from}-${to}`)
    }
  })
  return rings.map(list => list.length)
}
