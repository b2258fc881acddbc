import { asked, expect, listedIds, mapIsReady, test, wordsOf } from './portal.ts'

test('a condition is set, told, counted and taken away again', async ({ page }) => {
  await page.goto('/listings')
  const { total } = await asked(page, '')
  await expect(page.getByRole('status').filter({ hasText: '物件' })).toContainText(`${total}件`)
  await page.locator('summary').filter({ hasText: '用途地域' }).click()
  const choice = page.getByRole('checkbox', { name: /^準工業地域/ })
  const promised = Number((await wordsOf(choice.locator('xpath=..'))).replace(/\D/g, ''))
  await choice.check()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/zone=qind/)
  expect((await asked(page, 'zone=qind')).total).toBe(promised)
  await expect(page.getByRole('status').filter({ hasText: '物件' })).toContainText(`${promised}件`)
  await page.getByRole('link', { name: '準工業地域 を外す' }).click()
  await expect(page).not.toHaveURL(/zone=/)
})

test('what cannot be read is named and the rest is searched', async ({ page }) => {
  await page.goto('/en/listings?area_min=abc&bbox=1,2,3&kind=factory')
  await expect(page.getByRole('alert')).toContainText('Floor area from')
  await expect(page.getByRole('alert')).toContainText('Map area')
  await expect.poll(() => listedIds(page)).toEqual((await asked(page, 'kind=factory')).ids)
})

test('unconfirmed properties follow, marked, and can be left out', async ({ page }) => {
  await page.goto('/listings?power_min=50&kind=warehouse')
  await expect(page.getByText(/要確認: 契約電力/).first()).toBeVisible()
  await page.goto('/listings?power_min=50&kind=warehouse&unknown=exclude')
  await expect(page.getByText(/要確認: /)).toHaveCount(0)
})

test('an empty result names the way out with its true count', async ({ page }) => {
  await page.goto('/listings?kind=shop&crane_min=50&unknown=exclude')
  await expect(page.getByText('条件に合う物件がありません')).toBeVisible()
  const relax = page.getByRole('link', { name: /を外す\s*\d+件/ }).first()
  const promised = Number(((await wordsOf(relax)).match(/(\d+)件/) ?? [])[1])
  await relax.click()
  await expect(page.getByRole('status').filter({ hasText: '物件' })).toContainText(`${promised}件`)
})

test('pointing at a row marks its pin, and the map can be searched where it was moved', async ({ page }) => {
  await page.goto('/listings')
  await mapIsReady(page)
  const box = (await page.locator('.map-canvas').boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2 - 200, box.y + box.height / 2 - 60, { steps: 6 })
  await page.mouse.up()
  const inView = page.getByText(/地図の範囲内 \d+件/)
  await expect(inView).toBeVisible()
  const promised = Number((await inView.textContent())!.replace(/\D/g, ''))
  await page.getByRole('button', { name: 'この範囲で再検索' }).click()
  await expect(page).toHaveURL(/bbox=/)
  const query = new URL(page.url()).searchParams
  const { total } = await asked(page, `bbox=${query.get('bbox')}`)
  expect(total).toBe(promised)
  await expect(page.getByRole('status').filter({ hasText: '物件' })).toContainText(`${total}件`)
})

test('on a phone the list comes first and the map opens and closes', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/listings')
  await expect(page.locator('.map-canvas')).toBeHidden()
  await page.getByRole('link', { name: '地図', exact: true }).click()
  await mapIsReady(page)
  const sheet = page.locator('.search-list')
  const height = async () => (await sheet.boundingBox())!.height
  const [more, less] = [
    page.getByRole('button', { name: '一覧を広げる' }),
    page.getByRole('button', { name: '一覧を縮める' }),
  ]
  expect(await height()).toBeLessThan(130)
  await more.click()
  expect(await height()).toBeCloseTo(422, -1)
  await more.click()
  expect(await height()).toBeGreaterThan(700)
  await less.click()
  expect(await height()).toBeCloseTo(422, -1)
  const grip = (await page.locator('.sheet-handle').boundingBox())!
  await page.mouse.move(60, grip.y + 20)
  await page.mouse.down()
  await page.mouse.move(60, 780, { steps: 4 })
  await page.mouse.up()
  expect(await height()).toBeLessThan(130)
  await expect(page.locator('body > header')).toHaveAttribute('inert', '')
  await page.getByRole('button', { name: '地図を閉じる' }).click()
  await expect(page.locator('body > header')).not.toHaveAttribute('inert', '')
  await expect(page.locator('.map-canvas')).toBeHidden()
  await expect(page.locator('ol > li[id^="HN-"]').first()).toBeVisible()
})

test('an open map that has a link of its own is closed to its list, and a search made on it stays on it', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/listings?kind=factory&view=map')
  await mapIsReady(page)
  await page.getByRole('button', { name: '縮小', exact: true }).click()
  await page.getByRole('button', { name: '拡大', exact: true }).click()
  await page.getByRole('button', { name: '拡大', exact: true }).click()
  await page.getByRole('button', { name: 'この範囲で再検索' }).click()
  await expect(page).toHaveURL(/bbox=.*view=map/)
  await page.getByRole('button', { name: '地図を閉じる' }).click()
  await expect(page).toHaveURL(/\/listings\?kind=factory&bbox=[^&]+$/)
  await expect(page.locator('ol > li[id^="HN-"]').first()).toBeVisible()
})
