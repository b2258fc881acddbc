import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { placeCluster, preparedCluster } from '../../db/pglite/cluster.ts'
import { Engine } from '../../db/pglite/engine.ts'
import { FolderInUse, lockFolder } from '../../db/pglite/lock.ts'
import { ownId } from '../../db/pglite/process-id.ts'

const child = fileURLToPath(new URL('folder-child.ts', import.meta.url))
let folder: string
const children: ChildProcess[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portal-folder-'))
})
afterEach(() => {
  for (const one of children.splice(0)) one.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** Starts another process on the folder. */
function another(...args: string[]): ChildProcess {
  const started = spawn(process.execPath, ['--import', 'tsx', child, folder, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(started)
  return started
}

const saying = (process: ChildProcess, word: string): Promise<void> =>
  new Promise(resolve => process.stdout?.on('data', text => String(text).includes(word) && resolve()))

const killed = (process: ChildProcess): Promise<void> =>
  new Promise(resolve => {
    process.on('exit', () => resolve())
    process.kill('SIGKILL')
  })

const lockPath = () => join(folder, 'portal.lock')

describe('a data folder', () => {
  test('is one process at a time', async () => {
    const first = another()
    await saying(first, 'held')
    expect(() => lockFolder(folder)).toThrow(FolderInUse)
    await saying(another(), 'FolderInUse')
    expect(JSON.parse(readFileSync(lockPath(), 'utf8')).pid).toBe(first.pid)
  })

  test('is free again when its process was killed, and when it was given back', async () => {
    const first = another()
    await saying(first, 'held')
    await killed(first)
    const release = lockFolder(folder)
    expect(JSON.parse(readFileSync(lockPath(), 'utf8')).pid).toBe(process.pid)
    expect(() => lockFolder(folder)).toThrow(FolderInUse)
    release()
    expect(readdirSync(folder)).toEqual([])
    lockFolder(folder)()
  })

  test('is free when its number now belongs to another process', () => {
    writeFileSync(lockPath(), JSON.stringify({ ...ownId(), started: 'long ago' }))
    lockFolder(folder)()
  })

  test('is free when its lock was cut short', () => {
    writeFileSync(lockPath(), '{"pid":')
    lockFolder(folder)()
  })

  test('of another machine is taken only when that one is silent', () => {
    const elsewhere = JSON.stringify({ ...ownId(), host: `not-${hostname()}` })
    writeFileSync(lockPath(), elsewhere)
    expect(() => lockFolder(folder)).toThrow(FolderInUse)
    expect(readFileSync(lockPath(), 'utf8')).toBe(elsewhere)
    const longAgo = new Date(Date.now() - 60_000)
    utimesSync(lockPath(), longAgo, longAgo)
    lockFolder(folder)()
  })
})

describe('a cluster', () => {
  test('stands whole or not at all, however often its making is killed', async () => {
    const cluster = join(folder, 'database')
    await preparedCluster()
    for (const afterMs of [0, 20, 60, 120]) {
      const maker = another(cluster)
      await saying(maker, 'held')
      await new Promise(resolve => setTimeout(resolve, afterMs))
      await killed(maker)
      if (existsSync(cluster)) {
        expect(readdirSync(cluster)).toContain('PG_VERSION')
        rmSync(cluster, { recursive: true })
      }
    }
    const release = lockFolder(folder)
    await placeCluster(cluster)
    expect(readdirSync(folder).sort()).toEqual(['database', 'portal.lock'])
    const engine = await Engine.open({ dataDir: cluster })
    const { rows } = await engine.query('select count(*) as assets from assets', [])
    expect(rows).toEqual([{ assets: 0 }])
    await engine.close()
    release()
  })
})
