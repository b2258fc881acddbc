import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { findChromium } from '../chromium.mjs'
import type { Scenario } from './context.ts'
import { counted } from './counted.ts'
import { interleave, ratios, spread } from './measure.ts'
import { startBeside, startPortal } from './processes.ts'
import { mustEqual } from './reference.ts'
import { ms, type Row } from './report.ts'

export const ARGS = [
  '--disable-quic',
  '--disable-background-networking',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
]
/** The view that the search's own map opens with. */
const VIEW = [139.395, 35.665, 12.5]
/** Without an answer and without a long task for so many milliseconds, a page has come to rest. */
const REST_MS = 2000
const MOST_MS = 90_000

type Loaded = { blocked: number; bytes: number }
/** Tasks of more than fifty milliseconds: what is over keeps a reader waiting. */
type Blocking = { count: number; blocked: number }

/** Notes a page's long tasks from its first one on. */
export const watchBlocking = (page: Page) =>
  page.addInitScript(() => {
    const blocking: Blocking = { count: 0, blocked: 0 }
    Object.assign(window, { blocking })
    new PerformanceObserver(list => {
      for (const { duration } of list.getEntries()) {
        blocking.count++
        blocking.blocked += duration - 50
      }
    }).observe({ type: 'longtask', buffered: true })
  })

/** Opens a page with an empty cache: what its long tasks kept a reader waiting, and what travelled. */
async function open(browser: Browser, server: number, path: string): Promise<Loaded> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'ja-JP' })
  const page = await context.newPage()
  const way = await counted(server)
  await watchBlocking(page)
  const response = await page.goto(`http://127.0.0.1:${way.port}${path}`, { waitUntil: 'load', timeout: MOST_MS })
  mustEqual(`status of ${path}`, response?.status(), 200)
  await page.locator('canvas.maplibregl-canvas').waitFor({ timeout: MOST_MS })
  const blocked = await atRest(page, way.bytes)
  await context.close()
  way.stop()
  return { blocked, bytes: way.bytes() }
}

/** Waits until a page no longer works and nothing travels; what its long tasks kept a reader waiting. */
export async function atRest(page: Page, bytes: () => number): Promise<number> {
  const read = async () => ({
    ...(await page.evaluate(() => (window as unknown as { blocking: Blocking }).blocking)),
    bytes: bytes(),
  })
  let before = await read()
  for (let quiet = 0; quiet < REST_MS; ) {
    const began = performance.now()
    await new Promise(resolve => setTimeout(resolve, 250))
    const now = await read()
    quiet = now.count === before.count && now.bytes === before.bytes ? quiet + performance.now() - began : 0
    before = now
  }
  return before.blocked
}

async function measure(browser: Browser, portal: number, bare: number): Promise<Row[]> {
  const bytes: Record<'ours' | 'theirs', number[]> = { ours: [], theirs: [] }
  const side = (name: 'ours' | 'theirs', server: number, path: string) => async (round: number) => {
    const loaded = await open(browser, server, path)
    if (round >= 0) bytes[name].push(loaded.bytes / 1024)
    return Math.max(1, loaded.blocked)
  }
  const blocked = await interleave({
    ours: side('ours', portal, '/listings'),
    theirs: side('theirs', bare, '/'),
  })
  const row = (what: string, of: typeof blocked, limit: number, say: (value: number) => string): Row => ({
    scenario: `map page: ${what}`,
    beside: 'a bare MapLibre page with the same tiles',
    size: null,
    value: ratios(of.ours, of.theirs),
    unit: '×',
    limit: { at: 'most', value: limit },
    note: `${say(spread(of.ours).median)} against ${say(spread(of.theirs).median)}`,
  })
  return [row('blocking time', blocked, 1.6, ms), row('bytes', bytes, 1.5, kilobytes => `${kilobytes.toFixed(0)} KB`)]
}

export const mapPage: Scenario = {
  name: 'map-page',
  run: async () => {
    const executablePath = await findChromium()
    if (!executablePath) {
      console.log('map-page: left out, no Chromium')
      return []
    }
    const dataDir = mkdtempSync(join(tmpdir(), 'portal-bench-'))
    const portal = await startPortal({ dataDir })
    const bare = await startBeside('bare-map.ts', String(portal.port), ...VIEW.map(String))
    const browser = await chromium.launch({ executablePath, args: ARGS })
    try {
      return await measure(browser, portal.port, bare.port)
    } finally {
      await browser.close()
      await Promise.all([portal.stop(), bare.stop()])
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}
