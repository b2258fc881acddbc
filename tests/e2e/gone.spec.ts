import { expect, test, wordsOf } from './journey.ts'

// Of the sample: one that was published and is closed, one that never was public.
const CLOSED = 'HN-2026-00046'
const DRAFT = 'HN-2026-00145'

for (const [prefix, words, similar] of [
  ['', /掲載は終わりました/, /近い物件/],
  ['/en', /no longer listed/, /nearby/],
] as const)
  test(`a gone listing says so with 410 and offers similar ones${prefix}`, async ({ page, tolerate }) => {
    tolerate(/status of 410/)
    const response = await page.goto(`${prefix}/listings/${CLOSED}`)
    expect(response?.status()).toBe(410)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(words)
    await expect(page.getByRole('heading', { name: similar })).toBeVisible()
    const first = page.getByRole('main').getByRole('article').getByRole('link').first()
    const name = await wordsOf(first)
    await first.click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  })

test('a draft and a page that never was look alike', async ({ page, tolerate }) => {
  tolerate(/status of 404/)
  const texts: string[] = []
  for (const id of [DRAFT, 'HN-2026-99999']) {
    const response = await page.goto(`/listings/${id}`)
    expect(response?.status()).toBe(404)
    texts.push((await wordsOf(page.getByRole('main'))).replace(/[\w-]{20,}/g, ''))
  }
  expect(texts[0]).toBe(texts[1])
  await page.goto('/en/no-such-page')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/not found/i)
  await page.getByRole('main').getByRole('textbox').fill('factory')
  await page.getByRole('main').getByRole('textbox').press('Enter')
  await expect(page).toHaveURL(/\/en\/listings\?q=factory/)
})
