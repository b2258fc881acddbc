import { defineConfig } from 'vitest/config'

/** Files that replace a module for themselves need a process of their own. */
const ALONE = ['tests/db/log-in.test.ts']

// One machine of two cores runs it. The files of a process share its modules and its embedded database, which is emptied
// between them (tests/db/database.ts).
const project = (name: string, timeout: number, isolate = false) => ({
  test: {
    name: isolate ? `${name}-alone` : name,
    include: isolate ? ALONE : [`tests/${name}/**/*.test.{ts,tsx}`],
    exclude: isolate ? [] : ALONE,
    isolate,
    setupFiles: ['tests/setup.ts'],
    testTimeout: timeout,
    hookTimeout: 120_000,
    pool: 'forks' as const,
  },
})

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project('unit', 30_000),
      project('db', 120_000),
      project('db', 120_000, true),
      project('routes', 120_000),
    ],
  },
})
