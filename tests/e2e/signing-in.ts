import type { Browser, BrowserContext } from '@playwright/test'
import { DEMO_PASSWORD, demoCode } from '../../db/seed/demo-accounts.ts'

export type State = Awaited<ReturnType<BrowserContext['storageState']>>

const STEP_MS = 30_000

/**
 * Logs one of the sample's accounts in, code and all, by the forms' own requests; gives what a browser then holds. A code
 * is good once: whoever comes second within its thirty seconds waits for the next.
 */
export async function signIn(browser: Browser, baseURL: string, local: string): Promise<State> {
  const context = await browser.newContext({ baseURL })
  const mail = `${local}@mihon.example`
  const send = (path: string, form: Record<string, string>) =>
    context.request.post(path, { form, headers: { Origin: baseURL }, maxRedirects: 0 })
  const begun = await send('/login', { mail, password: DEMO_PASSWORD })
  if (begun.status() !== 303) throw new Error(`${mail} is not let in: ${begun.status()}`)
  const asksForCode = begun.headers().location?.includes('/login/code') ?? false
  for (
    let tries = 0;
    asksForCode && (await send('/login/code', { code: demoCode(mail, new Date()) ?? '' })).status() !== 303;
    tries++
  ) {
    if (tries > 2) throw new Error(`No code is taken for ${mail}`)
    await new Promise(resolve => setTimeout(resolve, STEP_MS + 500 - (Date.now() % STEP_MS)))
  }
  const state = await context.storageState()
  await context.close()
  return state
}
