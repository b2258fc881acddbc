import { expect, mapIsReady, test } from './portal.ts'

// To trace a page is to ask it, and what asks a page counts in the browser as a gesture of its reader.
test.use({ trace: 'off' })

test('until its reader stirs, the map is a picture with the same pins and none of its code', async ({ page }) => {
  const fetched: string[] = []
  page.on('request', request => fetched.push(new URL(request.url()).pathname))
  await page.goto('/listings?kind=factory', { waitUntil: 'networkidle' })
  expect(fetched).toContain('/tiles/listings.ja.svg')
  expect(fetched.filter(path => /live\.client|worker|\/tiles\/base/.test(path))).toEqual([])
  const drawn = await page
    .locator('.map-picture img')
    .evaluateAll(all => all.map(one => (one as HTMLImageElement).naturalWidth))
  expect(drawn.length).toBe(4)
  for (const width of drawn) expect(width).toBeGreaterThan(0)
  await expect(page.getByText('<svg')).toHaveCount(0)
  await mapIsReady(page)
  await expect(page.locator('.map-picture')).toHaveCount(0)
})
