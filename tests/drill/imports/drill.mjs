import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { promisify } from 'node:util'
import { places } from '../databases.mjs'
import { dice, freshClone } from '../portal.mjs'

const KILLS = 10
/** Looks at the clock of an undisturbed run: one for each transaction. */
const LOOKS = 100
const NOW = new Date().toISOString()

const optionsIn = (clone, env) => ({
  ...{ cwd: clone, timeout: 300_000, maxBuffer: 2 ** 26 },
  env: { ...process.env, ...env, DRILL_NOW: NOW },
})
const run = async (clone, env, ...args) =>
  (await promisify(execFile)(process.execPath, ['--import', 'tsx', ...args], optionsIn(clone, env))).stdout
const task = async (clone, env, name) => JSON.parse(await run(clone, env, 'tests/drill/imports/run.ts', name))

/** A fresh database with the sample, a file applied and a second one ready. */
async function furnish(place, clone) {
  rmSync(place.env.DATA_DIR, { recursive: true, force: true })
  await place.make()
  for (const command of ['migrate', 'seed']) await run(clone, place.env, 'db/cli/db.ts', command)
  return task(clone, place.env, 'prepare')
}

/** Applies until it is killed; true: it came to its end before. */
async function killed(clone, place, { at, afterMs }) {
  const env = { ...place.env, DIE_AT: String(at), DIE_AFTER_MS: String(afterMs) }
  const options = { ...optionsIn(clone, env), stdio: 'ignore' }
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/drill/imports/run.ts', 'apply'], options)
  const [code, signal] = await once(child, 'exit')
  await place.whenLeft()
  assert.ok(code === 0 || signal === 'SIGKILL', `ended with ${code} ${signal}`)
  return code === 0
}

/** Killed with -9 at ten random rows of a run, a file ends as one that nobody disturbed. */
export async function imports(seed) {
  const clone = freshClone()
  const all = places(clone)
  const random = dice(seed)
  try {
    for (const place of all) {
      await furnish(place, clone)
      await task(clone, place.env, 'apply')
      const whole = await task(clone, place.env, 'state')
      assert.equal(whole.state, 'applied')

      await furnish(place, clone)
      const seen = []
      for (let kill = 0; kill < KILLS; kill++) {
        // A little of it each time, so that ten kills fall into one run.
        const at = 1 + Math.floor((random() * LOOKS) / KILLS)
        assert.equal(await killed(clone, place, { at, afterMs: Math.floor(random() * 30) }), false, 'killed on the way')
        const { done, state } = await task(clone, place.env, 'state')
        assert.equal(state, 'applying')
        assert.ok(done >= (seen.at(-1) ?? 0), 'what was done stays done')
        seen.push(done)
      }
      await task(clone, place.env, 'apply')
      const found = await task(clone, place.env, 'state')
      assert.deepEqual(found, whole)
      await task(clone, place.env, 'apply')
      assert.deepEqual(await task(clone, place.env, 'state'), whole, 'once more changes nothing')
      console.log(
        `  ${place.name}: killed after ${seen.join(', ')} rows; ${found.offers} offers as in one go (${found.hash.slice(0, 12)})`,
      )
    }
  } finally {
    for (const place of all) await place.drop()
    rmSync(clone, { recursive: true, force: true })
  }
}
