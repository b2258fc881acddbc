import type { Page } from '@playwright/test'
import { expect, test } from './journey.ts'
import { everyPath, inEnglish } from './pages.ts'

/** Pieces of text a reader meets, with the language that the page gives for them. */
const textsOf = (page: Page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: { text: string; lang: string }[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      const text = node.textContent?.trim()
      if (!text || !parent || parent.closest('script, style, noscript')) continue
      found.push({ text, lang: parent.closest('[lang]')?.getAttribute('lang') ?? '' })
    }
    for (const element of document.querySelectorAll('[aria-label], [alt], [title]'))
      for (const name of ['aria-label', 'alt', 'title']) {
        const text = element.getAttribute(name)
        if (text) found.push({ text, lang: element.closest('[lang]')?.getAttribute('lang') ?? '' })
      }
    return found
  })

/** The name of a text instead of the text: 'place.title', 'noIntermediary'. */
const KEY = /^[a-z]+(?:[A-Z][a-z]+)*(?:\.[a-z]+(?:[A-Z][a-z]+)*)*$/
const JAPANESE = /[ぁ-ゖァ-ヺ一-鿿]/
/** Official marks that have no other form: the rows of an appended table. */
const MARKS = /\([いろはにほへとちりぬるをわか]\)/g

test.use({ javaScriptEnabled: false })

test('no page shows the name of a text in its place', async ({ page }) => {
  for (const path of await everyPath(page)) {
    await page.goto(path)
    const texts = (await textsOf(page)).map(({ text }) => text)
    const keys = texts.filter(text => KEY.test(text) && text.length > 3 && !text.endsWith('.txt'))
    expect(keys, path).toEqual([])
  }
})

test('Japanese on an English page is marked as Japanese, and every page has its own title in both languages', async ({
  page,
}) => {
  const titles: string[] = []
  for (const path of await everyPath(page)) {
    for (const own of [path, inEnglish(path)]) {
      await page.goto(own)
      titles.push(await page.title())
      await expect(page.locator('meta[name=description]'), own).toHaveAttribute('content', /.{15,}/)
    }
    const unmarked = (await textsOf(page)).filter(
      ({ text, lang }) => JAPANESE.test(text.replace(MARKS, '')) && !lang.startsWith('ja'),
    )
    expect([...new Set(unmarked.map(({ text }) => text))], `/en${path}`).toEqual([])
  }
  expect(new Set(titles).size).toBe(titles.length)
})
