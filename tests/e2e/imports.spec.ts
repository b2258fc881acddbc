import iconv from 'iconv-lite'
import { expect, test } from './journey.ts'
import { type State, signIn } from './signing-in.ts'

// A partner's list from Excel: checked row by row, put right, applied and taken back.

const HEAD =
  '管理番号,種目,住所,緯度,経度,公開範囲,取引態様,月額賃料,共益費,敷金,礼金,契約種類,契約期間,入居時期,広告転載,床面積(㎡),構造,築年月,社内メモ'
const line = (ref: string, address: string, rent = '42万円') =>
  `${ref},貸工場,${address},35.6561,139.3712,番地,媒介,${rent},0円,3ヶ月,1ヶ月,普通借家,3年,即時,広告可,396,鉄骨造,平成8年3月,済`
const fileOf = (...lines: string[]) => ({
  name: '見本の一覧.csv',
  mimeType: 'text/csv',
  buffer: iconv.encode(['見本産業の一覧', HEAD, ...lines, ''].join('\r\n'), 'cp932'),
})

const WORDS = {
  ja: {
    ...{ send: '送って確かめる', fix: 'この行を直す', fixed: '直して確かめる', apply: '正しい行を反映する' },
    ...{ checked: '確かめました・反映していません', applied: '反映しました', undo: 'この反映を元に戻す' },
    ...{ undone: '元に戻しました', wrong: '誤り', date: /日付に変わっています/, address: '住所' },
  },
  en: {
    ...{
      send: 'Send and check',
      fix: 'Put this row right',
      fixed: 'Put right and check',
      apply: 'Apply the right rows',
    },
    ...{ checked: 'Checked, not applied', applied: 'Applied', undo: 'Undo this' },
    ...{ undone: 'Undone', wrong: 'Wrong', date: /It has become a date/, address: '住所' },
  },
}

test.describe('a list of a partner', () => {
  test.describe.configure({ mode: 'default' })
  let state: State
  test.beforeAll(async ({ browser, baseURL }) => {
    state = await signIn(browser, baseURL ?? '', 'partner')
  })

  for (const [language, width, hasScripts] of [
    ['ja', 1440, true],
    ['en', 390, true],
    ['ja', 390, false],
  ] as const)
    test(`is checked, put right, applied and undone (${language}, ${width} px, scripts ${hasScripts})`, async ({
      browser,
      baseURL,
    }) => {
      const words = WORDS[language]
      const context = await browser.newContext({
        ...{ baseURL, storageState: state, viewport: { width, height: 1000 }, javaScriptEnabled: hasScripts },
      })
      const page = await context.newPage()
      const ref = `${language}${width}${hasScripts}`
      await page.goto(language === 'ja' ? '/partner/imports' : '/en/partner/imports')
      await page
        .locator('input[type=file]')
        .setInputFiles(fileOf(line(`${ref}-1`, '日野市旭が丘二丁目12-3'), line(`${ref}-2`, '2003/1/1')))
      await page.getByRole('button', { name: words.send }).click()
      await page.waitForURL(/\/imports\/\d+$/)
      const badge = (text: string) => page.locator('main').getByText(text, { exact: true }).first()
      /** Where scripts run the page looks again by itself; else its reader does. */
      const stands = async (text: string) => {
        await expect(async () => {
          if (!hasScripts) await page.reload()
          await expect(badge(text)).toBeVisible({ timeout: 1_000 })
        }).toPass({ timeout: 30_000 })
      }
      await stands(words.checked)
      await expect(page.getByText(words.date).first()).toBeVisible()
      await page.getByText(words.fix).first().click()
      await page.locator('input[name^="cell:"]').first().fill('日野市日野台3-1-1')
      await page.getByRole('button', { name: words.fixed }).first().click()
      await expect(page.getByText(words.date)).toHaveCount(0)
      await page.getByRole('button', { name: words.apply }).click()
      await stands(words.applied)
      await page.getByRole('button', { name: words.undo }).click()
      await stands(words.undone)
      await context.close()
    })
})
