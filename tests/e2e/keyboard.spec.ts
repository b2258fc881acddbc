import { agreesWithApi, expect, focusIsSeen, tabTo, test, wordsOf } from './journey.ts'

test('search to detail by keyboard only', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: '本文へ移動' })).toBeFocused()
  await focusIsSeen(page)
  await tabTo(page, page.getByRole('navigation', { name: '主なメニュー' }).getByRole('link', { name: '物件を探す' }))
  await focusIsSeen(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '物件を探す' })).toBeAttached()

  // Words.
  await tabTo(page, page.getByRole('searchbox', { name: '言葉で探す' }))
  await page.keyboard.type('工場')
  await page.keyboard.press('Enter')
  await page.waitForURL(/q=/)
  await agreesWithApi(page)

  // A condition: open the panel, tick, apply.
  await tabTo(page, page.locator('summary').filter({ hasText: '種別・取引' }))
  await focusIsSeen(page)
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('checkbox', { name: /^借りる/ }), 20)
  await page.keyboard.press('Space')
  await tabTo(page, page.getByRole('button', { name: 'この条件で探す' }), 20)
  await focusIsSeen(page)
  await page.keyboard.press('Enter')
  await page.waitForURL(/deal=rent/)
  await agreesWithApi(page)

  // The first result.
  const first = page.getByRole('list', { name: '検索結果の一覧' }).getByRole('link').first()
  const name = await wordsOf(first)
  await tabTo(page, first)
  await focusIsSeen(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

  // And back to the same search.
  await page.goBack()
  await page.waitForURL(/deal=rent/)
  await agreesWithApi(page)
})

test('Escape folds a panel and gives the focus back', async ({ page }) => {
  await page.goto('/listings')
  const panel = page.locator('summary').filter({ hasText: '面積' })
  await panel.focus()
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByLabel('床面積 下限'), 10)
  // The page is there before its scripts are.
  await expect(async () => {
    await page.keyboard.press('Escape')
    await expect(panel).toBeFocused({ timeout: 500 })
  }).toPass()
  await expect(page.getByLabel('床面積 下限')).toBeHidden()
})

test('the map is a single stop, walked with Alt and arrows, and is left with Escape', async ({ page }) => {
  await page.goto('/listings')
  const map = page.getByRole('application', { name: '物件の地図' })
  const skip = page.getByRole('link', { name: '地図をとばす' })
  await skip.focus()
  await expect(map).toBeVisible({ timeout: 30_000 })
  await tabTo(page, map, 10)
  await page.keyboard.press('Alt+ArrowRight')
  const chosen = page.getByRole('listbox', { name: '地図にあるもの' }).getByRole('option', { selected: true })
  await expect(chosen).toHaveCount(1)
  // Two of them may say the same.
  const before = (await chosen.getAttribute('id')) ?? ''
  await page.keyboard.press('Alt+ArrowRight')
  await expect(chosen).not.toHaveAttribute('id', before)
  await page.keyboard.press('Escape')
  await expect(chosen).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(map).not.toBeFocused()
})
