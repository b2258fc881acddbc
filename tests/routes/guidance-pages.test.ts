import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { importGuidance } from '../../app/zoning/import-guidance.server.ts'
import { placeAssets } from '../../app/zoning/place.server.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { makeCity, offerListing } from '../db/city.ts'
import { testDb } from '../db/database.ts'
import { makeAccount, makeOrganisation } from '../db/people.ts'
import { geodata, layGround, SAMPLE } from '../fixtures/ground.ts'
import { routesHandle } from './drawing.ts'
import { enterAs } from './entering.ts'
import { BASE_URL, type Serving, serve } from './serving.ts'

let db: Kysely<Database>
let portal: Serving
let browser: Awaited<ReturnType<typeof enterAs>>
let accountId: number
beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  await layGround(db, ['boundary'])
  portal = await serve({ handle: await routesHandle() })
})
afterAll(async () => {
  await portal.stop()
  await db.destroy()
})
beforeEach(async () => {
  for (const table of ['asset_guidance', 'guidance_areas', 'accounts'] as const) await db.deleteFrom(table).execute()
  await db.updateTable('assets').set({ guidance_dataset_id: null }).execute()
  await db.deleteFrom('datasets').where('layer', '=', 'guidance').execute()
  const user = await makeAccount(db, 'staff', { mail: 'staff@example.jp' })
  accountId = user.id
  browser = await enterAs(portal, db, user)
})

const square = (lng: number, lat: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [lng, lat],
      [lng + 0.003, lat],
      [lng + 0.003, lat + 0.003],
      [lng, lat + 0.003],
      [lng, lat],
    ],
  ],
})
const area = (nameJa: string, geometry: object = square(139.37, 35.656), industries: unknown = ['24']) => ({
  ...{ type: 'Feature', geometry },
  properties: { nameJa, industries },
})
const text = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features })
const FORM = { mode: 'add', edition: '2026-11-22', sourceJa: '日野市告示第1号', licence: '' }

/** Sends the form as a browser does, with a file or pasted text. */
async function upload(fields: Record<string, string>, file?: string) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...FORM, ...fields })) form.append(name, value)
  form.append('file', file === undefined ? new File([], '') : new File([file], 'areas.geojson'))
  const { body, headers } = new Response(form)
  const cookie = [...browser.cookies].map(pair => pair.join('=')).join('; ')
  return portal.ask('/staff/guidance/upload', {
    method: 'POST',
    headers: { Cookie: cookie, Origin: BASE_URL, 'Content-Type': headers.get('content-type') ?? '' },
    body: Buffer.from(await new Response(body).arrayBuffer()),
  })
}
const names = async () =>
  (await db.selectFrom('guidance_areas').select('name_ja').where('is_current', '=', true).orderBy('id').execute()).map(
    row => row.name_ja,
  )
const idOf = async (name: string) =>
  (
    await db
      .selectFrom('guidance_areas')
      .select('id')
      .where('name_ja', '=', name)
      .where('is_current', '=', true)
      .executeTakeFirstOrThrow()
  ).id
const audited = async () =>
  (await db.selectFrom('audit_log').select(['actor', 'action', 'fields']).orderBy('id', 'desc').executeTakeFirst()) ??
  null

describe('a file of guidance areas', () => {
  test('is tried first: told by name with reasons, and nothing has changed', async () => {
    await upload({ intent: 'apply', text: text(area('北')) })
    const outside = area('遠く', square(135.5, 34.7))
    const tried = await upload({ intent: 'try' }, text(area('南', square(139.38, 35.66)), outside, area('x', {}, [])))
    expect(tried.status).toBe(200)
    for (const words of ['<li>南</li>', '#3 遠く: 市域の外', '#4 x']) expect(tried.body).toContain(words)
    expect(tried.body).toContain('value="apply"')
    expect(await names()).toEqual(['北'])
  })

  test('joins the areas of now or takes their place, and is noted', async () => {
    await upload({ intent: 'apply', text: text(area('北'), area('東', square(139.385, 35.66))) })
    expect(await audited()).toEqual({ actor: `account:${accountId}`, action: 'guidance_area.edit', fields: ['added'] })
    const joined = await upload({ intent: 'apply' }, text(area('東', square(139.386, 35.66), ['25'])))
    expect([joined.status, joined.headers.location]).toEqual([303, '/staff/guidance?done=loaded'])
    expect(await names()).toEqual(['北', '東'])
    expect((await audited())?.fields).toEqual(['changed'])
    await upload({ intent: 'apply', mode: 'replace', text: text(area('西', square(139.38, 35.65))) })
    expect(await names()).toEqual(['西'])
    expect((await audited())?.fields).toEqual(['added', 'retired'])
  })

  test.each([
    ['nothing', '', 'ファイルを選ぶか'],
    ['no JSON', '{', 'JSONとして読めません'],
    ['another shape', '[]', 'FeatureCollectionにしてください'],
    ['a nest of brackets', '['.repeat(50_000), '入れ子が深すぎます'],
    ['more than 256 KB', `${text(area('北'))}${' '.repeat(256 * 1024)}`, '256 KBまで'],
  ])('of %s is refused in words', async (_what, given, words) => {
    const back = await upload({ intent: 'apply' }, given)
    expect([back.status, back.body.includes(words)]).toEqual([400, true])
    expect(await names()).toEqual([])
  })

  test('with 501 points, or a ring that crosses itself, loads nothing and is answered', async () => {
    const scribble = Array.from({ length: 200 }, (_, at) => [
      139.37 + ((at * 7919) % 97) / 1e5,
      35.656 + ((at * 104_729) % 89) / 1e5,
    ])
    const many = Array.from({ length: 501 }, (_, at) => [139.37 + at / 1e6, 35.656])
    const ring = (points: number[][]) => ({ type: 'Polygon', coordinates: [[...points, points[0]]] })
    const back = await upload({ intent: 'apply' }, text(area('線', ring(scribble))))
    expect([back.status, back.body.includes('環が自分自身と交わる')]).toEqual([400, true])
    expect((await upload({ intent: 'apply' }, text(area('線', ring(many))))).body).toContain(
      '1番目の区域の点が多すぎます',
    )
    expect(await names()).toEqual([])
  })

  test('of a body beyond the form’s bound is refused before it is read', async () => {
    expect((await upload({ intent: 'try' }, ' '.repeat(700 * 1024))).status).toBe(413)
  })
})

