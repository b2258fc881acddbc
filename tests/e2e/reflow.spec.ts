import { expect, test } from './journey.ts'
import { everyPath, inEnglish } from './pages.ts'

/** What a page of 1280 px is at 400 %: WCAG 2.2, 1.4.10. */
const NARROW = { width: 320, height: 640 }
/** States that put more on a page than it has at first. */
const MORE = [
  '/listings?power_min=50&zone=qind&kind=factory&q=%E5%B7%A5%E5%A0%B4',
  '/listings?area_min=abc&rent_max=xyz',
  '/listings?kind=shop&crane_min=50&deal=sale&unknown=exclude',
  '/listings/HN-2026-00046',
  '/nowhere',
]

for (const [language, of] of [
  ['ja', (path: string) => path],
  ['en', inEnglish],
] as const)
  test(`no page scrolls sideways at 320 px (${language})`, async ({ page, tolerate }) => {
    tolerate(/status of 4(04|10)/)
    test.setTimeout(180_000)
    await page.setViewportSize(NARROW)
    const wide: string[] = []
    for (const path of [...(await everyPath(page)), ...MORE]) {
      await page.goto(of(path), { waitUntil: 'load' })
      const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
      if (content! > window!) wide.push(`${of(path)}: ${content} px`)
    }
    expect(wide).toEqual([])
  })
