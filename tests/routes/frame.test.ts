import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../app/lib/day.ts'
import { loader as listings } from '../../app/routes/api.listings.ts'
import { loader as data } from '../../app/routes/data.tsx'
import { loader as home } from '../../app/routes/home.tsx'
import { loader as openapi } from '../../app/routes/openapi.ts'
import { loader as robots } from '../../app/routes/robots.ts'
import { loader as securityTxt } from '../../app/routes/security-txt.ts'
import { loader as sitemap } from '../../app/routes/sitemap.ts'
import { resources } from '../../app/routes.js'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity, offerListing, TODAY } from '../db/city.ts'
import { testDb } from '../db/database.ts'
import { asking } from './context.ts'

let db: Kysely<Database>
let city: City

beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  city = await makeCity(db)
  for (let i = 0; i < 4; i++) await offerListing(db, city, { zone: 'qind' })
})
afterAll(() => db.destroy())

describe('what the service says about itself', () => {
  const answers = async () => ({
    sitemap: await (await sitemap(asking('/sitemap.xml'))).text(),
    home: await (await home(asking('/'))).text(),
    data: await (await data(asking('/data'))).text(),
  })

  test('a listing that is not public changes none of it', async () => {
    const before = await answers()
    await offerListing(db, city, { listing: { status: 'draft' }, zone: 'qind' })
    await offerListing(db, city, { offer: { confirmedOn: addDays(TODAY, -15) }, zone: 'qind' })
    expect(await answers()).toEqual(before)
  })

  test('the sitemap names every fixed page and each public listing, in both languages', async () => {
    const { sitemap: xml } = await answers()
    const [listing] = await db.selectFrom('listings').select('public_id').where('status', '=', 'published').execute()
    for (const path of ['/about', '/en/about', `/listings/${listing?.public_id}`, `/en/listings/${listing?.public_id}`])
      expect(xml).toContain(`${path}</loc>`)
    expect(xml).toContain('<loc>http://portal.test/en</loc>')
    expect(xml.match(/<loc>[^<]*(:id|\*)/)).toBeNull()
  })

  test('robots.txt points to the sitemap', async () => {
    const text = await (await robots(asking('/robots.txt'))).text()
    expect(text).toMatch(/^Sitemap: https?:\/\/[^\n]+\/sitemap\.xml$/m)
  })

  test('security.txt has not expired', async () => {
    const text = await (await securityTxt(asking('/.well-known/security.txt'))).text()
    expect(/^Expires: (\S+)$/m.exec(text)?.[1]?.slice(0, 10).localeCompare(TODAY)).toBe(1)
    expect(text).toMatch(/^Contact: http/m)
  })
})

describe('/openapi.json', () => {
  const document = async (language = 'en') => {
    const answer = await openapi(asking('/openapi.json', { headers: { 'accept-language': language } }))
    return answer.json()
  }

  test('describes the APIs that exist, and all of them', async () => {
    const { paths } = await document()
    const described = Object.keys(paths).filter(path => path.startsWith('/api/'))
    const existing = resources.map(([path]) => path.replace(/:(\w+)/g, '{$1}')).filter(path => path.startsWith('/api/'))
    // The partners' API has a document of its own, held to its routes by its own test.
    const own = existing.filter(path => !path.includes('*') && !path.startsWith('/api/partner/'))
    expect(described.sort()).toEqual(own.sort())
  })

  test('says something about every parameter and property, in both languages', async () => {
    for (const language of ['ja', 'en']) {
      const { paths, components } = await document(language)
      const silent = [
        ...Object.values<any>(paths).flatMap(({ get }) => get.parameters),
        ...['Listing', 'Site', 'Facility'].flatMap(name =>
          Object.entries<any>(components.schemas[name].properties.properties.properties).map(([property, schema]) => ({
            name: `${name}.${property}`,
            ...schema,
          })),
        ),
      ].filter(({ description }) => !description)
      expect(silent.map(({ name }) => name)).toEqual([])
    }
  })

  test('a listing has the properties described, of the types described', async () => {
    const { components } = await document()
    const { features } = await (await listings(asking('/api/listings'))).json()
    const described = components.schemas.Listing.properties.properties.properties
    expect(features.length).toBeGreaterThan(0)
    for (const { properties } of features) {
      expect(Object.keys(properties).sort()).toEqual(Object.keys(described).sort())
      for (const [name, value] of Object.entries(properties))
        expect(typesOf(value), name).toEqual(expect.arrayContaining([expect.stringMatching(typeIn(described[name]))]))
    }
  })
})

const typesOf = (value: unknown): string[] => {
  if (value === null) return ['null']
  if (Array.isArray(value)) return ['array']
  return Number.isInteger(value) ? ['integer', 'number'] : [typeof value]
}
const typeIn = ({ type }: { type: string | string[] }) => new RegExp(`^(${[type].flat().join('|')})$`)
