import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const project = fileURLToPath(new URL('../..', import.meta.url))

/** A copy of the sources as a fresh clone has them, with the installed packages: no build, no data, no cache. */
export function freshClone() {
  const clone = mkdtempSync(join(tmpdir(), 'portal-drill-'))
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: project })
  for (const file of String(list).split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(clone, file)), { recursive: true })
    cpSync(join(project, file), join(clone, file))
  }
  symlinkSync(join(project, 'node_modules'), join(clone, 'node_modules'))
  return clone
}

export async function freePort() {
  const server = createServer()
  await new Promise(resolve => server.listen(0, resolve))
  const { port } = server.address()
  await new Promise(resolve => server.close(resolve))
  return port
}

/** `npm start` of a clone as a group of processes of its own, so that a kill reaches all of it. */
export async function startPortal(clone, { DATA_DIR = join(clone, 'data'), ...env } = {}) {
  const port = env.PORT ?? (await freePort())
  const logFile = join(clone, `portal-${port}.log`)
  const log = openSync(logFile, 'w')
  const own = {
    NODE_ENV: 'production',
    BASEMAP: 'schematic',
    DATABASE_URL: '',
    SMTP_URL: '',
    ...env,
    DATA_DIR,
    PORT: String(port),
  }
  const child = spawn('npm', ['start', '--silent'], {
    cwd: clone,
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, ...own },
  })
  const ended = new Promise(resolve => child.on('exit', (code, signal) => resolve({ code, signal })))
  const signal = (name, { group = true } = {}) => {
    try {
      process.kill(group ? -child.pid : child.pid, name)
    } catch {
      // It has ended by itself.
    }
    return ended
  }
  return { port, DATA_DIR, url: `http://127.0.0.1:${port}`, ended, signal, output: () => readFileSync(logFile, 'utf8') }
}

/** Resolves when the portal serves its list; throws with its output if it ends first or takes over five minutes. */
export async function serving(portal) {
  let over = null
  portal.ended.then(end => {
    over = end
  })
  for (const limit = Date.now() + 300_000; Date.now() < limit; await setTimeout(100)) {
    if (over) throw new Error(`The portal ended with ${JSON.stringify(over)}:\n${portal.output()}`)
    const response = await fetch(`${portal.url}/listings`).catch(() => null)
    if (response?.status === 200) return response.text()
  }
  throw new Error(`The portal does not serve:\n${portal.output()}`)
}

/** Ends a portal as whoever runs it would, and waits until it has let go of its data. */
export async function stopInOrder(portal) {
  await portal.signal('SIGTERM')
  // npm ends before the portal does.
  const lock = join(portal.DATA_DIR, 'portal.lock')
  for (let tries = 0; existsSync(lock) && tries < 100; tries++) await setTimeout(100)
  assert.equal(existsSync(lock), false, `ends in order:\n${portal.output()}`)
}

/** What a portal says it holds; the same for the same data. */
export async function contents(portal) {
  const counts = {}
  for (const path of ['/api/listings', '/api/sites', '/api/incubation']) {
    const answer = await (await fetch(portal.url + path)).json()
    counts[path] = answer.total ?? answer.features.length
  }
  return JSON.stringify(counts)
}

/** Numbers from 0 to 1 that the printed seed brings again. */
export function dice(seed) {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
