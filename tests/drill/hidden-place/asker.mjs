import { Agent, request } from 'node:http'

/** What differs between two answers to one question on one portal: ids of the request, the nonce, limits' counters. */
const NOISE = new Set(['date', 'x-request-id', 'ratelimit', 'ratelimit-policy', 'keep-alive'])
const NONCE = /'nonce-([^']+)'/
/** The moment at which the sample was filled in; its shape is all that two portals have in common. */
const MOMENT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g
const TEXT = /json|html|xml|csv|text|javascript/

const agent = new Agent({ keepAlive: true, maxSockets: 16 })

function fetchRaw(portal, path, headers) {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: portal.port, path, agent, headers }, res => {
      const parts = []
      res.on('data', part => parts.push(part)).on('error', reject)
      res.on('end', () => resolve({ status: res.statusCode, headers: res.headers, body: Buffer.concat(parts) }))
    })
      .on('error', reject)
      .end()
  })
}

/** An answer as the attacker keeps it: everything but what changes from request to request. */
function plain({ status, headers, body }) {
  const type = headers['content-type'] ?? ''
  const own = [NONCE.exec(headers['content-security-policy'] ?? '')?.[1], headers['x-request-id']].filter(Boolean)
  const same = said => own.reduce((text, mark) => text.replaceAll(mark, '…'), said)
  const said = TEXT.test(type) ? same(body.toString('utf8')) : body.toString('latin1')
  const text = TEXT.test(type) ? said.replace(MOMENT, 'then') : said
  const kept = Object.entries(headers).filter(([name]) => !NOISE.has(name))
  const lines = kept.map(([name, value]) => {
    // A tag is made of the whole text, moments included.
    if (name === 'etag' && text !== said) return 'etag'
    return `${name}: ${same(String(value))}`
  })
  return `${status}\n${lines.join('\n')}\n\n${text}`
}

function firstDifference(a, b) {
  let at = 0
  while (a[at] === b[at]) at++
  return `…${a.slice(Math.max(0, at - 60), at + 40)}… / …${b.slice(Math.max(0, at - 60), at + 40)}…`
}

/** What an answer may repeat because the question says it: as it stands, and as searches round their boxes. */
function ownWords(path) {
  const text = decodeURIComponent(path)
  return [text, ...(text.match(/\d+\.\d+/g) ?? []).map(number => Number(number).toFixed(5))].join(' ')
}

/**
 * Asks two portals the same and keeps count. They hold the same sample but for what is hidden, so whatever differs is a
 * leak; so is every trace of what is hidden. A reader comes from many addresses: the net under programs stays on.
 */
export function askBoth(portals, secrets) {
  const seen = { asked: 0, unequal: [], traces: [], statuses: {} }
  const began = Date.now()
  async function ask(path, headers = {}) {
    const number = seen.asked++
    const own = { 'X-Forwarded-For': `203.0.113.${1 + (number % 250)}`, 'Accept-Encoding': 'identity', ...headers }
    const [first, second] = await Promise.all(portals.map(portal => fetchRaw(portal, path, own)))
    const [a, b] = [plain(first), plain(second)]
    if (a !== b) seen.unequal.push(`${path}\n    ${firstDifference(a, b)}`)
    const asked = ownWords(path)
    for (const secret of secrets)
      if ((a + b).includes(secret) && !asked.includes(secret)) seen.traces.push(`${secret} in ${path}`)
    seen.statuses[first.status] = (seen.statuses[first.status] ?? 0) + 1
    if ((number + 1) % 1000 === 0)
      console.log(`  ${number + 1} asked, ${seen.unequal.length} differ (${Math.round((Date.now() - began) / 1000)} s)`)
    return first
  }
  const json = async path => JSON.parse((await ask(path)).body)
  const text = async path => (await ask(path)).body.toString('utf8')
  return { ask, json, text, seen }
}
