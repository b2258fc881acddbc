import type { Locator, Page } from '@playwright/test'
import { agreesWithApi, expect, test } from './journey.ts'

const PHONE = { width: 390, height: 844 }
const opener = (page: Page) => page.getByRole('link', { name: /^絞り込み/ })
const sheetOf = (page: Page) => page.getByRole('dialog', { name: '絞り込み' })

/** Wholly inside the window, and under nothing. */
async function isAtHand(target: Locator) {
  await expect(target).toBeInViewport({ ratio: 1 })
  const isOnTop = await target.evaluate(element => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2))
  })
  expect(isOnTop).toBe(true)
}

test.describe('on a phone', () => {
  test.use({ viewport: PHONE })

  test('all conditions are one sheet with its button at hand', async ({ page }) => {
    await page.goto('/listings?kind=shop&unknown=exclude')
    await expect(page.locator('#panel-place')).toBeHidden()
    // As many as there are chips: the kind, and that nothing is left to be confirmed.
    await expect(opener(page)).toHaveText('絞り込み 2')
    await opener(page).click()
    const sheet = sheetOf(page)
    await expect(sheet).toBeVisible()
    await expect(sheet.locator('summary')).toHaveCount(9)
    // Groups that are set stand open.
    await expect(sheet.getByRole('checkbox', { name: /^店舗/ })).toBeVisible()
    await expect(sheet.getByLabel('床面積 下限')).toBeHidden()
    const apply = sheet.getByRole('button', { name: 'この条件で探す' })
    await sheet.locator('summary').filter({ hasText: '駅・町名' }).click()
    await sheet.getByRole('checkbox').last().scrollIntoViewIfNeeded()
    await expect(apply).toHaveCount(1)
    await isAtHand(apply)
    await isAtHand(sheet.getByRole('link', { name: 'すべて外す' }))

    await sheet.getByRole('checkbox', { name: /^店舗/ }).uncheck()
    await sheet.getByRole('checkbox', { name: /^工場/ }).check()
    await apply.click()
    await expect(page).toHaveURL(/\?kind=factory&unknown=exclude$/)
    await expect(sheet).toBeHidden()
    await agreesWithApi(page)
    // The sheet is no stop on the way back.
    await page.goBack()
    await expect(page).toHaveURL(/kind=shop/)
    await expect(sheet).toBeHidden()
  })

  test('the sheet holds the focus, and Escape, its button and Back close it', async ({ page }) => {
    await page.goto('/listings')
    const sheet = sheetOf(page)
    for (const close of [
      () => page.keyboard.press('Escape'),
      () => sheet.getByRole('button', { name: '閉じる' }).click(),
      () => page.goBack(),
    ]) {
      await opener(page).click()
      await expect(page.getByRole('heading', { name: '絞り込み' })).toBeFocused()
      for (const behind of [page.locator('body > header'), page.locator('.search-columns'), page.locator('.word-box')])
        expect(await behind.evaluate(element => element.closest('[inert]') !== null)).toBe(true)
      for (let i = 0; i < 24; i++) {
        await page.keyboard.press(i % 5 === 4 ? 'Shift+Tab' : 'Tab')
        const inside = await page.evaluate(
          () => document.activeElement === document.body || document.activeElement?.closest('[role=dialog]') !== null,
        )
        expect(inside).toBe(true)
      }
      await close()
      await expect(sheet).toBeHidden()
      await expect(page).toHaveURL(/\/listings$/)
      await expect(opener(page)).toBeFocused()
      expect(await page.locator('[inert]').count()).toBe(0)
    }
  })

  test('what could not be read is named, and its link opens the field', async ({ page }) => {
    await page.goto('/listings?rent_max=abc')
    await page.getByRole('alert').getByRole('link', { name: '賃料 上限' }).click()
    await expect(sheetOf(page).getByLabel('賃料 上限')).toBeFocused()
    await expect(sheetOf(page).getByLabel('賃料 上限')).toHaveValue('abc')
  })
})

