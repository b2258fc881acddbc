import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { freshClone, serving, startPortal, stopInOrder } from '../portal.mjs'
import { longWords, oddNumbers } from './parameters.mjs'
import { hugeBodies } from './pour.mjs'
import { otherNames, unsafeMethods } from './spoofs.mjs'

const BASE_URL = 'http://portal.test'

/** What is too large, too long, no number, or not from here: refused or named, never a failure of the server. */
export async function bodies() {
  const clone = freshClone()
  let portal = null
  try {
    // The first start builds the pages; what that leaves in memory is not what serves.
    for (const isFirst of [true, false]) {
      portal = await startPortal(clone, { BASE_URL, LOG_LEVEL: 'error' })
      await serving(portal)
      if (isFirst) await stopInOrder(portal)
    }
    await hugeBodies(portal, BASE_URL)
    await oddNumbers(portal)
    await longWords(portal)
    await otherNames(portal)
    await unsafeMethods(portal, BASE_URL)
    const logged = portal
      .output()
      .split('\n')
      .filter(line => line.startsWith('{'))
    assert.deepEqual(logged, [], 'nothing was logged as an error')
  } finally {
    await portal?.signal('SIGKILL')
    rmSync(clone, { recursive: true, force: true })
  }
}
