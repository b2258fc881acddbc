import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** First starts build the pages and seed the sample. */
const PATIENCE_S = 240

async function freePort(): Promise<number> {
  const probe = createServer().listen(0)
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}

const isReady = (url: string) =>
  fetch(`${url}/readyz`).then(
    response => response.ok,
    () => false,
  )

export type OwnPortal = {
  url: string
  /** Ends its process at once, as a power cut would, and starts it anew on the same data. */
  restart: () => Promise<void>
  /** Ends it and takes its data away. */
  stop: () => Promise<void>
}

/** A portal of its own: production build, empty data folder, embedded database with the sample. */
export async function ownPortal(): Promise<OwnPortal> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'portal-e2e-'))
  const url = `http://localhost:${port}`
  let said = ''
  const launch = () => {
    const launched = spawn(process.execPath, ['--import', 'tsx', 'app/server/main.ts'], {
      env: {
        ...process.env,
        ...{ NODE_ENV: 'production', PORT: String(port), BASE_URL: url, DATA_DIR: folder, BASEMAP: 'schematic' },
        ...{ DATABASE_URL: '', DATABASE_READ_URL: '', SMTP_URL: '', TRUST_PROXY: '', LOG_LEVEL: 'warn' },
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [launched.stdout, launched.stderr])
      stream.on('data', chunk => {
        said = (said + chunk).slice(-20_000)
      })
    return launched
  }
  let server: ChildProcess = launch()
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (server.exitCode !== null || server.signalCode !== null) return
    server.kill(signal)
    await once(server, 'exit')
  }
  const stop = async () => {
    await end('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
    // What the server logged as a warning or worse is worth reading beside a failure.
    const logged = said.split('\n').filter(line => line.startsWith('{'))
    if (logged.length > 0) console.log(`The server logged:\n${logged.join('\n')}`)
  }
  const untilReady = async () => {
    for (const limit = Date.now() + PATIENCE_S * 1000; !(await isReady(url)); ) {
      if (server.exitCode !== null || Date.now() > limit) {
        await stop()
        throw new Error(`The portal did not start:\n${said}`)
      }
      await new Promise(resolve => setTimeout(resolve, 200))
    }
  }
  const restart = async () => {
    await end('SIGKILL')
    server = launch()
    await untilReady()
  }
  await untilReady()
  return { url, restart, stop }
}

/** The portal that the journeys share. E2E_URL names another. */
export default async function start(): Promise<() => Promise<void>> {
  if (process.env.E2E_URL) return async () => {}
  const { url, stop } = await ownPortal()
  process.env.E2E_URL = url
  return stop
}
