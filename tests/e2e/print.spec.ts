import { expect, test } from './journey.ts'

/** How many pages a PDF has, and their sizes in points. */
function pagesOf(pdf: Buffer): { pages: number; sizes: string[] } {
  const text = pdf.toString('latin1')
  const sizes = [...text.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
    ([, width, height]) => `${Math.round(Number(width))}×${Math.round(Number(height))}`,
  )
  return { pages: text.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0, sizes: [...new Set(sizes)] }
}

for (const [prefix, query] of [
  ['', 'kind=factory&sort=area'],
  ['', 'kind=land'],
  ['/en', 'kind=warehouse'],
])
  test(`a property prints on one A4 page, ${query}${prefix}`, async ({ page }) => {
    const { features } = await (await page.request.get(`/api/listings?${query}`)).json()
    const { id } = features[0].properties
    // The printed map is a drawing: no tile is asked for.
    await page.route(/\/tiles\/\w+\/\d+\//, route => route.abort())
    await page.emulateMedia({ media: 'print' })
    await page.goto(`${prefix}/listings/${id}`)
    const sheet = page.getByRole('article').filter({ hasText: id })
    await expect(sheet).toBeVisible()
    await expect(page.getByRole('banner')).toBeHidden()
    await expect(page.getByRole('contentinfo')).toBeHidden()
    await expect(page.locator('canvas')).toHaveCount(0)
    await expect(sheet).toContainText(new URL(page.url()).pathname)
    await expect(sheet.locator('svg[shape-rendering=crispEdges]')).toBeVisible()
    await expect(sheet).toContainText(/出力|Printed/)
    const pictures = sheet.getByRole('img').filter({ visible: true })
    expect(await pictures.count()).toBeGreaterThan(0)
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
    expect(pagesOf(pdf)).toEqual({ pages: 1, sizes: ['595×842'] })
  })

test('the list prints its conditions and rows, and nothing that can only be pressed', async ({ page }) => {
  await page.goto('/listings?kind=factory')
  await page.emulateMedia({ media: 'print' })
  // The width of an A4 page within its margins.
  await page.setViewportSize({ width: 680, height: 960 })
  await expect(page.getByRole('list', { name: '検索結果の一覧' })).toBeVisible()
  await expect(page.getByRole('link', { name: '工場 を外す' })).toBeVisible()
  for (const pressed of [
    'メニュー',
    'English',
    '地図',
    '絞り込み 1',
    'CSV',
    '新着フィード',
    'すべて外す',
    '次へ',
    '探す',
  ])
    await expect(page.getByText(pressed, { exact: true }).filter({ visible: true }), pressed).toHaveCount(0)
  await expect(page.locator('.search-map')).toBeHidden()
})
