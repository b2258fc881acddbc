// Starts the portal as the README says, asks it for its first pages, and stops it. Settings come from the environment.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PATIENCE_MS = 240_000

const probe = createServer().listen(0)
await once(probe, 'listening')
const { port } = probe.address()
probe.close()
await once(probe, 'close')

const url = `http://localhost:${port}`
const folder = mkdtempSync(join(tmpdir(), 'portal-smoke-'))
const portal = spawn('npm', ['start'], {
  stdio: 'inherit',
  detached: true,
  env: { ...process.env, PORT: String(port), BASE_URL: '', DATA_DIR: folder, BASEMAP: 'schematic' },
})
const ended = once(portal, 'exit')
let isRunning = true
ended.then(() => {
  isRunning = false
})

const status = path =>
  fetch(url + path).then(
    response => response.status,
    () => 0,
  )

async function check() {
  for (const limit = Date.now() + PATIENCE_MS; (await status('/readyz')) !== 200; ) {
    if (!isRunning) throw new Error('the portal ended by itself')
    if (Date.now() > limit) throw new Error('the portal is not ready')
    await new Promise(resolve => setTimeout(resolve, 250))
  }
  for (const path of ['/readyz', '/', '/listings', '/en/listings', '/api/listings', '/tiles/zoning/12/3634/1613'])
    if ((await status(path)) !== 200) throw new Error(`${path} answers ${await status(path)}`)
  const { total } = await (await fetch(`${url}/api/listings`)).json()
  if (!(total > 0)) throw new Error('no listing is found')
}

try {
  await check()
  console.log('The portal starts and answers.')
} catch (error) {
  console.error(`Smoke test failed: ${error.message}`)
  process.exitCode = 1
} finally {
  // npm passes the signal on; the group is told so that nothing stays behind.
  if (isRunning) process.kill(-portal.pid, 'SIGTERM')
  await ended
  rmSync(folder, { recursive: true, force: true })
}
