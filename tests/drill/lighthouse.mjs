#!/usr/bin/env node
// node tests/drill/lighthouse.mjs [URL] [runs]: Lighthouse on the home page, the list and a property, desktop and phone.
// Without a URL it starts a portal of its own. Lighthouse 12 comes from the package registry at the time of asking.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureChromium } from '../chromium.mjs'
import { freePort, freshClone, serving, startPortal, stopInOrder } from './portal.mjs'

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo']
const LEAST = 95
const RUNS = 5
/** A run that breaks off (a lost tab, a busy machine) says nothing about the page. */
const TRIES = 3
const FLAGS = '--headless=new --no-sandbox --disable-quic --disable-background-networking --disable-component-update'

const median = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

/** One report, or why there is none. */
function once(url, form, file, chrome) {
  rmSync(file, { force: true })
  const args = ['--yes', 'lighthouse@12', url, '--quiet', '--output=json', `--output-path=${file}`]
  const more = [`--chrome-flags=${FLAGS}`, ...(form === 'desktop' ? ['--preset=desktop'] : [])]
  const env = { ...process.env, CHROME_PATH: chrome }
  const { status, stderr } = spawnSync('npx', [...args, ...more], { encoding: 'utf8', env, timeout: 300_000 })
  if (status !== 0) return { error: stderr.trim().split('\n').slice(-3).join(' ') || `ended with ${status}` }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  return report.runtimeError ? { error: report.runtimeError.message } : { report }
}

function measured(...asked) {
  let error = ''
  for (let tries = 0; tries < TRIES; tries++) {
    const found = once(...asked)
    if (found.report) return found.report
    error = found.error
    console.log(`  again: ${error}`)
  }
  throw new Error(`Lighthouse has no result for ${asked[0]}: ${error}`)
}

/** Checks that cost points, speed apart: those have their own figures. */
const lostIn = report =>
  CATEGORIES.slice(1).flatMap(name =>
    report.categories[name].auditRefs
      .filter(ref => ref.weight > 0 && report.audits[ref.id].score === 0)
      .map(ref => ref.id),
  )

/** The medians of one page; prints them and returns the categories that fall short. */
function judge(base, path, form, { runs, file, chrome }) {
  const url = new URL(path, base).href
  const reports = Array.from({ length: runs }, () => measured(url, form, file, chrome))
  const score = (report, name) => Math.round((report.categories[name].score ?? 0) * 100)
  const medians = CATEGORIES.map(name => [name, median(reports.map(report => score(report, name)))])
  const lost = [...new Set(reports.flatMap(lostIn))]
  const words = medians.map(([name, value]) => `${name} ${value}`).join('  ')
  console.log(`  ${path.padEnd(26)} ${form.padEnd(8)} ${words}${lost.length > 0 ? `  lost: ${lost.join(', ')}` : ''}`)
  return medians.filter(([, value]) => value < LEAST).map(([name, value]) => `${path} ${form}: ${name} ${value}`)
}

async function measure(base, runs) {
  const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'))
  try {
    const chrome = await ensureChromium()
    const { features } = await (await fetch(new URL('/api/listings', base))).json()
    const paths = ['/', '/listings', `/listings/${features[0].id}`]
    const how = { runs, chrome, file: join(folder, 'report.json') }
    const short = paths.flatMap(path => ['desktop', 'mobile'].flatMap(form => judge(base, path, form, how)))
    if (short.length > 0) throw new Error(`Below ${LEAST}: ${short.join('; ')}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Built pages and data first; what is measured is a start like every later one. */
async function onOwnPortal(work) {
  const clone = freshClone()
  const port = await freePort()
  const start = async () => {
    const portal = await startPortal(clone, { PORT: port, BASE_URL: `http://localhost:${port}`, LOG_LEVEL: 'error' })
    await serving(portal)
    return portal
  }
  let portal = null
  try {
    portal = await start()
    await stopInOrder(portal)
    portal = await start()
    await work(`http://localhost:${port}`)
  } finally {
    await portal?.signal('SIGKILL')
    rmSync(clone, { recursive: true, force: true })
  }
}

/** Lighthouse's four categories, each at least 95 as the median of five runs, on an own portal. */
export const lighthouse = () => onOwnPortal(base => measure(base, RUNS))

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [base, runs = String(RUNS)] = process.argv.slice(2)
  await (base ? measure(base, Number(runs)) : lighthouse()).catch(error => {
    console.error(error.message)
    process.exit(1)
  })
}
