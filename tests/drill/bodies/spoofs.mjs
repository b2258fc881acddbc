import assert from 'node:assert/strict'
import { ask, askAll, everyRoute } from './asking.mjs'

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' }
const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE']
const EVIL = 'evil.example'

const NAMES = [
  { Host: EVIL },
  { 'X-Forwarded-Host': EVIL },
  { Host: `${EVIL}:80`, 'X-Forwarded-Host': EVIL, 'X-Forwarded-Proto': 'https', Forwarded: `host=${EVIL};proto=https` },
  { 'X-Forwarded-Host': `${EVIL}, portal.test`, 'X-Original-URL': `https://${EVIL}/`, 'X-Rewrite-URL': `/${EVIL}` },
  { Host: `portal.test@${EVIL}` },
  { Host: `'"><script>${EVIL}` },
]

const dataOf = ({ path, data }) => [path, `${path}?_data=${data}`, `${path}?_data=routes%2Fnothing`]

/** Whatever a request calls the portal, its answer does not repeat it. */
export async function otherNames(portal) {
  const routes = await everyRoute(portal)
  const statuses = {}
  const questions = routes.flatMap(route => dataOf(route).flatMap(path => NAMES.map(headers => ({ path, headers }))))
  await askAll(questions, async ({ path, headers }) => {
    const answer = await ask(portal, path, { headers })
    const what = `${path} as ${JSON.stringify(headers)}: ${answer.status}`
    assert.ok(answer.status < 500, what)
    assert.equal(JSON.stringify(answer).includes(EVIL), false, what)
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
  })
  console.log(`  ${questions.length} requests under other names, by status ${JSON.stringify(statuses)}, none repeated`)
}

const FOREIGN = [
  { Origin: `https://${EVIL}` },
  { Origin: 'null' },
  { 'Sec-Fetch-Site': 'cross-site' },
  { Origin: `https://${EVIL}`, Host: EVIL, 'X-Forwarded-Host': EVIL },
  { Origin: `https://${EVIL}`, 'Sec-Fetch-Site': 'same-origin' },
  {},
]

/** Unsafe methods from elsewhere, on every route and for its data: 403. From our own pages: a refusal in order. */
export async function unsafeMethods(portal, baseUrl) {
  const routes = await everyRoute(portal)
  const foreign = routes.flatMap(route =>
    dataOf(route).flatMap(path => METHODS.flatMap(method => FOREIGN.map(headers => ({ path, method, headers })))),
  )
  await askAll(foreign, async ({ path, method, headers }) => {
    const { status } = await ask(portal, path, { method, headers: { ...FORM, ...headers }, body: 'a=1' })
    assert.equal(status, 403, `${method} ${path} with ${JSON.stringify(headers)}`)
  })
  const types = [
    'application/x-www-form-urlencoded',
    'application/json',
    'multipart/form-data; boundary=x',
    'text/plain',
  ]
  const own = routes.flatMap(route =>
    dataOf(route).flatMap(path => METHODS.flatMap(method => types.map(type => ({ path, method, type })))),
  )
  const statuses = {}
  await askAll(own, async ({ path, method, type }) => {
    const headers = { Origin: baseUrl, 'Content-Type': type }
    const { status } = await ask(portal, path, { method, headers, body: '{"a":' })
    assert.ok(status >= 400 && status < 500, `${method} ${path} as ${type}: ${status}`)
    statuses[status] = (statuses[status] ?? 0) + 1
  })
  console.log(`  ${foreign.length} unsafe requests from elsewhere on ${routes.length} routes: all 403`)
  console.log(`  ${own.length} unsafe requests of our own that no route takes, by status ${JSON.stringify(statuses)}`)
}
