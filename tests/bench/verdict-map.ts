import { type Browser, chromium, type Page } from '@playwright/test'
import { findChromium } from '../chromium.mjs'
import { type Context, near, type Scenario } from './context.ts'
import { counted } from './counted.ts'
import { ARGS, atRest, watchBlocking } from './map-page.ts'
import { startPortal } from './processes.ts'
import { search } from './queries.ts'
import { expectedTotal, mustEqual } from './reference.ts'
import { once, type Row } from './report.ts'

const MOST_MS = 240_000
const WORK = 'use=metal_press'
const PATH = '/zoning'

/** A map that shows the whole city waits behind its picture for its reader: a pointer moves until it is drawn. */
async function wake(page: Page): Promise<void> {
  const limit = performance.now() + MOST_MS
  for (let n = 0; (await page.locator('[data-map=ready]').count()) === 0; n++) {
    mustEqual('the map is drawn in time', performance.now() < limit, true)
    await page.mouse.move(700 + (n % 2) * 20, 400)
    await page.waitForTimeout(500)
  }
}

/** Requests that a page and its moving map make until both are at rest. */
async function requestsOf(browser: Browser, server: number, path: string): Promise<string[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'ja-JP' })
  const page = await context.newPage()
  const way = await counted(server)
  await watchBlocking(page)
  const response = await page.goto(`http://127.0.0.1:${way.port}${path}`, { waitUntil: 'load', timeout: MOST_MS })
  mustEqual(`status of ${path}`, response?.status(), 200)
  await wake(page)
  await atRest(page, way.bytes)
  await context.close()
  way.stop()
  return way.asked()
}

/** Listings in the database, and how many of them are public. */
type Data = { size: number; count: number }

async function compare(browser: Browser, port: number, { count, size }: Data): Promise<Row> {
  const plain = await requestsOf(browser, port, PATH)
  const painted = await requestsOf(browser, port, `${PATH}?${WORK}`)
  const tiles = painted.filter(one => /^\/tiles\/\w+\/\d+\//.test(one)).length
  mustEqual(`the map of ${PATH} asked for tiles`, tiles > 0, true)
  return {
    scenario: 'map painted by verdict: requests a property adds',
    beside: 'the same page without a work',
    size,
    value: once((painted.length - plain.length) / count),
    unit: 'requests',
    limit: { at: 'most', value: 0 },
    note: `${painted.length} against ${plain.length}, ${tiles} of them tiles; ${count.toLocaleString('en')} properties`,
  }
}

/** What the page of zones asks for when its map answers for a work, whatever number of properties there is. */
async function paintedMap(context: Context): Promise<Row[]> {
  const executablePath = await findChromium()
  if (!executablePath) {
    console.log('verdict-map: left out, no Chromium')
    return []
  }
  const built = near(context, 10_000)
  const count = await expectedTotal(built.db, search({}), context.today)
  const portal = await startPortal({ url: built.url! })
  const browser = await chromium.launch({ executablePath, args: ARGS })
  try {
    return [await compare(browser, portal.port, { count, size: built.size })]
  } finally {
    await browser.close()
    await portal.stop()
  }
}

export const verdictMap: Scenario = { name: 'verdict-map', needs: { server: true }, run: paintedMap }
