import type { Page } from '@playwright/test'
import { axeFindsNothing, BOTH, languagesOf } from './axe.ts'
import { expect, test } from './portal.ts'

const PATHS = [
  '/',
  '/listings',
  '/listings?power_min=50&zone=qind&q=%E5%B7%A5%E5%A0%B4',
  '/listings?kind=shop&crane_min=50&unknown=exclude',
  '/listings?area_min=abc',
  'a property',
  '/work',
  '/work?work_q=%E3%83%97%E3%83%AC%E3%82%B9',
  '/work?use=metal_press&motor_kw=30&workshop_area=abc',
  '/zoning',
  '/zoning?use=metal_press&motor_kw=30&lng=139.38&lat=35.66',
  '/zoning/ask?use=metal_press&motor_kw=30&lng=139.381&lat=35.66',
  'a question handed over',
  '/sites',
  'a site',
  '/incubation',
  'a facility',
  '/data',
  '/about',
  '/accessibility',
  '/privacy',
  '/terms',
  '/contact',
  '/login',
  '/login/reset',
  '/login/reset/a-link-that-is-gone',
  '/dev/mail',
  '/nowhere',
] as const

const FIRST: Record<string, [api: string, page: string]> = {
  'a property': ['/api/listings', '/listings/'],
  'a site': ['/api/sites', '/sites/'],
  'a facility': ['/api/incubation', '/incubation/'],
}

async function handOver(page: Page, prefix: string) {
  await page.goto(`${prefix}/zoning/ask?use=metal_press`)
  await page.getByRole('button', { name: /市の担当に送る|Send to the city/ }).click()
  await expect(page.getByText(/Q-\d{5}/)).toBeVisible()
}

const PREFIXES = { ja: '', en: '/en' } as const

for (const [index, path] of PATHS.entries())
  for (const language of languagesOf(index))
    test(`axe finds nothing on ${path} (${language})`, async ({ page, tolerate }) => {
      tolerate(/status of 4(04|10)/)
      const prefix = PREFIXES[language]
      let own: string = path
      const first = FIRST[path]
      if (first) {
        const { features } = await (await page.request.get(first[0])).json()
        own = first[1] + features[0].properties.id
      }
      if (path === 'a question handed over') await handOver(page, prefix)
      else await page.goto(own === '/' ? prefix || '/' : prefix + own)
      await axeFindsNothing(page, BOTH)
    })
