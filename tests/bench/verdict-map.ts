import { type Browser, chromium } from '@playwright/test'
import { findChromium } from '../chromium.mjs'
import { type Context, near } from './context.ts'
import { counted } from './counted.ts'
import { ARGS, atRest, watchBlocking } from './map-page.ts'
import { startPortal } from './processes.ts'
import { search } from './queries.ts'
import { expectedTotal, mustEqual } from './reference.ts'
import { once, type Row } from './report.ts'

const MOST_MS = 90_000
const WORK = 'use=metal_press'
const PAGES = [
  ['/zoning', 'map painted by verdict'],
  ['/listings', 'search map with verdicts'],
] as const

/** Requests that a page and its moving map make until both are at rest. */
async function requestsOf(browser: Browser, server: number, path: string): Promise<string[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'ja-JP' })
  const page = await context.newPage()
  const way = await counted(server)
  await watchBlocking(page)
  const response = await page.goto(`http://127.0.0.1:${way.port}${path}`, { waitUntil: 'load', timeout: MOST_MS })
  mustEqual(`status of ${path}`, response?.status(), 200)
  await page.locator('canvas.maplibregl-canvas').waitFor({ timeout: MOST_MS })
  await atRest(page, way.bytes)
  await context.close()
  way.stop()
  return way.asked()
}

/** Listings in the database, and how many of them are public. */
type Data = { size: number; count: number }

async function compare(
  browser: Browser,
  port: number,
  path: string,
  name: string,
  { count, size }: Data,
): Promise<Row> {
  const plain = await requestsOf(browser, port, path)
  const painted = await requestsOf(browser, port, `${path}?${WORK}`)
  const tiles = painted.filter(one => /^\/tiles\/\w+\/\d+\//.test(one)).length
  mustEqual(`the map of ${path} asked for tiles`, tiles > 0, true)
  return {
    scenario: `${name}: requests a property adds`,
    beside: 'the same page without a work',
    size,
    value: once((painted.length - plain.length) / count),
    unit: 'requests',
    limit: { at: 'most', value: 0 },
    note: `${painted.length} against ${plain.length}, ${tiles} of them tiles; ${count.toLocaleString('en')} properties`,
  }
}

/** What the maps ask for when they answer for a work, whatever number of properties stands on them. */
export async function paintedMaps(context: Context): Promise<Row[]> {
  const executablePath = await findChromium()
  if (!executablePath) {
    console.log('verdicts: the maps are left out, no Chromium')
    return []
  }
  const built = near(context, 10_000)
  const count = await expectedTotal(built.db, search({}), context.today)
  const portal = await startPortal({ url: built.url! })
  const browser = await chromium.launch({ executablePath, args: ARGS })
  try {
    const rows: Row[] = []
    for (const [path, name] of PAGES)
      rows.push(await compare(browser, portal.port, path, name, { count, size: built.size }))
    return rows
  } finally {
    await browser.close()
    await portal.stop()
  }
}
