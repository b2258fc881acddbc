import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { places } from '../databases.mjs'
import { dice, freshClone, serving, startPortal, stopInOrder } from '../portal.mjs'

const KILLS = 4
const DEMO = { mail: 'partner@mihon.example', password: 'mihon no machi wo aruku' }
/** What a restore itself writes: ended log-ins and links, and a line of the audit log. */
const TOUCHED = ['sessions', 'mail_tokens', 'passkey_challenges', 'audit_log']

const optionsIn = (clone, env) => ({
  cwd: clone,
  env: { ...process.env, ...env },
  timeout: 300_000,
  maxBuffer: 2 ** 26,
})
const commandLine = words => ['--import', 'tsx', 'db/cli/db.ts', ...words]

/** `npm run db -- …` in a clone: its exit code and what it said. */
async function command(clone, env, ...words) {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, commandLine(words), optionsIn(clone, env))
    return { code: 0, said: stdout }
  } catch (error) {
    if (typeof error.code !== 'number') throw error
    return { code: error.code, said: error.stdout + error.stderr }
  }
}

async function record(clone, env, task) {
  const args = ['--import', 'tsx', 'tests/drill/restore/record.ts', task]
  return JSON.parse((await promisify(execFile)(process.execPath, args, optionsIn(clone, env))).stdout)
}

async function logIn(portal) {
  const answer = await fetch(`${portal.url}/login`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Sec-Fetch-Site': 'same-origin' },
    body: new URLSearchParams(DEMO),
  })
  assert.equal(answer.status, 303, 'the demo account logs in')
  return answer.headers.getSetCookie()[0].split(';')[0]
}

const statusOf = async (portal, cookie) =>
  (await fetch(`${portal.url}/account`, { redirect: 'manual', headers: { Cookie: cookie } })).status

/** All tables but those that a restore writes to, and all files. */
function same(found, expected, words) {
  const rest = ({ tables, files }) => [Object.entries(tables).filter(([name]) => !TOUCHED.includes(name)), files]
  assert.deepEqual(rest(found), rest(expected), words)
}

function restored(found, expected) {
  same(found, expected, 'every table and file is what was backed up')
  assert.equal(found.open, 0, 'log-ins and links are ended')
  assert.deepEqual([found.audit.brokenAt, found.audit.lines], [null, expected.audit.lines + 1], 'the chain goes on')
}

/** A portal with something of everything, stopped; what it is, the paths of a photo and its property, a log-in. */
async function furnish(place, clone, start) {
  await place.make()
  const portal = await start()
  await serving(portal)
  // The sample's log-ins are made last.
  for (let tries = 0; !portal.output().includes(DEMO.mail) && tries < 300; tries++) await setTimeout(100)
  const cookie = await logIn(portal)
  assert.equal(await statusOf(portal, cookie), 200)
  await stopInOrder(portal)
  await place.whenLeft()
  const paths = await record(clone, place.env, 'fill')
  return { ...paths, cookie, state: await record(clone, place.env, 'state') }
}

/** Killed with -9 in the midst of a restore: all is as it was before, or all as in the backup. */
async function killedWhileRestoring(place, clone, { file, expected, random }) {
  const began = Date.now()
  assert.equal((await command(clone, place.env, 'verify-backup', file)).code, 0)
  const lasts = Date.now() - began
  let before = await record(clone, place.env, 'change')
  let came = 0
  for (let kill = 0; kill < KILLS; kill++) {
    const afterMs = Math.round(lasts * (0.2 + random()))
    const args = commandLine(['restore', file, '--replace'])
    const child = spawn(process.execPath, args, { ...optionsIn(clone, place.env), stdio: 'ignore' })
    const ended = once(child, 'exit')
    await setTimeout(afterMs)
    child.kill('SIGKILL')
    await ended
    await place.whenLeft()
    const found = await record(clone, place.env, 'state')
    const isThere = found.tables.organisations === expected.tables.organisations
    const whole = isThere ? expected : before
    // Files of both may lie there until they are swept; of those that the rows name none is missing.
    same(
      { ...found, files: { ...found.files, ...whole.files } },
      { ...whole, files: found.files },
      `killed after ${afterMs} ms`,
    )
    came += Number(isThere)
    if (isThere) before = await record(clone, place.env, 'change')
  }
  console.log(
    `  ${place.name}: ${KILLS} kills of a restore, after ${came} of them all of it was there, after the others none`,
  )
}

