import { arrive, asked, expect, listedIds, mapIsReady, test } from './portal.ts'

test('the map draws what the search found', async ({ page }) => {
  await page.goto('/listings?kind=factory')
  await mapIsReady(page)
  await page.locator('.maplibregl-canvas').focus()
  // The list for the keyboard is made of what the renderer reports as drawn: without its worker it stays empty.
  const seen = page.getByRole('listbox').getByRole('option')
  await expect(seen.first()).toBeAttached()
  expect(await seen.count()).toBeGreaterThan(2)
})

const listStands = async (page: import('@playwright/test').Page) => {
  expect(await listedIds(page)).toEqual((await asked(page, '')).ids)
}

test('without WebGL, the map says so and the list works', async ({ page, tolerate }) => {
  tolerate(/webgl/i)
  await page.addInitScript(() => {
    const own = HTMLCanvasElement.prototype.getContext
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith('webgl') ? null : own.call(this, kind as '2d', ...(rest as []))
    } as typeof own
  })
  await page.goto('/listings')
  await arrive(page)
  await expect(page.getByText('地図を読み込めませんでした。一覧はそのまま使えます')).toBeVisible()
  await listStands(page)
})

test('with its worker blocked, the map says so and the list works', async ({ page, tolerate }) => {
  tolerate(/Failed to load resource|ERR_FAILED/)
  await page.route(/maplibre-gl-worker/, route => route.abort())
  await page.goto('/listings')
  await arrive(page)
  await expect(page.getByText('地図を読み込めませんでした。一覧はそのまま使えます')).toBeVisible()
  await listStands(page)
  await page.unroute(/maplibre-gl-worker/)
  await page.getByRole('button', { name: 'もう一度' }).click()
  await mapIsReady(page)
})

test('with its tiles blocked, the map says what is missing and the list works', async ({ page, tolerate }) => {
  tolerate(/Failed to load resource|ERR_FAILED/)
  await page.route(/\/tiles\/(listings|zoning)\//, route => route.abort())
  await page.goto('/listings')
  await arrive(page)
  await expect(page.getByText('地図の一部を読み込めませんでした')).toBeVisible({ timeout: 60_000 })
  await listStands(page)
})
