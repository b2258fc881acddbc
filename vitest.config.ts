import { defineConfig } from 'vitest/config'

// One machine of two cores runs it: the embedded database of each file is a thread of its own.
const project = (name: string, timeout: number) => ({
  test: {
    name,
    include: [`tests/${name}/**/*.test.{ts,tsx}`],
    setupFiles: ['tests/setup.ts'],
    testTimeout: timeout,
    hookTimeout: 120_000,
    pool: 'forks' as const,
  },
})

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [project('unit', 30_000), project('db', 120_000), project('routes', 120_000)],
  },
})
