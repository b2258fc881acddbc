import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loader as atom } from '../../app/routes/api.listings-atom.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { makeCity, offerListing } from '../db/city.ts'
import { testDb } from '../db/database.ts'
import { asking } from './context.ts'

let db: Kysely<Database>
beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  const city = await makeCity(db)
  await offerListing(db, city, {
    listing: { titleJa: '工場 <b>A&B</b> ]]> "x"', titleEn: 'Works <script>alert(1)</script> & more' },
  })
  await offerListing(db, city, { listing: { titleJa: '縦\u000bと\u0001と\uffff', titleEn: 'a\u000bb' } })
})
afterAll(() => db.destroy())

const feed = async (language: string, query = '') =>
  (await atom(asking(`/api/listings.atom${query}`, { headers: { 'Accept-Language': language } }))).text()
const all = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map(match => match[1])

/** What a reader of the feed shows for a title of type html. */
const shown = (html: string) => html.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))

test('a title is text in the feed, whatever it holds', async () => {
  const titles = all(await feed('ja'), /<title type="html"><!\[CDATA\[([\s\S]*?)\]\]><\/title>/g)
  expect(titles.map(title => shown(title!)).sort()).toEqual(['工場 <b>A&B</b> ]]> "x"', '縦とと'])
  for (const title of titles) expect(title).not.toMatch(/[<>]/)
  expect(await feed('en')).not.toContain('<script')
})

test('no character of it is one that XML forbids', async () => {
  for (const language of ['ja', 'en'])
    expect(await feed(language)).not.toMatch(/(?![\t\n\r])[\p{Cc}\p{Cs}\u{fffe}\u{ffff}]/u)
})

test('feed and entries have an author', async () => {
  const xml = await feed('en')
  expect(all(xml, /<author>\s*<name>([^<]*)<\/name>/g)).toEqual([
    expect.stringContaining('Hino City'),
    'kita realty',
    'kita realty',
  ])
})

test('one address has one id and one id for each entry, in both languages', async () => {
  const ids = async (language: string) => all(await feed(language, '?kind=factory'), /<id>([^<]*)<\/id>/g)
  const [own, ...entries] = await ids('ja')
  expect(await ids('en')).toEqual([own, ...entries])
  expect(own).toBe('http://portal.test/api/listings.atom?kind=factory')
  expect(entries).toHaveLength(2)
  for (const id of entries) expect(id).toMatch(/^http:\/\/portal\.test\/listings\/HN-2026-\d{5}$/)
})
