import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Running = { port: number; stop: () => Promise<void> }

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}

async function answers(port: number, child: ChildProcess, seconds: number): Promise<void> {
  const limit = performance.now() + seconds * 1000
  while (performance.now() < limit) {
    if (child.exitCode !== null) throw new Error('The portal ended before it answered')
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      response => response.ok,
      () => false,
    )
    if (ready) return
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  throw new Error(`The portal did not answer within ${seconds} s`)
}

/** The production server in a process of its own; on the embedded database of `dataDir`, or on `url`. */
export async function startPortal(
  place: { url: string } | { dataDir: string },
  { quiet = true } = {},
): Promise<Running & { pid: number }> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'portal-bench-'))
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...('url' in place
      ? { DATABASE_URL: place.url, SESSION_SECRET: 'what the bench seals is thrown away with it' }
      : { DATABASE_URL: '' }),
    DATA_DIR: 'dataDir' in place ? place.dataDir : folder,
    PORT: String(port),
    BASE_URL: '',
    BASEMAP: 'schematic',
    NODE_ENV: 'production',
  }
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/server/main.ts'], {
    env,
    stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'],
  })
  const stop = async () => {
    await end(child)
    rmSync(folder, { recursive: true, force: true })
  }
  await answers(port, child, 300).catch(async error => {
    await stop()
    throw error
  })
  return { port, stop, pid: child.pid! }
}

/** One of this folder's small servers in a process of its own; it says its port when it listens. */
export async function startBeside(file: string, ...args: string[]): Promise<Running> {
  const script = join(import.meta.dirname, 'beside', file)
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const [message] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${file} ended before it listened`))),
  ])) as [{ port: number }]
  return { port: message.port, stop: () => end(child) }
}
