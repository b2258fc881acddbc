import { agreesWithApi, askApi, expect, idsListed, test, wordsOf } from './journey.ts'

test('a missing fact is marked and comes last; excluding it leaves the rest as it was', async ({ page }) => {
  await page.goto('/listings?kind=workshop&floor_load_min=1')
  await agreesWithApi(page)
  const all = await idsListed(page)
  const cards = page.getByRole('list', { name: '検索結果の一覧' }).getByRole('article')
  const marks = await cards.evaluateAll(items => items.map(item => (item.textContent ?? '').includes('要確認')))
  const known = marks.indexOf(true)
  expect(known).toBeGreaterThan(0)
  expect(marks.slice(known)).toEqual(marks.slice(known).map(() => true))
  await expect(page.getByText('要確認の物件', { exact: true })).toBeVisible()

  await page.goto('/listings?kind=workshop&floor_load_min=1&unknown=exclude')
  await agreesWithApi(page)
  expect(await idsListed(page)).toEqual(all.slice(0, known))
  await expect(cards.getByText('要確認')).toHaveCount(0)
})

test('an empty result says which condition to relax, with the true count', async ({ page }) => {
  await page.goto('/listings?kind=land&price_max=1&unknown=exclude')
  await expect(page.getByText('条件に合う物件がありません')).toBeVisible()
  const relax = page.getByRole('link', { name: /1円以下 を外す.*件/ })
  const told = Number(/(\d+)件/.exec(await wordsOf(relax))?.[1])
  await relax.click()
  await expect(page).not.toHaveURL(/price_max/)
  expect((await askApi(page)).total).toBe(told)
  await agreesWithApi(page)
})

test('what cannot be read is named and the rest is searched; the API names every bad parameter', async ({ page }) => {
  await page.goto('/listings?kind=factory&area_min=abc&bbox=1,2,3')
  const notice = page.getByRole('alert')
  await expect(notice).toContainText('床面積 下限')
  await expect(notice).toContainText('地図の範囲')
  const rest = await page.request.get('/api/listings?kind=factory')
  expect(await idsListed(page)).toEqual(
    (await rest.json()).features.map((feature: { properties: { id: string } }) => feature.properties.id),
  )
  const refused = await page.request.get('/api/listings?area_min=abc&bbox=1,2,3')
  expect(refused.status()).toBe(400)
  expect(refused.headers()['content-type']).toContain('application/problem+json')
  const { errors } = await refused.json()
  expect(errors.map((error: { parameter: string }) => error.parameter)).toEqual(['area_min', 'bbox'])
})
