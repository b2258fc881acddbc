import assert from 'node:assert/strict'
import { ask, askAll } from './asking.mjs'

/** No number that a reader may mean. */
const UNREADABLE = [
  'NaN',
  'Infinity',
  '-Infinity',
  '1e400',
  '-1e400',
  '1e5',
  '0x10',
  '0b11',
  '1n',
  '１ｅ４００',
  '٣',
  '①x',
]
/** Written otherwise, meant the same: the answer is the same. */
const SAME = [
  ['-0', '0'],
  ['-0.0', '0'],
  ['１２', '12'],
  ['１２．５', '12.5'],
  ['－３', '-3'],
  ['＋７', '7'],
  [' 8 ', '8'],
]

const LISTS = [
  { path: '/api/listings', of: 'api' },
  { path: '/api/listings.csv', of: 'api' },
  { path: '/api/listings.atom', of: 'api' },
  { path: '/tiles/listings/12/3634/1612', of: 'api' },
  { path: '/tiles/listings.ja.svg', of: 'api' },
  { path: '/listings', of: 'page', data: 'ja:listings.tsx' },
  { path: '/en/listings', of: 'page', data: 'en:listings.tsx' },
]
/** Each path of the description of the interfaces, with everywhere that reads the same parameters. */
const READERS = {
  '/api/listings': LISTS,
  '/api/sites': [
    { path: '/api/sites', of: 'api' },
    { path: '/sites', of: 'page', data: 'ja:sites.tsx' },
    { path: '/en/sites', of: 'page', data: 'en:sites.tsx' },
  ],
  '/api/incubation': [
    { path: '/api/incubation', of: 'api' },
    { path: '/incubation', of: 'page', data: 'ja:incubation.tsx' },
    { path: '/en/incubation', of: 'page', data: 'en:incubation.tsx' },
  ],
  '/api/zoning': [
    { path: '/api/zoning', of: 'api' },
    { path: '/zoning', of: 'page', data: 'ja:zoning.tsx' },
    { path: '/en/zoning', of: 'page', data: 'en:zoning.tsx' },
  ],
}

/** What a parameter needs beside it to mean anything. */
const BESIDE = { walk_max: 'station=toyoda', radius: 'near=139.38,35.66', lng: 'lat=35.66', lat: 'lng=139.38' }

/** How a number stands in a parameter: alone, as a part of a list, or inside a polygon. */
function spotsOf({ name, schema }) {
  const types = [schema.type].flat()
  if (types.includes('number') || types.includes('integer')) return [number => number]
  if (name === 'near') return [n => `${n},35.66`, n => `139.38,${n}`]
  if (name === 'bbox') return [0, 1, 2, 3].map(at => n => ['139.3', '35.6', '139.5', '35.7'].with(at, n).join(','))
  if (name !== 'within') return []
  const ring = n => `[[139.3,35.6],[${n},35.6],[139.5,35.7],[139.3,35.6]]`
  return [n => `{"type":"Polygon","coordinates":[${ring(n)}]}`]
}

async function describedReaders(portal) {
  const { paths } = JSON.parse((await ask(portal, '/openapi.json')).body)
  return Object.entries(READERS).flatMap(([path, readers]) => {
    const parameters = paths[path].get.parameters.filter(parameter => parameter.in === 'query')
    assert.ok(parameters.length > 0, `${path} is described`)
    return readers.flatMap(reader => parameters.map(parameter => ({ reader, parameter })))
  })
}

const address = ({ path }, name, value, more = '') =>
  `${path}?${[BESIDE[name], `${name}=${encodeURIComponent(value)}`, more].filter(Boolean).join('&')}`

const hasNotice = body => /role="alert"/.test(body)
const withoutIds = body => body.replace(/"requestId":"[^"]*"/g, '').replace(/"value":"[^"]*"/g, '')

/** An address longer than this is refused before it is read. */
const MAX_URL_LENGTH = 32 * 1024

/** A page names what it could not read and serves the rest; a program is told 400. */
async function isNamed(portal, reader, url) {
  const answer = await ask(portal, url)
  if (url.length > MAX_URL_LENGTH) return assert.equal(answer.status, 414, url.slice(0, 100))
  assert.equal(answer.status, reader.of === 'api' ? 400 : 200, url)
  if (reader.of === 'api') return
  assert.ok(hasNotice(answer.body), `${url} has a notice`)
  const data = await ask(portal, `${url}&_data=${reader.data}`)
  assert.equal(data.status, 200, url)
}

async function isTheSame(portal, reader, url, plainUrl) {
  const [answer, plain] = [await ask(portal, url), await ask(portal, plainUrl)]
  assert.equal(answer.status, plain.status, url)
  assert.ok(answer.status < 500, url)
  if (reader.of === 'page') assert.equal(hasNotice(answer.body), hasNotice(plain.body), url)
  else if (answer.status === 200 && !reader.path.endsWith('.atom'))
    assert.equal(withoutIds(answer.body), withoutIds(plain.body), url)
}

/** Numbers that are none, or are written in a way that few expect, in every parameter that takes a number. */
export async function oddNumbers(portal) {
  const places = (await describedReaders(portal)).flatMap(({ reader, parameter }) =>
    spotsOf(parameter).map(spot => ({ reader, name: parameter.name, spot })),
  )
  const counts = { unreadable: 0, same: 0, tiles: 0 }
  await askAll(places, async ({ reader, name, spot }) => {
    for (const value of UNREADABLE) {
      await isNamed(portal, reader, address(reader, name, spot(value)))
      counts.unreadable++
    }
    // JSON has one way of writing a number.
    for (const [value, plain] of name === 'within' ? [] : SAME) {
      await isTheSame(portal, reader, address(reader, name, spot(value)), address(reader, name, spot(plain)))
      counts.same++
    }
  })
  for (const layer of ['listings', 'zoning', 'overlays'])
    for (const value of [...UNREADABLE, '-1', '99', '1.5'])
      for (const parts of [`${value}/0/0`, `9/${value}/0`, `9/0/${value}`]) {
        const url = `/tiles/${layer}/${parts.split('/').map(encodeURIComponent).join('/')}`
        const { status } = await ask(portal, url)
        assert.ok(status === 400 || (value === '99' && status < 300), `${url}: ${status}`)
        counts.tiles++
      }
  console.log(`  odd numbers: ${JSON.stringify(counts)} in ${places.length} places`)
}

const LONG = ['a', '0', '9', '-', '%', "'", '(', '[', '\\', '.', 'あ', '𠮷', '<', '\u202e'].map(letter =>
  letter.repeat(5000),
)

/** Words of 5,000 characters in every parameter there is, and as addresses. */
export async function longWords(portal) {
  const places = await describedReaders(portal)
  let asked = 0
  await askAll(places, async ({ reader, parameter: { name } }) => {
    for (const word of LONG) {
      await isNamed(portal, reader, address(reader, name, word))
      asked++
    }
  })
  const ids = ['/listings/', '/en/listings/', '/sites/', '/incubation/', '/api/listings/', '/tiles/', '/photos/', '/']
  for (const path of ids)
    for (const word of LONG) {
      const { status } = await ask(portal, path + encodeURIComponent(word))
      assert.ok(status >= 400 && status < 500, `${path}${word.slice(0, 3)}…: ${status}`)
      asked++
    }
  console.log(`  ${asked} words of 5,000 characters, none read`)
}
