import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const SIZES = { desk: [1440, 900], phone: [390, 844] } as const
export type Size = keyof typeof SIZES
export const BOTH = Object.keys(SIZES) as Size[]

/** The drill looks at every page in both languages and at both sizes; the tests by turns: in one language, and the workspaces' pages at one size. */
export const languagesOf = (index: number) =>
  process.env.EVERY_LANGUAGE ? (['ja', 'en'] as const) : ([index % 2 === 0 ? 'ja' : 'en'] as const)

export const sizesOf = (index: number): readonly Size[] =>
  process.env.EVERY_LANGUAGE ? BOTH : [BOTH[index % BOTH.length]!]

/** Nothing on the page breaks a rule at these sizes, and nothing scrolls sideways on a desk or on a phone. */
export async function axeFindsNothing(page: Page, sizes: readonly Size[]): Promise<void> {
  for (const size of BOTH) {
    const [width, height] = SIZES[size]
    await page.setViewportSize({ width, height })
    await page.waitForTimeout(sizes.includes(size) ? 300 : 100)
    if (sizes.includes(size)) await findsNothing(page, width)
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(sideways, `scrolls sideways at ${width} px`).toBeLessThanOrEqual(0)
  }
}

async function findsNothing(page: Page, width: number): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // No frames of other origins: nothing is to be put together on a page of its own.
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const found = violations.map(({ id, nodes }) => {
    const where = nodes.map(node => node.target.join(' '))
    return `${id}: ${where.slice(0, 3).join(' | ')}`
  })
  expect(found, `${width} px`).toEqual([])
}
