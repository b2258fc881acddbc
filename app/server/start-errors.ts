import { createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { isDatabaseAway } from '../../db/availability.ts'
import { FolderInUse } from '../../db/pglite/lock.ts'
import { claim, type Place } from '../../db/place.ts'
import { EnvError } from './env.ts'
import { StartError } from './terminal.ts'

/** Tries again for a moment: whoever was told to stop just now may still be leaving. */
export async function patiently<T>(take: () => T | Promise<T>): Promise<T> {
  for (const until = Date.now() + 1_000; ; await setTimeout(100)) {
    try {
      return await take()
    } catch (error) {
      if (Date.now() > until) throw error
    }
  }
}

/** Fails early where the port cannot be had: before a minute of building, not after. */
export async function checkPort(port: number): Promise<void> {
  const probe = createServer()
  try {
    await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(port, resolve))
    await new Promise(resolve => probe.close(resolve))
  } catch (error) {
    throw portError(port, error)
  }
}

export function portError(port: number, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') {
    return new StartError(
      `ポート ${port} は使用中です。PORT を変えてください`,
      `Port ${port} is in use; set PORT to another`,
    )
  }
  if (code === 'EACCES') {
    return new StartError(`ポート ${port} を開く権限がありません`, `Not permitted to open port ${port}`)
  }
  return error
}

/** {@link claim} with its failures in words. */
export function claimInWords(place: Place): () => void {
  const folder = place.DATA_DIR
  try {
    return claim(place)
  } catch (error) {
    if (error instanceof FolderInUse) {
      const pid = error.holder ? ` (pid ${error.holder.pid})` : ''
      throw new StartError(
        `データフォルダ ${folder} は別のプロセスが使用中です${pid}`,
        `The data folder ${folder} is in use by another process${pid}`,
      )
    }
    const { code } = error as NodeJS.ErrnoException
    if (!code) throw error
    throw new StartError(
      `データフォルダ ${folder} に書き込めません（${code}）。DATA_DIR を変えてください`,
      `The data folder ${folder} cannot be written (${code}); set DATA_DIR to another`,
    )
  }
}

/** The line for the terminal, or null for an error that nobody foresaw. */
export function startLine(error: unknown): string | null {
  if (error instanceof StartError) return error.message
  if (error instanceof EnvError) return `環境変数を確かめてください / Bad settings: ${error.message}`
  if (isDatabaseAway(error)) {
    return 'DATABASE_URL のデータベースにつながりません / The database at DATABASE_URL cannot be reached'
  }
  if (!(error instanceof Error)) return null
  if (/^corrupted migrations/.test(error.message)) {
    return 'データベースはこのプログラムより新しい版です / The database is newer than this program'
  }
  const { code } = error as { code?: string }
  const isConfig = code !== undefined && /^(28...|3D000|42501|0A000|58P01)$/.test(code)
  return isConfig ? `データベースを使えません / The database cannot be used: ${error.message}` : null
}
