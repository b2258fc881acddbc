import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** A process as no later one can be: numbers are used again (in a container it is 1 every time). */
export type ProcessId = { pid: number; started: string; host: string }

/** Linux tells of a process in one line; from its third field on, because the second may hold spaces. */
function statOf(pid: number): string[] | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
  } catch {
    return null
  }
}

const bootOf = (): string => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()

/** When a running process began, in whatever the system counts; null when there is no such process. */
export function startOf(pid: number): string | null {
  if (process.platform === 'linux') {
    const stat = statOf(pid)
    const isGone = !stat || stat[0] === 'Z' || stat[0] === 'X'
    return isGone ? null : `${bootOf()}:${stat[19]}`
  }
  try {
    const env = { ...process.env, LC_ALL: 'C' }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { env, encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}

/** The number of a process's parent, where the system tells it without asking another program. */
export const parentOf = (pid: number): number | null => Number(statOf(pid)?.[1] ?? 0) || null

/** The short name of a process, or null. */
export function nameOf(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
  } catch {
    return null
  }
}

export const ownId = (): ProcessId => ({ pid: process.pid, started: startOf(process.pid) ?? '', host: hostname() })