describe('one guidance area', () => {
  const FIELDS = { intent: 'save', nameJa: '北工業区域', nameEn: 'North', industry: '25', url: 'https://example.jp/a' }

  test('is said otherwise in a form; properties in it and the search follow', async () => {
    const city = await makeCity(db)
    const { assetId, listingId } = await offerListing(db, city)
    await upload({ intent: 'apply', text: text(area('北')) })
    await db.transaction().execute(trx => placeAssets(trx, [assetId]))
    const id = await idOf('北')
    expect((await browser.get(`/staff/guidance/${id}`)).body).toContain('value="北"')
    const saved = await browser.post(`/staff/guidance/${id}`, FIELDS)
    expect([saved.status, saved.headers.location]).toEqual([303, '/staff/guidance?done=saved'])
    expect(await names()).toEqual(['北工業区域'])
    const row = await db
      .selectFrom('listing_search')
      .select('guided_industries')
      .where('listing_id', '=', listingId)
      .executeTakeFirst()
    expect(row).toEqual({ guided_industries: ['25'] })
    // Whoever had the page open before is told, and changes nothing.
    const late = await browser.post(`/staff/guidance/${id}`, { ...FIELDS, nameJa: '別の名' })
    expect([late.status, late.body.includes('新しい版に替わりました')]).toEqual([409, true])
    expect(await names()).toEqual(['北工業区域'])
  })

  test.each([
    ['nameJa', { nameJa: ' ' }, '空'],
    ['industries', { industry: '00' }, '選択肢にない'],
    ['url', { url: 'javascript:alert(1)' }, 'http の URL ではない'],
  ])('comes back with %s named and the rest kept', async (_field, wrong, words) => {
    await upload({ intent: 'apply', text: text(area('北')) })
    const back = await browser.post(`/staff/guidance/${await idOf('北')}`, { ...FIELDS, nameEn: 'Kept', ...wrong })
    expect([back.status, back.body.includes(words), back.body.includes('value="Kept"')]).toEqual([400, true, true])
    expect(await names()).toEqual(['北'])
  })

  test('ends, but not the last one', async () => {
    await upload({ intent: 'apply', text: text(area('北'), area('東', square(139.385, 35.66))) })
    expect((await browser.post(`/staff/guidance/${await idOf('北')}`, { intent: 'end' })).status).toBe(303)
    expect(await names()).toEqual(['東'])
    const last = await browser.post(`/staff/guidance/${await idOf('東')}`, { intent: 'end' })
    expect([last.status, last.body.includes('取り込めるものがありません')]).toEqual([400, true])
    expect(await names()).toEqual(['東'])
  })

  test('of the sample stays a sample', async () => {
    await importGuidance(db, geodata('guidance/guidance.geojson'), SAMPLE)
    const [first] = await names()
    await browser.post(`/staff/guidance/${await idOf(first!)}`, FIELDS)
    expect(await names()).toHaveLength(3)
    const dataset = await db
      .selectFrom('datasets')
      .select('is_sample')
      .where('layer', '=', 'guidance')
      .where('retired_at', 'is', null)
      .executeTakeFirst()
    expect(dataset?.is_sample).toBe(true)
    expect((await browser.get('/staff/guidance')).body).toContain('北工業区域')
  })

  test('and the list are not there for partners', async () => {
    const realtor = await makeOrganisation(db, `kita-${accountId}`)
    const partner = await makeAccount(db, 'partner_manager', { mail: 'm@example.jp', organisationId: realtor })
    const theirs = await enterAs(portal, db, partner)
    for (const path of ['/staff/guidance', '/staff/guidance/1', '/staff/guidance/upload'])
      expect((await theirs.get(path)).status, path).toBe(404)
    expect((await browser.get('/staff/guidance/999999')).status).toBe(404)
  })
})
