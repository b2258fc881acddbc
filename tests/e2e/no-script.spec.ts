import { agreesWithApi, expect, idsListed, test, wordsOf } from './journey.ts'

test.use({ javaScriptEnabled: false })

test('search, filter, sort, page and detail without JavaScript, with the ids of the API', async ({ page }) => {
  await page.goto('/listings')
  await agreesWithApi(page)

  await page.locator('summary').filter({ hasText: '種別・取引' }).click()
  await page.getByRole('checkbox', { name: /^工場/ }).check()
  await page.getByRole('checkbox', { name: /^倉庫/ }).check()
  await page.getByRole('button', { name: 'この条件で探す' }).first().click()
  await page.waitForURL(/kind=factory/)
  await agreesWithApi(page)

  await page.getByRole('searchbox', { name: '言葉で探す' }).fill('日野')
  await page.getByRole('button', { name: '探す', exact: true }).click()
  await page.waitForURL(/q=/)
  await agreesWithApi(page)

  await page.getByRole('link', { name: '広い順' }).click()
  await page.waitForURL(/sort=area/)
  await agreesWithApi(page)

  await page.getByRole('link', { name: /「日野」 を外す/ }).click()
  await expect(page).not.toHaveURL(/q=/)
  await agreesWithApi(page)

  const firstPage = await idsListed(page)
  await page.getByRole('link', { name: '次へ' }).click()
  await page.waitForURL(/page=2/)
  await agreesWithApi(page)
  expect((await idsListed(page)).filter(id => firstPage.includes(id))).toEqual([])

  const link = page.getByRole('list', { name: '検索結果の一覧' }).getByRole('link').first()
  const name = await wordsOf(link)
  await link.click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
})

test('the language switch keeps the search and gives the same ids', async ({ page }) => {
  await page.goto('/listings?kind=factory&area_min=200&sort=rent')
  const inJapanese = await idsListed(page)
  expect(inJapanese.length).toBeGreaterThan(3)
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page).toHaveURL(/\/en\/listings\?kind=factory&area_min=200&sort=rent/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  expect(await idsListed(page)).toEqual(inJapanese)
  await page.getByRole('link', { name: '日本語' }).click()
  await expect(page).toHaveURL(/\/listings\?kind=factory&area_min=200&sort=rent/)
  expect(await idsListed(page)).toEqual(inJapanese)
})

test('every page is reached from the first one by links', async ({ page }) => {
  await page.goto('/')
  const links = await page.getByRole('link').evaluateAll(all => all.map(link => link.getAttribute('href') ?? ''))
  for (const path of ['/listings', '/sites', '/incubation', '/zoning', '/data', '/about', '/accessibility', '/privacy'])
    expect(links).toContain(path)
  for (const path of new Set(links.filter(path => path.startsWith('/')))) {
    const response = await page.request.get(path)
    expect(response.status(), path).toBe(200)
  }
})

test('an address that opens the map shows the list', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/listings?view=map')
  await agreesWithApi(page)
  await expect(page.getByRole('list', { name: '検索結果の一覧' }).getByRole('link').first()).toBeVisible()
})