/** The portal on what was restored: pages, a photo, a log-in; and no restore while it runs. */
async function serves(place, clone, { start, file, photo, listing, cookie }) {
  const portal = await start()
  const list = await serving(portal)
  assert.ok(list.includes('/listings/'), 'the list has properties')
  const page = await (await fetch(portal.url + listing)).text()
  assert.ok(page.includes(listing.split('/').at(-1)), 'the property has its page')
  const picture = await fetch(portal.url + photo)
  assert.deepEqual([picture.status, picture.headers.get('content-type')], [200, 'image/webp'])
  assert.ok((await picture.arrayBuffer()).byteLength > 1000)
  assert.notEqual(await statusOf(portal, cookie), 200, 'the log-in of before has ended')
  assert.equal(await statusOf(portal, await logIn(portal)), 200)
  const busy = await command(clone, place.env, 'restore', file, '--replace')
  assert.equal(busy.code, 1, 'not while the portal runs')
  await stopInOrder(portal)
  await place.whenLeft()
}

async function on(place, clone, { random, start, file }) {
  const { state, ...shown } = await furnish(place, clone, start)
  assert.ok(Object.keys(state.files).length > 3 && state.open > 0 && state.audit.lines >= 50)
  const made = await command(clone, place.env, 'backup', file)
  assert.equal(made.code, 0, made.said)
  const proven = await command(clone, place.env, 'verify-backup', file)
  assert.equal(proven.code, 0, proven.said)

  rmSync(place.env.DATA_DIR, { recursive: true })
  await place.make()
  const back = await command(clone, place.env, 'restore', file)
  assert.equal(back.code, 0, back.said)
  restored(await record(clone, place.env, 'state'), state)
  const refused = await command(clone, place.env, 'restore', file)
  assert.deepEqual([refused.code, /--replace/.test(refused.said)], [1, true], refused.said)
  await serves(place, clone, { start, file, ...shown })
  const [tables, files] = [state.tables, state.files].map(all => Object.keys(all).length)
  console.log(`  ${place.name}: backed up, wiped, restored: ${tables} tables and ${files} files the same; it serves`)
  await killedWhileRestoring(place, clone, { file, expected: state, random })
  return state
}

/** A backup of each database comes back into itself and into the other; killed at any moment, wholly or not at all. */
export async function restore(seed) {
  const clone = freshClone()
  const all = places(clone)
  const started = []
  const states = []
  const fileOf = place => join(clone, `${place.name}.zip`)
  try {
    for (const place of all) {
      const start = async () => {
        started.push(await startPortal(clone, { ...place.env, LOG_LEVEL: 'warn' }))
        return started.at(-1)
      }
      states.push(await on(place, clone, { random: dice(seed), start, file: fileOf(place) }))
    }
    if (all.length < 2) return
    for (const [i, place] of all.entries()) {
      const other = 1 - i
      const back = await command(clone, place.env, 'restore', fileOf(all[other]), '--replace')
      assert.equal(back.code, 0, back.said)
      restored(await record(clone, place.env, 'state'), states[other])
      console.log(`  the backup of ${all[other].name} into ${place.name}: the same`)
    }
  } finally {
    for (const portal of started) await portal.signal('SIGKILL')
    for (const place of all) await place.drop()
    rmSync(clone, { recursive: true, force: true })
  }
}
