import type { Browser, BrowserContext, Locator, Page } from '@playwright/test'
import { expect, test } from './journey.ts'
import { type State, signIn } from './signing-in.ts'
import { ownPortal } from './start.ts'

// What becomes of what somebody is writing when something comes in between: it is not lost, and the page says so.

const status = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words })
const saved = (page: Page) => expect(status(page, '保存しました')).toBeVisible()
/** Writes into a field and waits until that is saved. */
async function keeps(page: Page, field: Locator, text: string): Promise<void> {
  const answered = page.waitForResponse(answer => answer.url().includes('/save?') && answer.ok())
  await field.fill(text)
  await answered
  await saved(page)
}
const rent = (page: Page) => page.locator('[name=rent]')

/** A draft that lacks nothing but a photo; gives the path of its page. */
async function draft(page: Page, base = ''): Promise<string> {
  await page.goto(`${base}/partner/listings/new`)
  await page.locator('[name=place]').fill('35.657,139.371')
  await page.getByLabel('所在地', { exact: true }).press('Enter')
  await page.getByRole('radio', { name: '工場', exact: true }).check()
  await page.getByRole('button', { name: '下書きを始める' }).click()
  await page.waitForURL(/HN-\d{4}-\d{5}$/)
  return page.url()
}

async function complete(page: Page, path: string): Promise<void> {
  const fill = async (texts: Record<string, string>) => {
    for (const [name, text] of Object.entries(texts)) await page.locator(`[name="${name}"]`).fill(text)
  }
  const keep = async () => {
    await page.getByRole('button', { name: '保存する', exact: true }).click()
    await page.waitForURL(/told=saved/)
  }
  await page.goto(`${path}/area`)
  await fill({ 'facts.leasable_area_m2': '170', 'facts.built_ym': '1983-11', 'facts.storeys': '1' })
  await page.locator('[name="facts.structure"]').selectOption('S')
  await keep()
  await page.goto(`${path}/terms`)
  await fill({ rent: '385000', commonFee: '0', deposit: '3か月', keyMoney: '0', leaseTerm: '3年', available: '即時' })
  await page.locator('[name=tax]').selectOption('excluded')
  await page.locator('[name=leaseKind]').selectOption('ordinary')
  await page.getByRole('radio', { name: '承諾を得た', exact: true }).check()
  await keep()
}

const opened = async (browser: Browser, storageState: State, baseURL: string | undefined): Promise<BrowserContext> =>
  browser.newContext({ baseURL, storageState })

