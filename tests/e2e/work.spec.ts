import type { Page } from '@playwright/test'
import { expect, focusIsSeen, tabTo, test } from './journey.ts'

type Words = {
  home: string
  field: string
  typed: string
  motor: RegExp
  workshop: RegExp
  update: string
  search: string
  residential: string
  refused: RegExp
  turned: RegExp
  guidance: RegExp
}

const WORDS: Record<'ja' | 'en', Words> = {
  ja: {
    home: '/',
    field: 'どのような仕事をしますか',
    typed: 'プレス',
    motor: /原動機（モーター）の出力の合計/,
    workshop: /作業場）の広さ/,
    update: '答えを反映して確かめる',
    search: 'この条件で物件を探す',
    residential: '近隣商業地域',
    refused: /不可.*別表第二/s,
    turned: /作業場の床面積を150㎡以下にすれば/,
    guidance: /決めるのは特定行政庁/,
  },
  en: {
    home: '/en',
    field: 'What work will be done?',
    typed: 'press',
    motor: /Total output of the motors/,
    workshop: /Floor area where the work itself is done/,
    update: 'Update with these answers',
    search: 'Find property on these terms',
    residential: 'Neighbourhood commercial',
    refused: /Not allowed.*App\. Table 2/s,
    turned: /workshop floor area of 150 m² at most/,
    guidance: /building authority decides/,
  },
}

/** Types into a field that has the focus's turn, as a reader without a mouse would. */
async function fill(page: Page, name: RegExp, value: string) {
  await tabTo(page, page.getByRole('textbox', { name }))
  await focusIsSeen(page)
  await page.keyboard.type(value)
}

test.use({ viewport: { width: 390, height: 844 } })

for (const [language, words] of Object.entries(WORDS))
  test(`from the home page to where metal may be pressed, by keyboard only (${language})`, async ({ page }) => {
    await page.goto(words.home)
    const field = page.getByRole('combobox', { name: words.field })
    await tabTo(page, field)
    await focusIsSeen(page)
    await page.keyboard.type(words.typed)
    const options = page.locator('.suggest-list').getByRole('option')
    await expect(options.first()).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await expect(options.first()).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/work\?use=metal_press$/)
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()

    // The answers, and what they make of a zone: a refusal with its clause and what would turn it.
    await fill(page, words.motor, '30')
    await fill(page, words.workshop, '151')
    await tabTo(page, page.getByRole('button', { name: words.update }), 10)
    await page.keyboard.press('Enter')
    await page.waitForURL(/workshop_area=151/)
    const zone = page.getByRole('row', { name: new RegExp(words.residential) })
    await expect(zone).toContainText(words.refused)
    await expect(zone).toContainText(words.turned)
    await expect(page.getByRole('main')).toContainText(words.guidance)

    // On to the properties, with everything in the address.
    await page.keyboard.press('Shift+Tab')
    await expect(page.getByRole('button', { name: words.search })).toBeFocused()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/listings\?use=metal_press&motor_kw=30&workshop_area=151$/)
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached()
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(sideways).toBeLessThanOrEqual(0)
  })

test('without scripts the words lead to a list of works, and a work to its map painted by verdict', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) })
  const page = await context.newPage()
  await page.goto('/')
  await page.getByRole('combobox', { name: WORDS.ja.field }).fill('めっき')
  await page.getByRole('button', { name: '調べる' }).click()
  await page.getByRole('navigation', { name: 'どれに近いですか' }).getByRole('link').first().click()
  await expect(page).toHaveURL(/\/work\?use=plating$/)
  await page.getByRole('link', { name: '地図で確かめる' }).click()
  await expect(page.locator('.map-picture img').first()).toHaveAttribute('src', /zones\.ja\.svg\?paint=[actn]{15}#/)
  await context.close()
})
