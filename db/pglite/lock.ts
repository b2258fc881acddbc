import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { ownId, type ProcessId, startOf } from './process-id.ts'

// The embedded cluster keeps no lock of its own: two processes on one folder both report success and one loses its rows.

const BEAT_MS = 5_000
/** Without a beat for so long, a holder on another machine or in another container is gone. */
const SILENCE_MS = 20_000

const holderSchema = z.object({ pid: z.number().int(), started: z.string(), host: z.string() })

/** Another process works on the folder. */
export class FolderInUse extends Error {
  constructor(
    readonly folder: string,
    readonly holder: ProcessId | null,
  ) {
    super(`${folder} is in use${holder ? ` by process ${holder.pid} on ${holder.host}` : ''}`)
    this.name = 'FolderInUse'
  }
}

const readHolder = (path: string): ProcessId | null => {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

/** The holder can be asked directly on this machine; elsewhere only its beat tells. */
function isAlive(path: string, holder: ProcessId): boolean {
  if (holder.host === hostname()) return startOf(holder.pid) === holder.started
  try {
    return Date.now() - statSync(path).mtimeMs < SILENCE_MS
  } catch {
    return false
  }
}

/** Puts a dead holder's lock out of the way. False when a live one has come in between. */
function clearStale(path: string, aside: string): boolean {
  try {
    renameSync(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true
    throw error
  }
  const moved = readHolder(aside)
  const wasLive = moved !== null && isAlive(aside, moved)
  if (wasLive) renameSync(aside, path)
  else rmSync(aside, { force: true })
  return !wasLive
}

/**
 * Takes the folder for this process, over a dead one's lock if need be, and returns how to give it back.
 * Throws {@link FolderInUse}; file errors pass (a folder that cannot be written).
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'portal.lock')
  const own = join(folder, `portal.lock.${process.pid}`)
  const me = ownId()
  writeFileSync(own, JSON.stringify(me))
  try {
    take(folder, path, own)
  } finally {
    rmSync(own, { force: true })
  }
  const beat = setInterval(() => {
    const now = new Date()
    try {
      utimesSync(path, now, now)
    } catch {
      // A folder that has gone is found out by the next write to the database.
    }
  }, BEAT_MS).unref()
  return () => {
    clearInterval(beat)
    const holder = readHolder(path)
    if (holder?.pid === me.pid && holder.started === me.started) rmSync(path, { force: true })
  }
}

function take(folder: string, path: string, own: string): void {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      // A link appears whole or not at all, and never over another file.
      linkSync(own, path)
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = readHolder(path)
    if (holder && isAlive(path, holder)) throw new FolderInUse(folder, holder)
    if (!clearStale(path, `${own}.stale`)) break
  }
  throw new FolderInUse(folder, readHolder(path))
}
