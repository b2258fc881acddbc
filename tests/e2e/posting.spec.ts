import { expect, test } from './journey.ts'

// From the first field to the city's desk: what somebody types and presses who posts one property.

const PASSWORD = 'mihon no machi wo aruku'
const WORDS = {
  ja: {
    ...{ place: '所在地', begin: '下書きを始める', kind: '工場', next: /^保存して次へ/, submit: '提出する' },
    ...{ told: '提出しました', area: '床面積', saved: /保存しました/, yes: '承諾を得た' },
  },
  en: {
    ...{ place: 'Address', begin: 'Begin the draft', kind: 'Factory', next: /^Save and go on/, submit: 'Submit' },
    ...{ told: 'Submitted', area: 'Floor area', saved: /Saved/, yes: 'Consent given' },
  },
} as const

for (const [locale, width] of [
  ['ja', 1440],
  ['en', 390],
] as const)
  test(`a property is posted in ${locale} at ${width} px`, async ({ page }) => {
    const t = WORDS[locale]
    const root = locale === 'ja' ? '' : '/en'
    await page.setViewportSize({ width, height: 844 })
    await page.goto(`${root}/login?to=${root}/partner/listings/new`)
    await page.locator('[name=mail]').fill('partner@mihon.example')
    await page.locator('[name=password]').fill(PASSWORD)
    await page.locator('[name=password]').press('Enter')
    await page.waitForURL(/\/partner\/listings\/new/)
    let keys = 0
    const type = async (name: string, text: string) => {
      keys += text.length
      await page.locator(`[name="${name}"]`).fill(text)
    }
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
    for (const [name, text] of [
      ['rent', '38.5万円'],
      ['commonFee', '0'],
      ['deposit', '3か月'],
      ['keyMoney', '0'],
      ['leaseTerm', '3年'],
      ['available', '即時'],
    ] as const)
      await type(name, text)
    await page.locator('[name=tax]').selectOption('excluded')
    await page.locator('[name=leaseKind]').selectOption('ordinary')
    await page.getByRole('radio', { name: t.yes, exact: true }).check()
    await page.getByRole('button', { name: t.next }).click()
    await page.waitForURL(/\/contact$/)
    await page.goto(path)
    await page.getByRole('button', { name: t.submit, exact: true }).click()
    await expect(page.getByRole('status').filter({ hasText: t.told })).toBeVisible()
    test.info().annotations.push({ type: 'keys', description: String(keys) })
  })
