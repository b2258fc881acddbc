import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium } from '../../chromium.mjs'

/** A run that takes longer hangs. */
const PATIENCE_MS = 20 * 60_000

/** Runs a program in a clone to its end; resolves to its exit code and its last words. */
function run(clone, command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: clone,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, FORCE_COLOR: '0', ...env },
    })
    const limit = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), PATIENCE_MS)
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', data => {
        said = (said + data).slice(-20_000)
      })
    child.on('error', reject)
    child.on('exit', code => {
      clearTimeout(limit)
      resolve({ code, said })
    })
  })
}

const unstyled = text => text.replace(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '')
/** What a failure says first, in one line. */
const firstWords = message =>
  unstyled(message)
    .split('\n')
    .map(line => line.trim())
    .filter(line => line && !line.startsWith('at '))
    .slice(0, 2)
    .join(' ')

function readReport(file, { said }) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new Error(`The tests left no report:\n${said}`)
  }
}

async function vitest(clone, { project, files }) {
  const file = join(clone, 'drill-report.json')
  rmSync(file, { force: true })
  const args = ['vitest', 'run', '--project', project, ...files, '--reporter=json', `--outputFile.json=${file}`]
  const ended = await run(clone, 'npx', ['--no-install', ...args])
  const tests = readReport(file, ended).testResults.flatMap(({ assertionResults, name, message }) =>
    assertionResults.length > 0
      ? assertionResults
      : [{ fullName: name, status: 'failed', failureMessages: [message ?? 'not read'] }],
  )
  return tests.map(test => ({
    name: test.fullName.trim(),
    isPassed: test.status === 'passed',
    message: firstWords(test.failureMessages?.[0] ?? ''),
  }))
}

const specsOf = suite => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]

async function playwright(clone, { file, name }) {
  const report = join(clone, 'drill-report.json')
  rmSync(report, { force: true })
  const built = await run(clone, 'npm', ['run', '--silent', 'build'])
  if (built.code !== 0) throw new Error(`The pages could not be built:\n${built.said}`)
  const env = { CHROME_PATH: await ensureChromium(), PLAYWRIGHT_JSON_OUTPUT_NAME: report }
  const args = ['--no-install', 'playwright', 'test', file, '-g', name, '--reporter=json']
  const ended = await run(clone, 'npx', args, env)
  return readReport(report, ended)
    .suites.flatMap(specsOf)
    .map(spec => ({
      name: spec.title,
      isPassed: spec.ok,
      message: firstWords(spec.tests.flatMap(test => test.results.flatMap(result => result.errors))[0]?.message ?? ''),
    }))
}

const RUNNERS = { vitest, playwright }

/** Runs tests in a clone. Throws where none ran: a test that is not there proves nothing. */
export async function runTests(clone, test) {
  const results = await RUNNERS[test.runner](clone, test)
  if (results.length === 0) throw new Error(`No test ran for ${JSON.stringify(test)}`)
  return results
}
