import assert from 'node:assert/strict'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { dice, freshClone, serving, startPortal } from '../portal.mjs'
import { askBoth } from './asker.mjs'
import { ATTACKS } from './attacks.mjs'
import { metres } from './ground.mjs'
import { guessAddresses, lookAround, walkFromStations } from './looks.mjs'
import { questioner } from './questions.mjs'
import { hiddenProperties, moveHidden, traces } from './twin.mjs'

const REQUESTS = 10_000
/** Both name themselves alike, so that what they say is alike; the attacker comes through a proxy from many addresses. */
const SETTINGS = { BASE_URL: 'http://portal.test', TRUST_PROXY: '127.0.0.1', LOG_LEVEL: 'error' }
const AT_ONCE = 6

async function startTwins(clones) {
  const portals = []
  for (const clone of clones) portals.push(await startPortal(clone, SETTINGS))
  for (const portal of portals) await serving(portal)
  return portals
}

/** What the portal itself says of the hidden ones and of their neighbours whose places are public. */
async function readPublished({ json }, hidden) {
  const features = []
  for (let page = 1; page === 1 || features.length % 20 === 0; page++)
    features.push(...(await json(`/api/listings?page=${page}`)).features)
  const exact = features.filter(({ properties }) => properties.locationPrecision === 'exact')
  return hidden.map(({ publicId, property, town }, i) => {
    const said = features.find(({ id }) => id === publicId).geometry.coordinates
    assert.deepEqual(said, town, 'the published point is the town’s')
    const distance = feature => metres(said, feature.geometry.coordinates)
    const neighbours = exact
      .filter(feature => distance(feature) > 150 && distance(feature) < 2500)
      .sort((a, b) => distance(a) - distance(b))
      .map(({ id, geometry }) => ({ id, at: geometry.coordinates }))
    return { id: publicId, said, truly: property.location, number: i, neighbours }
  })
}

/** Every attack on one property; each estimate has to be the published point. */
async function attack(asker, target, twin) {
  const suspects = [target.truly, twin.property.location]
  for (const place of suspects) assert.ok(metres(place, target.said) > 40, 'the true place is not the published one')
  const found = []
  for (const byAttack of Object.values(ATTACKS))
    found.push(...(await byAttack(asker, target.id, { ...target, suspects })))
  return found
}

/** One line for each attack: its worst estimate. Returns how many estimates are not the published point. */
function report({ id, said, truly }, estimates) {
  console.log(`  ${id}: true place ${Math.round(metres(said, truly))} m from the published point`)
  const measured = estimates.map(estimate => ({ ...estimate, off: metres(estimate.at, said) }))
  for (const how of new Set(measured.map(estimate => estimate.how))) {
    const own = measured.filter(estimate => estimate.how === how)
    const worst = own.reduce((a, b) => (b.off - b.within > a.off - a.within ? b : a))
    const verdict = worst.off > worst.within ? `: NOT the published point but ${worst.at.join(', ')}` : ''
    console.log(`    ${how} (${own.length}): ${worst.off.toFixed(4)} m from the published point${verdict}`)
  }
  return measured.filter(({ off, within }) => off > within).length
}

async function askOnAndOn(asker, next) {
  const one = async () => {
    while (asker.seen.asked < REQUESTS) await asker.ask(next())
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
}

const stationsOf = clone => JSON.parse(readFileSync(join(clone, 'geodata/stations/stations.json'), 'utf8')).stations

async function besiege(asker, clones, seed) {
  const [hidden, moved] = clones.map(hiddenProperties)
  assert.ok((await asker.ask('/api/listings')).headers.ratelimit, 'the net under programs counts these requests')
  const targets = await readPublished(asker, hidden)
  const ids = targets.map(({ id }) => id)
  const stations = stationsOf(clones[0])
  await lookAround(asker, ids)
  await guessAddresses(asker, hidden)
  const rings = await walkFromStations(asker, stations, targets)
  console.log(`  from stations: ${rings.join(', ')} rings, each around the published point`)
  const estimates = await Promise.all(targets.map((target, i) => attack(asker, target, moved[i])))
  const places = [...targets.flatMap(({ said, truly }) => [said, truly]), ...moved.map(twin => twin.property.location)]
  await askOnAndOn(asker, questioner(dice(seed), { places, stations, ids }))
  return targets.reduce((wrong, target, i) => wrong + report(target, estimates[i]), 0)
}

/** Ten thousand questions about properties whose town alone is public, put to two portals that differ in what is hidden. */
export async function hiddenPlace(seed) {
  const clones = [freshClone(), freshClone()]
  let portals = []
  try {
    moveHidden(clones[1])
    portals = await startTwins(clones)
    const asker = askBoth(portals, clones.flatMap(hiddenProperties).flatMap(traces))
    const wrong = await besiege(asker, clones, seed)
    const { asked, unequal, traces: betrayed, statuses } = asker.seen
    console.log(`  ${asked} questions, answers by status ${JSON.stringify(statuses)}`)
    const show = list => list.slice(0, 5).join('\n  ')
    assert.equal(unequal.length, 0, `${unequal.length} answers depend on what is hidden:\n  ${show(unequal)}`)
    assert.equal(betrayed.length, 0, `${betrayed.length} traces of what is hidden:\n  ${show(betrayed)}`)
    assert.equal(wrong, 0, `${wrong} attacks found another point than the published one`)
    assert.deepEqual(
      Object.keys(statuses).filter(status => !['200', '204'].includes(status)),
      [],
    )
  } finally {
    for (const portal of portals) await portal.signal('SIGKILL')
    for (const clone of clones) rmSync(clone, { recursive: true, force: true })
  }
}
