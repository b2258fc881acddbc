import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** A process as no later one can be: numbers are used again (in a container it is 1 every time). */
export type ProcessId = { pid: number; started: string; host: string }

/** When a running process began, in whatever the system counts; null when there is no such process. */
export function startOf(pid: number): string | null {
  if (process.platform === 'linux') {
    try {
      // The second field is the program's name in brackets and may hold spaces; the start is the 22nd.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
      const zombie = fields[0] === 'Z' || fields[0] === 'X'
      return zombie ? null : `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`
    } catch {
      return null
    }
  }
  try {
    const answer = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      env: { ...process.env, LC_ALL: 'C' },
      encoding: 'utf8',
    })
    return answer.trim() || null
  } catch {
    return null
  }
}

export const ownId = (): ProcessId => ({ pid: process.pid, started: startOf(process.pid) ?? '', host: hostname() })
