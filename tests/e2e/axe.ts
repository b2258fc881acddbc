import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const SIZES = [
  [1440, 900],
  [390, 844],
] as const

/** Nothing on the page breaks a rule, and nothing scrolls sideways, on a desk and on a phone. */
export async function axeFindsNothing(page: Page): Promise<void> {
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height })
    await page.waitForTimeout(300)
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze()
    const found = violations.map(({ id, nodes }) => {
      const where = nodes.map(node => node.target.join(' '))
      return `${id}: ${where.slice(0, 3).join(' | ')}`
    })
    expect(found, `${width} px`).toEqual([])
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(sideways, `scrolls sideways at ${width} px`).toBeLessThanOrEqual(0)
  }
}