test.describe('on a phone without scripts', () => {
  test.use({ viewport: PHONE, javaScriptEnabled: false })

  test('each group is a form of its own', async ({ page }) => {
    await page.goto('/listings')
    await page.locator('summary').filter({ hasText: '駅・町名' }).click()
    const apply = page.getByRole('button', { name: 'この条件で探す' }).filter({ visible: true })
    await isAtHand(apply)
    await page.getByRole('checkbox', { name: /^豊田駅/ }).check()
    await apply.click()
    await expect(page).toHaveURL(/station=toyoda/)
    await expect(page.getByRole('link', { name: '豊田駅 を外す' })).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
  })
})

test.describe('on a desk', () => {
  test('a long group keeps its button at hand', async ({ page }) => {
    await page.goto('/listings')
    await page.locator('summary').filter({ hasText: '駅・町名' }).click()
    await isAtHand(page.getByRole('button', { name: 'この条件で探す' }).filter({ visible: true }))
  })

  test('a bad value is marked where it was written, and nothing lies over the news', async ({ page }) => {
    await page.goto('/listings')
    const panel = page.locator('summary').filter({ hasText: '賃料・価格' })
    await panel.click()
    await page.getByLabel('賃料 上限').fill('五十万')
    await page.keyboard.press('Enter')
    const news = page.getByRole('alert')
    await expect(news).toContainText('「五十万」は金額として読めません')
    await expect(page.getByLabel('賃料 上限')).toBeHidden()
    await expect(panel).toContainText('直すところがあります')
    await isAtHand(news.getByRole('link', { name: '賃料 上限' }))
    await expect(panel).toBeFocused()
    await news.getByRole('link', { name: '賃料 上限' }).click()
    const field = page.getByLabel('賃料 上限')
    await expect(field).toBeFocused()
    await expect(field).toHaveValue('五十万')
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(field).toHaveAccessibleDescription(/50万.*金額として読めません/)
    await field.fill('50万円')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/rent_max=50%E4%B8%87%E5%86%86/)
    await expect(page.getByRole('link', { name: '賃料 50万円以下 を外す' })).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
    await panel.click()
    await expect(page.getByLabel('賃料 上限')).toHaveValue('50万')
  })

  test('the words have a label that is seen and a hint while one writes', async ({ page }) => {
    await page.goto('/listings')
    const words = page.getByRole('searchbox', { name: '言葉で探す' })
    await expect(page.locator('label[for=words]')).toBeVisible()
    await expect(words).toHaveAccessibleDescription(/町名・設備/)
    await expect(words).not.toHaveAttribute('placeholder')
    await words.click()
    await isAtHand(page.locator('#words-hint'))
  })

  test('distances are measured from a station, and the nearest come first', async ({ page }) => {
    await page.goto('/listings')
    await page.locator('summary').filter({ hasText: '駅・町名' }).click()
    await page.getByLabel('中心にする駅・町').selectOption({ label: '豊田' })
    await page.getByLabel('中心からの距離').selectOption({ label: '2km以内' })
    await page.getByRole('button', { name: 'この条件で探す' }).filter({ visible: true }).click()
    await expect(page).toHaveURL(/near=.*radius=2000/)
    await page.getByRole('link', { name: '近い順' }).click()
    await expect(page).toHaveURL(/sort=distance/)
    await agreesWithApi(page)
    // Without its centre nothing is the nearest.
    await page.getByRole('link', { name: /2,000m以内 を外す/ }).click()
    await expect(page).toHaveURL(/\/listings$/)
  })

  test('where the reader is, is asked only on demand, and a refusal is told', async ({ page, context }) => {
    const locate = async () => {
      await page.goto('/listings')
      await page.locator('summary').filter({ hasText: '駅・町名' }).click()
      await page.getByRole('button', { name: '現在地を使う' }).click()
    }
    await locate()
    await expect(page.getByText('位置情報の利用が許可されていません')).toBeVisible()
    await context.grantPermissions(['geolocation'])
    await context.setGeolocation({ longitude: 135.5, latitude: 34.7 })
    await locate()
    await expect(page.getByText('日野市の周辺ではありません')).toBeVisible()
    await context.setGeolocation({ longitude: 139.39401, latitude: 35.67918 })
    await locate()
    await expect(page.getByLabel('中心にする駅・町')).toHaveValue('139.3940,35.6792')
    await page.getByRole('button', { name: 'この条件で探す' }).filter({ visible: true }).click()
    await expect(page).toHaveURL(/near=139\.3940%2C35\.6792/)
    await expect(page.getByRole('link', { name: '近い順' })).toBeVisible()
  })
})
