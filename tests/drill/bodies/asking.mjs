import { request } from 'node:http'
import { pages, resources, routeName } from '../../../app/routes.js'

/** One request as it is written: no header is added and no address tidied. */
export function ask(portal, path, { method = 'GET', headers = {}, body } = {}) {
  const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: portal.port, path, method, headers: { ...length, ...headers } }, res => {
      const parts = []
      res.on('data', part => parts.push(part)).on('error', reject)
      res.on('end', () =>
        resolve({ status: res.statusCode, headers: res.headers, body: Buffer.concat(parts).toString('utf8') }),
      )
    })
      .on('error', reject)
      .end(body)
  })
}

const OUTSIDE_THE_FRAMEWORK = [
  '/tiles/listings/8/227/100',
  '/tiles/zoning/8/227/100',
  '/tiles/overlays/8/227/100',
  '/tiles/base',
  '/tiles/city.ja.svg',
  '/tiles/listings.ja.svg',
  '/tiles/nothing',
  '/photos/nothing.jpg',
  '/assets/nothing.js',
]

/** Every address of the route table, with ids that there are; `data` is the name under which its data is asked for. */
export async function everyRoute(portal) {
  const idOf = async path => JSON.parse((await ask(portal, path)).body).features[0].properties.id
  const ids = {}
  for (const room of ['listings', 'sites', 'incubation']) ids[room] = await idOf(`/api/${room}`)
  const real = path => path.replace(/(\w+)\/:id/, (_, room) => `${room}/${ids[room]}`).replace('/*', '/anything')
  return [
    ...pages.flatMap(([path, file]) => [
      { path: real(path), data: `ja:${routeName(path, file)}` },
      { path: path === '/' ? '/en' : `/en${real(path)}`, data: `en:${routeName(path, file)}` },
    ]),
    ...resources.map(([path, file]) => ({ path: real(path), data: `data:${routeName(path, file)}` })),
    ...OUTSIDE_THE_FRAMEWORK.map(path => ({ path, data: 'ja:home.tsx' })),
  ]
}

/** Asks many, a few at a time, in order. */
export async function askAll(questions, askOne, atOnce = 8) {
  let next = 0
  const one = async () => {
    while (next < questions.length) await askOne(questions[next++])
  }
  await Promise.all(Array.from({ length: atOnce }, one))
}
