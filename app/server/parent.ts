import { nameOf, parentOf } from '../../db/pglite/process-id.ts'

const LOOK_EVERY_MS = 100

/** npm, or the shell through which npm runs a script. */
function npmAbove(): { child: number; npm: number } | null {
  const { ppid } = process
  if (nameOf(ppid)?.startsWith('npm')) return { child: process.pid, npm: ppid }
  const above = parentOf(ppid)
  return above !== null && nameOf(above)?.startsWith('npm') ? { child: ppid, npm: above } : null
}

/**
 * Under `npm start` people see npm and kill npm. Killed outright it cannot pass the signal on, and this process would
 * stay on the port and the data folder with nobody knowing: it stops when npm has gone.
 */
export function stopWithNpm(): void {
  const found = npmAbove()
  if (!found) return
  const watch = setInterval(() => {
    if (parentOf(found.child) === found.npm) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, LOOK_EVERY_MS).unref()
}