test.describe('somebody who is writing', () => {
  test.describe.configure({ mode: 'default' })
  let partner: State
  let manager: State
  let lead: State
  test.beforeAll(async ({ browser, baseURL }) => {
    partner = await signIn(browser, baseURL ?? '', 'partner')
    manager = await signIn(browser, baseURL ?? '', 'manager')
    lead = await signIn(browser, baseURL ?? '', 'lead')
  })

  test('is shown theirs and yours where a colleague changed the same field', async ({ browser, baseURL, tolerate }) => {
    tolerate(/409/)
    const mine = await (await opened(browser, partner, baseURL)).newPage()
    const theirs = await (await opened(browser, manager, baseURL)).newPage()
    const path = await draft(mine)
    await mine.goto(`${path}/terms`)
    await theirs.goto(`${path}/terms`)
    await keeps(theirs, rent(theirs), '41万円')
    await mine.locator('[name=commonFee]').fill('5000')
    await rent(mine).fill('40万円')
    await expect(status(mine, 'ほかの人が同じ欄を変えました')).toBeVisible()
    await mine.getByRole('button', { name: '違いを見る' }).click()
    await expect(mine.getByRole('alert')).toContainText('410,000')
    await mine.getByRole('radio', { name: /^自分の入力/ }).check()
    await mine.getByRole('button', { name: '選んだとおりに保存する' }).click()
    await mine.waitForURL(/told=saved/)
    await theirs.reload()
    await expect(rent(theirs)).toHaveValue(/400,?000/)
    await expect(theirs.locator('[name=commonFee]')).toHaveValue(/5,?000/)
  })

  test('is nobody else: a field written again after a pause, and back, is saved each time', async ({
    browser,
    baseURL,
  }) => {
    const page = await (await opened(browser, partner, baseURL)).newPage()
    const path = await draft(page)
    await page.goto(`${path}/terms`)
    await keeps(page, rent(page), '385000')
    for (const text of ['500000', '385000', '', '390000']) {
      await keeps(page, rent(page), text)
      const other = await page.context().newPage()
      await other.goto(`${path}/terms`)
      expect((await rent(other).inputValue()).replace(',', '')).toBe(text)
      await other.close()
    }
  })

  test('is not asked about a field that only a colleague filled in', async ({ browser, baseURL }) => {
    const mine = await (await opened(browser, partner, baseURL)).newPage()
    const theirs = await (await opened(browser, manager, baseURL)).newPage()
    const path = await draft(mine)
    await theirs.goto(`${path}/area`)
    await mine.goto(`${path}/area`)
    await keeps(mine, mine.locator('[name="facts.storeys"]'), '3')
    await keeps(theirs, theirs.locator('[name="facts.office_area_m2"]'), '20')
    await mine.reload()
    await expect(mine.locator('[name="facts.storeys"]')).toHaveValue('3')
    await expect(mine.locator('[name="facts.office_area_m2"]')).toHaveValue('20')
  })

  test('loses nothing to a button that would lead to the log-in', async ({ browser, baseURL }) => {
    const context = await opened(browser, partner, baseURL)
    const page = await context.newPage()
    const path = await draft(page)
    await page.goto(`${path}/terms`)
    await context.clearCookies()
    await rent(page).fill('44万円')
    await page.getByRole('button', { name: '保存する', exact: true }).click()
    await expect(status(page, 'ログインが切れました')).toBeVisible()
    await expect(rent(page)).toHaveValue('44万円')
  })

  test('keeps what was written when the session ends, and saves it after logging in again', async ({
    browser,
    baseURL,
  }) => {
    const context = await opened(browser, await signIn(browser, baseURL ?? '', 'partner'), baseURL)
    const page = await context.newPage()
    const path = await draft(page)
    await page.goto(`${path}/terms`)
    await context.clearCookies()
    await rent(page).fill('42万円')
    await expect(status(page, 'ログインが切れました')).toBeVisible()
    await expect(rent(page)).toHaveValue('42万円')
    await context.addCookies((await signIn(browser, baseURL ?? '', 'partner')).cookies)
    // Back from the tab in which they logged in.
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await saved(page)
    await page.reload()
    await expect(rent(page)).toHaveValue(/420,?000/)
  })

  test('submits once with two presses, and can go on after others have published it', async ({
    browser,
    baseURL,
    tolerate,
  }) => {
    test.slow()
    tolerate(/409/)
    const context = await opened(browser, partner, baseURL)
    const page = await context.newPage()
    const path = await draft(page)
    await complete(page, path)
    const old = await context.newPage()
    await old.goto(`${path}/terms`)
    await page.goto(path)
    await page.getByRole('button', { name: '提出する', exact: true }).dblclick()
    await expect(status(page, '提出しました')).toBeVisible()
    const staff = await (await opened(browser, lead, baseURL)).newPage()
    await staff.goto('/staff/review')
    const rows = staff.getByRole('row').filter({ hasText: path.slice(-13) })
    await expect(rows).toHaveCount(1)
    await rows.getByRole('link').first().click()
    await staff.getByRole('button', { name: '公開する', exact: true }).click()
    await expect(staff.getByText('公開しました').first()).toBeVisible()
    // Back in a page that was open before.
    await rent(old).fill('39万円')
    await expect(status(old, '提出されたか、公開されています')).toBeVisible()
    await old.getByRole('button', { name: '違いを見る' }).click()
    await expect(old.getByRole('alert')).toContainText('まだ保存していません')
    await expect(rent(old)).toHaveValue(/39万円|390,?000/)
    await old.getByRole('button', { name: '開いて保存する' }).click()
    await old.waitForURL(/told=saved/)
    await old.goto(`${path}/terms`)
    await expect(rent(old)).toHaveValue(/390,?000/)
    // The public sees what was let through.
    await old.goto(`/listings/${path.slice(-13)}`)
    await expect(old.getByText('385,000').first()).toBeVisible()
    // Back to the page on which it was submitted, and once more.
    await page.goBack()
    await page
      .getByRole('button', { name: '提出する', exact: true })
      .click({ timeout: 5000 })
      .catch(() => undefined)
    await expect(page.getByText(/提出|公開中/).first()).toBeVisible()
  })

  test('loses nothing when the portal is cut off and starts again', async ({ browser, tolerate }) => {
    test.setTimeout(300_000)
    tolerate(/ERR_CONNECTION|Failed to load resource|Failed to fetch/)
    const own = await ownPortal()
    try {
      const state = await signIn(browser, own.url, 'partner')
      const page = await (await opened(browser, state, own.url)).newPage()
      const path = await draft(page)
      await page.goto(`${path}/terms`)
      await keeps(page, rent(page), '43万円')
      const again = own.restart()
      await page.locator('[name=commonFee]').fill('7000')
      await expect(status(page, 'いま保存できません')).toBeVisible({ timeout: 30_000 })
      await again
      await expect(status(page, '保存しました')).toBeVisible({ timeout: 60_000 })
      await page.reload()
      await expect(rent(page)).toHaveValue(/430,?000/)
      await expect(page.locator('[name=commonFee]')).toHaveValue(/7,?000/)
    } finally {
      await own.stop()
    }
  })
})
