import { expect, test } from './journey.ts'

test('a page that script has drawn starts at its heading and says its title', async ({ page }) => {
  await page.goto('/')
  const menu = page.getByRole('navigation', { name: '主なメニュー' })
  const said = page.locator('body > [aria-live]')
  await expect(said).toBeEmpty()
  await menu.getByRole('link', { name: '用途地域' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '用途地域をしらべる' })).toBeFocused()
  await expect(said).toHaveText(/^用途地域をしらべる \|/)

  // The list's heading is for those who do not see the page; it takes the focus all the same.
  await menu.getByRole('link', { name: '物件を探す' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(said).toHaveText(/^物件を探す \|/)

  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: '用途地域をしらべる' })).toBeFocused()
})

test('another search on the same page leaves the focus alone', async ({ page }) => {
  await page.goto('/listings')
  await page.getByRole('link', { name: '広い順' }).click()
  await expect(page).toHaveURL(/sort=area/)
  await expect(page.getByRole('link', { name: '広い順' })).toHaveAttribute('aria-current', 'true')
  await expect(page.getByRole('heading', { level: 1 })).not.toBeFocused()
  await expect(page.getByRole('link', { name: '広い順' })).toBeFocused()
})

test('an address that names a part of a page starts there', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: '確認のしくみ' }).click()
  await expect(page.locator('#freshness')).toBeFocused()
})
