import type { Page } from '@playwright/test'
import { expect } from './journey.ts'

export { expect, test, wordsOf } from './journey.ts'

/** Public ids of the listings on the page, in order. */
export const listedIds = (page: Page): Promise<string[]> =>
  page.locator('ol > li[id^="HN-"]').evaluateAll(items => items.map(item => item.id))

/** What a reader does before anything else. */
export const arrive = (page: Page) => page.mouse.move(3, 3)

/** Waits until the map is drawn and says so. */
export async function mapIsReady(page: Page) {
  await arrive(page)
  await expect(page.locator('[data-map="ready"]')).toBeVisible({ timeout: 60_000 })
}

/** How many listings an API search finds, and their ids. */
export async function asked(page: Page, query: string): Promise<{ ids: string[]; total: number }> {
  const answer = await page.request.get(`/api/listings?${query}`)
  expect(answer.ok()).toBe(true)
  const body = await answer.json()
  return { ids: body.features.map((feature: { id: string }) => feature.id), total: body.total }
}
