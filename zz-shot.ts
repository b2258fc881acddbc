import { chromium } from '@playwright/test'
import { signIn } from './tests/e2e/signing-in.ts'
const base='http://localhost:3411'
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium' })
const state = await signIn(browser, base, 'staff')
const paths = process.argv.slice(2)
for (const [name, path, width] of paths.map(p=>p.split('|')) as any) {
  const ctx = await browser.newContext({ baseURL: base, viewport: { width: Number(width), height: 900 } })
  await ctx.addCookies(state.cookies)
  const page = await ctx.newPage()
  page.on('console', m => m.type()==='error' && console.log(name, m.text()))
  const r = await page.goto(path)
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  console.log(name, r!.status(), page.url(), 'overflow', over)
  await page.screenshot({ path: `/tmp/dup-${name}.png`, fullPage: true })
  await ctx.close()
}
await browser.close()
