#!/usr/bin/env node
// Everything, in order: types, lint, unit, db, routes, then the browser on the production build. Some stages by name:
// npm test -- unit db
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './chromium.mjs'

/** Minutes after which a stage that hangs is ended. */
const STAGE_LIMIT = 18
const folder = mkdtempSync(join(tmpdir(), 'portal-test-'))
const running = new Set()

/** Runs a program of the project to its end. Resolves to true for exit code 0. */
function run(command, args, env = {}) {
  return new Promise(resolve => {
    const child = spawn(command, args, { stdio: 'inherit', detached: true, env: { ...process.env, ...env } })
    const end = () => stop(child)
    const limit = setTimeout(() => {
      console.log(`Ended after ${STAGE_LIMIT} minutes: ${command} ${args.join(' ')}`)
      end()
    }, STAGE_LIMIT * 60_000)
    running.add(end)
    const done = ok => {
      clearTimeout(limit)
      running.delete(end)
      resolve(ok)
    }
    child.on('error', () => done(false))
    child.on('exit', code => done(code === 0))
  })
}

function stop(child) {
  try {
    process.kill(-child.pid, 'SIGTERM')
  } catch {}
}

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    for (const end of running) end()
    rmSync(folder, { recursive: true, force: true })
    process.exit(130)
  })

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** A runner that ended badly without naming a failed test has failed once. */
const counted = (ok, passed, failed, skipped) => ({ passed, failed: !ok && failed === 0 ? 1 : failed, skipped })
const tool = async (command, ...args) => {
  const ok = await run('npx', ['--no-install', command, ...args])
  return counted(ok, ok ? 1 : 0, 0, 0)
}

async function vitest(...projects) {
  const file = join(folder, `${projects.join('-')}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const ok = await run('npx', [
    '--no-install',
    'vitest',
    'run',
    ...projects.flatMap(name => ['--project', `${name}*`]),
    ...reporters,
  ])
  const report = readJson(file)
  const files = report?.testResults ?? []
  const unread = files.filter(one => one.status === 'failed' && one.assertionResults.length === 0).length
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0)
  return counted(ok, report?.numPassedTests ?? 0, (report?.numFailedTests ?? 0) + unread, skipped)
}

async function browser() {
  const chromium = await ensureChromium()
  if (!(await building)) return counted(false, 0, 0, 0)
  const file = join(folder, 'e2e.json')
  const env = { CHROME_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: file, FORCE_COLOR: '0' }
  const ok = await run('npx', ['--no-install', 'playwright', 'test', '--reporter=list,json'], env)
  const stats = readJson(file)?.stats
  return counted(ok, stats?.expected ?? 0, (stats?.unexpected ?? 0) + (stats?.flaky ?? 0), stats?.skipped ?? 0)
}

const STAGES = {
  types: () => tool('tsc', '--noEmit'),
  lint: () => tool('biome', 'check', '.'),
  unit: () => vitest('unit'),
  db: () => vitest('db'),
  routes: () => vitest('routes'),
  browser,
}
/** All of them, where none is named: no core waits for the last file of one before the next begins. */
const TOGETHER = {
  types: STAGES.types,
  lint: STAGES.lint,
  unit: STAGES.unit,
  'db+routes': () => vitest('db', 'routes'),
  browser,
}

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !(name in STAGES))
if (unknown.length > 0) {
  console.error(`No such stage: ${unknown.join(', ')}. There are: ${Object.keys(STAGES).join(', ')}`)
  process.exit(2)
}

const chosen =
  asked.length === 0 ? TOGETHER : Object.fromEntries(Object.entries(STAGES).filter(([name]) => asked.includes(name)))
// The pages are built beside the compiler, which takes one core.
const building = 'browser' in chosen ? run('npm', ['run', '--silent', 'build']) : null

const total = { passed: 0, failed: 0, skipped: 0 }
const lines = []
for (const [name, stage] of Object.entries(chosen)) {
  console.log(`\n== ${name}`)
  const start = performance.now()
  const result = await stage().catch(error => {
    console.error(error.message)
    return { passed: 0, failed: 1, skipped: 0 }
  })
  for (const key of Object.keys(total)) total[key] += result[key]
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  lines.push(`${name.padEnd(9)} ${seconds.padStart(7)} s  ${result.passed} passed, ${result.failed} failed`)
  console.log(lines.at(-1))
}
rmSync(folder, { recursive: true, force: true })

console.log(`\n${lines.join('\n')}\n`)
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
process.exitCode = total.failed > 0 ? 1 : 0
