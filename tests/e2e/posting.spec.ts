import type { Browser, Page } from '@playwright/test'
import sharp from 'sharp'
import { expect, test } from './journey.ts'
import { type State, signIn } from './signing-in.ts'

// From the letter that invites to the property in public, with a photo: what somebody types and presses who posts one.

const PASSWORD = 'kaze no nai hi no kawara'
const WORDS = {
  ja: {
    ...{ place: '所在地', begin: '下書きを始める', kind: '工場', next: /^保存して次へ/, submit: '提出する' },
    ...{ told: '提出しました', saved: /保存しました/, yes: '承諾を得た', send: '送る', sent: '準備済み' },
  },
  en: {
    ...{ place: 'Address', begin: 'Begin the draft', kind: 'Factory', next: /^Save and go on/, submit: 'Submit' },
    ...{ told: 'Submitted', saved: /Saved/, yes: 'Consent given', send: 'Send', sent: 'Ready' },
  },
} as const
type Locale = keyof typeof WORDS

const TERMS = [
  ['rent', '38.5万円'],
  ['commonFee', '0'],
  ['deposit', '3か月'],
  ['keyMoney', '0'],
  ['leaseTerm', '3年'],
  ['available', '即時'],
] as const

/** The city invites somebody of the sample's realtor; gives the link that the letter brings. */
async function invite(browser: Browser, baseURL: string, staff: State, mail: string, locale: Locale): Promise<string> {
  const context = await browser.newContext({ baseURL, storageState: staff })
  const page = await context.newPage()
  await page.goto('/staff/accounts/new')
  const realtor = page.locator('select[name=organisation] option', { hasText: '見本産業不動産' })
  const organisation = (await realtor.getAttribute('value')) ?? ''
  const form = { organisation, name: '入居 見本', mail, role: 'partner_member', locale }
  const sent = await context.request.post('/staff/accounts/new', {
    ...{ form, headers: { Origin: baseURL }, maxRedirects: 0 },
  })
  expect(sent.status()).toBe(303)
  // The sample's own mail server takes it within seconds.
  await expect(async () => {
    await page.goto('/dev/mail')
    await page.getByRole('row').filter({ hasText: mail }).getByRole('link').first().click()
    await expect(page.locator('a[href*="/invitation/"]')).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
  const link = await page.locator('a[href*="/invitation/"]').getAttribute('href')
  await context.close()
  return link!
}

/** Puts a property into the editor as one who knows it would; gives how many characters that took. */
async function post(page: Page, locale: Locale): Promise<{ path: string; keys: number }> {
  const t = WORDS[locale]
  let keys = 0
  const type = async (name: string, text: string) => {
    keys += text.length
    await page.locator(`[name="${name}"]`).fill(text)
  }
  await page.goto(`${locale === 'ja' ? '' : '/en'}/partner/listings/new`)
  await type('place', '35.657,139.371')
  await page.getByLabel(t.place, { exact: true }).press('Enter')
  await page.getByRole('radio', { name: t.kind, exact: true }).check()
  await page.getByRole('button', { name: t.begin }).click()
  await page.waitForURL(/HN-\d{4}-\d{5}$/)
  const path = page.url()
  await page.goto(`${path}/area`)
  await type('facts.leasable_area_m2', '51.4坪')
  await expect(page.getByRole('status').filter({ hasText: t.saved })).toBeVisible()
  await type('facts.built_ym', 'S58.11')
  await page.locator('[name="facts.structure"]').selectOption('S')
  await type('facts.storeys', '1')
  await page.getByRole('button', { name: t.next }).click()
  await page.waitForURL(/\/power$/)
  await page.goto(`${path}/terms`)
  for (const [name, text] of TERMS) await type(name, text)
  await page.locator('[name=tax]').selectOption('excluded')
  await page.locator('[name=leaseKind]').selectOption('ordinary')
  await page.getByRole('radio', { name: t.yes, exact: true }).check()
  await page.getByRole('button', { name: t.next }).click()
  await page.waitForURL(/\/contact$/)
  return { path, keys }
}

async function addPhoto(page: Page, path: string, locale: Locale) {
  const t = WORDS[locale]
  const colour = locale === 'ja' ? '#3c6e8f' : '#8f6e3c'
  const buffer = await sharp({ create: { width: 1200, height: 800, channels: 3, background: colour } })
    .jpeg()
    .toBuffer()
  await page.goto(`${path}/photos`)
  await page.locator('input[type=file]').setInputFiles({ name: 'front.jpg', mimeType: 'image/jpeg', buffer })
  await page.getByRole('button', { name: t.send, exact: true }).click()
  await expect(page.locator('main img[src*="/photos/"]')).toBeVisible({ timeout: 20_000 })
}

/** Somebody else at the city hall lets it through; it is public at once. */
async function approve(browser: Browser, baseURL: string, staff: State, publicId: string) {
  const context = await browser.newContext({ baseURL, storageState: staff })
  const page = await context.newPage()
  await page.goto('/staff/review')
  await page.getByRole('row').filter({ hasText: publicId }).getByRole('link').first().click()
  await page.getByRole('button', { name: '公開する', exact: true }).click()
  await expect(page.getByText('公開しました').first()).toBeVisible()
  await context.close()
}

test.describe('somebody new', () => {
  test.describe.configure({ mode: 'default' })
  let staff: State
  test.beforeAll(async ({ browser, baseURL }) => {
    staff = await signIn(browser, baseURL ?? '', 'lead')
  })

  for (const [locale, width] of [
    ['ja', 1440],
    ['en', 390],
  ] as const)
    test(`is invited and posts a property, ${locale} at ${width} px`, async ({ page, browser, baseURL }) => {
      test.slow()
      await page.setViewportSize({ width, height: 844 })
      const link = await invite(browser, baseURL ?? '', staff, `new-${locale}@mihon.example`, locale)
      await page.goto(link)
      await page.locator('[name=password]').fill(PASSWORD)
      await page.locator('[name=password]').press('Enter')
      await page.waitForURL(/\/partner$/)
      const began = Date.now()
      const { path, keys } = await post(page, locale)
      await addPhoto(page, path, locale)
      await page.goto(path)
      await page.getByRole('button', { name: WORDS[locale].submit, exact: true }).click()
      await expect(page.getByRole('status').filter({ hasText: WORDS[locale].told })).toBeVisible()
      const seconds = Math.round((Date.now() - began) / 1000)
      test.info().annotations.push({ type: 'typed', description: `${keys} characters, ${seconds} s` })
      const publicId = path.slice(-13)
      await approve(browser, baseURL ?? '', staff, publicId)
      await page.goto(`${locale === 'ja' ? '' : '/en'}/listings/${publicId}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.locator('main img[src*="/photos/"]').first()).toBeVisible()
    })
})
