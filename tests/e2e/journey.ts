import { test as base, expect, type Locator, type Page } from '@playwright/test'

export { expect } from '@playwright/test'

type Watched = {
  /** Says which console errors this journey provokes; every other one fails it. */
  tolerate: (words: RegExp) => void
}

/**
 * A journey through the portal. It fails when the browser asks any other host, when a script throws, and when anything
 * is said on console.error: that includes every breach of the content security policy.
 */
export const test = base.extend<Watched>({
  // biome-ignore lint/correctness/noEmptyPattern: the framework reads the pattern to know what a fixture needs
  baseURL: async ({}, use) => use(process.env.E2E_URL),
  tolerate: [
    async ({ context, baseURL }, use) => {
      const tolerated: RegExp[] = []
      const wrong: string[] = []
      const isOutside = (url: URL) => url.protocol.startsWith('http') && url.origin !== baseURL
      await context.route(isOutside, route => {
        wrong.push(`asked another host: ${route.request().url()}`)
        return route.abort()
      })
      context.on('weberror', error => wrong.push(error.error().message))
      context.on('console', message => {
        if (message.type() === 'error') wrong.push(`${message.text()} (${message.location().url})`)
      })
      await use(words => tolerated.push(words))
      expect(wrong.filter(text => !tolerated.some(words => words.test(text)))).toEqual([])
    },
    { auto: true },
  ],
  page: async ({ page, javaScriptEnabled }, use) => {
    const go = page.goto.bind(page)
    page.goto = async (...where) => {
      const answer = await go(...where)
      // To ask a page anything counts as a gesture of its reader: whoever waits for a quiet network wants none.
      if (javaScriptEnabled !== false && where[1]?.waitUntil !== 'networkidle') await scriptsHaveTakenOver(page)
      return answer
    }
    await use(page)
  },
})

/**
 * A page works before its scripts do, in another way: what a journey shows of the page with scripts begins when React has
 * taken the document over. What has none, such as a drawing or an answer of the API, is not waited for.
 */
async function scriptsHaveTakenOver(page: Page): Promise<void> {
  const isPage = await page.evaluate(() => document.querySelector('main') !== null).catch(() => false)
  if (!isPage) return
  await page
    .waitForFunction(() =>
      Object.keys(document.querySelector('main') ?? {}).some(key => key.startsWith('__reactFiber')),
    )
    // Where scripts are kept from the page, the journey is about that.
    .catch(() => undefined)
  // Its effects follow its drawing.
  await page
    .evaluate(() => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 50))))
    .catch(() => {})
}

/** The words of an element, as they stand in the page. */
export const wordsOf = async (element: Locator): Promise<string> => ((await element.textContent()) ?? '').trim()

/** Public ids of the results on the page, in order. */
export const idsListed = (page: Page): Promise<string[]> =>
  page
    .getByRole('list', { name: /検索結果|results/i })
    .getByRole('heading', { level: 2 })
    .getByRole('link')
    .evaluateAll(links => links.map(link => (link as HTMLAnchorElement).pathname.split('/').at(-1) ?? ''))

type Counts = { total: number; matched: number; unconfirmed: number }
type Answer = Counts & { features: { properties: { id: string } }[] }

/** The API's answer to the search that the page's address holds. */
export async function askApi(page: Page): Promise<Counts & { ids: string[] }> {
  const response = await page.request.get(`/api/listings${new URL(page.url()).search}`)
  expect(response.status()).toBe(200)
  const { features, ...counts } = (await response.json()) as Answer
  return { ...counts, ids: features.map(({ properties }) => properties.id) }
}

/** The page lists what the API lists, in its order, and tells its counts. */
export async function agreesWithApi(page: Page): Promise<void> {
  const { matched, unconfirmed, ids } = await askApi(page)
  await expect.poll(() => idsListed(page)).toEqual(ids)
  const told = page.getByRole('main').getByRole('status').first()
  await expect(told).toContainText(String(matched))
  if (unconfirmed > 0) await expect(told).toContainText(String(unconfirmed))
}

/** Presses Tab until the element has the focus, as a reader without a mouse would. */
export async function tabTo(page: Page, target: Locator, most = 80): Promise<void> {
  await expect(target).toBeAttached()
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab')
    if (await target.evaluate(element => element === document.activeElement)) return
  }
  throw new Error(`${most} tabs did not reach ${target}`)
}

/** A focus that can be seen: outlined, on the screen, and not under anything. */
export async function focusIsSeen(page: Page): Promise<void> {
  const focus = await page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    const box = element.getBoundingClientRect()
    const [x, y] = [box.left + Math.min(box.width, 40) / 2, box.top + box.height / 2]
    const top = document.elementFromPoint(x, y)
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return {
      outlined: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      onTop: top !== null && (element.contains(top) || top.contains(element)),
      what: element.outerHTML.slice(0, 120),
    }
  })
  expect(focus).toMatchObject({ outlined: true, onTop: true })
}
