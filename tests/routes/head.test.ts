import { beforeAll, expect, test } from 'vitest'
import { provideDb } from '../../db/instance.server.ts'
import { makeCity, offerListing } from '../db/city.ts'
import { testDb } from '../db/database.ts'
import { pageDrawer } from './drawing.ts'

let draw: Awaited<ReturnType<typeof pageDrawer>>
let publicId: string

beforeAll(async () => {
  const db = await testDb()
  provideDb(db)
  publicId = (await offerListing(db, await makeCity(db))).publicId
  draw = await pageDrawer()
  return () => db.destroy()
})

const PAGES = ['/', '/listings?kind=factory', '/zoning', '/sites', '/incubation', '/data', '/about', '/contact']

test('every page names its own address, the same page in each language and a picture to share', async () => {
  for (const path of [...PAGES, `/listings/${publicId}`]) {
    const [bare] = path.split('?')
    const ja = `http://portal.test${bare}`
    const en = `http://portal.test${bare === '/' ? '/en' : `/en${bare}`}`
    for (const [asked, own] of [
      [path, ja],
      [path === '/' ? '/en' : `/en${path}`, en],
    ] as const) {
      const { status, html } = await draw(asked)
      expect(status, asked).toBe(200)
      expect(html, asked).toContain(`<link rel="canonical" href="${own}"/>`)
      expect(html, asked).toContain(`<meta property="og:url" content="${own}"/>`)
      expect(html, asked).toContain('<meta property="og:image" content="http://portal.test/og-image.png"/>')
      expect(html, asked).toContain(`<link rel="alternate" hrefLang="ja" href="${ja}"/>`)
      expect(html, asked).toContain(`<link rel="alternate" hrefLang="en" href="${en}"/>`)
      expect(html, asked).toContain(`<link rel="alternate" hrefLang="x-default" href="${ja}"/>`)
    }
  }
})

test('a page that failed names no address of its own', async () => {
  const { status, html } = await draw('/listings/HN-2026-99999')
  expect(status).toBe(404)
  expect(html.slice(0, html.indexOf('</head>'))).not.toMatch(/canonical|hrefLang|og:url/)
  expect(html).toContain('noindex')
})

test('the list names the feed of the same search', async () => {
  const { html } = await draw('/listings?kind=factory&page=2')
  expect(html).toMatch(
    /<link rel="alternate" type="application\/atom\+xml"[^>]* href="\/api\/listings\.atom\?kind=factory&amp;lang=ja"\/>/,
  )
})
