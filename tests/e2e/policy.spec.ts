import { expect, test } from './journey.ts'

const PAGES = ['/', '/listings', '/zoning', '/sites', '/data', '/no-such-page']

test('no page allows a script, style or handler that is not ours', async ({ page, tolerate }) => {
  tolerate(/violates the following Content Security Policy directive|Failed to load resource.*404/)
  for (const path of PAGES) {
    await page.route(`**${path}`, async route => {
      const response = await route.fetch()
      const planted = `<script>window.planted='inline'</script><img src="data:," onerror="window.planted='handler'">
        <script src="/robots.txt"></script><p id="tinted" style="color: rgb(1, 2, 3)">x</p></body>`
      await route.fulfill({ response, body: (await response.text()).replace('</body>', planted) })
    })
    await page.goto(path)
    await page.unroute(`**${path}`)
    await expect(page.locator('#tinted')).toBeAttached()
    expect(await page.evaluate(() => (window as { planted?: string }).planted), path).toBeUndefined()
    await expect(page.locator('#tinted')).not.toHaveCSS('color', 'rgb(1, 2, 3)')
  }
})

test('the policy forbids by default and each answer has a nonce of its own', async ({ page }) => {
  const nonces = new Set<string>()
  for (const path of PAGES) {
    const policy = (await page.request.get(path)).headers()['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/)
    nonces.add(/'nonce-([^']{16,})'/.exec(policy)?.[1] ?? '')
  }
  expect(nonces.size).toBe(PAGES.length)
})
