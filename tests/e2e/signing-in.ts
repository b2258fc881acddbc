import type { Browser, BrowserContext, Page } from '@playwright/test'
import { DEMO_PASSWORD, demoCode } from '../../db/seed/demo-accounts.ts'

export type State = Awaited<ReturnType<BrowserContext['storageState']>>

const BUTTON = 'main form button[type=submit]'

/** A code is good once: whoever comes second within thirty seconds waits for the next. */
async function giveCode(page: Page, mail: string) {
  for (let tries = 0; page.url().includes('/login/code'); tries++) {
    if (tries > 0) await page.waitForTimeout(30_500 - (Date.now() % 30_000))
    if (tries > 3) throw new Error(`No code is taken for ${mail}`)
    await page.locator('[name=code]').fill(demoCode(mail, new Date()) ?? '')
    await Promise.all([
      page.waitForResponse(reply => reply.request().method() === 'POST'),
      page.locator(BUTTON).first().click(),
    ])
    await page.waitForLoadState('load')
  }
}

/** Logs one of the sample's accounts in, code and all; what the browser then holds. */
export async function signIn(browser: Browser, baseURL: string, local: string): Promise<State> {
  const context = await browser.newContext({ baseURL })
  const page = await context.newPage()
  const mail = `${local}@mihon.example`
  await page.goto('/login')
  await page.locator('[name=mail]').fill(mail)
  await page.locator('[name=password]').fill(DEMO_PASSWORD)
  await page.locator(BUTTON).first().click()
  await page.waitForURL(({ pathname }) => pathname !== '/login')
  await giveCode(page, mail)
  const state = await context.storageState()
  await context.close()
  return state
}
