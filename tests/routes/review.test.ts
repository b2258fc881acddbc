import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dayInTokyo } from '../../app/lib/day.ts'
import { approveRevision } from '../../app/listings/decide.server.ts'
import { openRevision, saveRevision, type Writing } from '../../app/listings/revisions.server.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { testDb } from '../db/database.ts'
import { agree, draftListing, makePartnerCity, type PartnerCity, POSTING, submitAs, writingAs } from '../db/partners.ts'
import { codeAt, PASSWORD } from '../db/people.ts'
import { openBrowser } from './browser.ts'
import { routesHandle } from './drawing.ts'
import { type Serving, serve } from './serving.ts'

// The city's desk over HTTP, in a browser without scripts.

let db: Kysely<Database>
let city: PartnerCity
let portal: Serving
let staff: ReturnType<typeof openBrowser>
let colleague: ReturnType<typeof openBrowser>
let partner: ReturnType<typeof openBrowser>
beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  city = await makePartnerCity(db)
  portal = await serve({ handle: await routesHandle() })
  staff = await signedIn('staff@hino.example', true)
  colleague = await signedIn('colleague@hino.example', true)
  partner = await signedIn('member@kita.example', false)
})
afterAll(async () => {
  await portal.stop()
  await db.destroy()
})
beforeEach(async () => {
  for (const table of ['tasks', 'listing_search', 'listings', 'outbox'] as const) await db.deleteFrom(table).execute()
})

async function signedIn(mail: string, hasCode: boolean) {
  const browser = openBrowser(portal)
  expect((await browser.post('/login', { mail, password: PASSWORD })).status).toBe(303)
  if (hasCode) expect((await browser.post('/login/code', { code: codeAt(new Date()) })).status).toBe(303)
  return browser
}

const mine = (): Writing => writingAs(city, new Date())
const posting = () => ({ ...POSTING, now: new Date() })

const submitted = (writing = mine(), wish: Parameters<typeof draftListing>[3] = {}) =>
  db.transaction().execute(async trx => {
    const draft = await draftListing(trx, city, writing, wish)
    expect(await submitAs(trx, draft, writing)).toEqual({ ok: true, isPublished: false })
    return draft
  })

async function published() {
  const draft = await submitted()
  const decided = await db
    .transaction()
    .execute(trx => approveRevision(trx, draft.revisionId, draft.version, city.lead, posting()))
  expect(decided).toEqual({ ok: true })
  return draft
}

const changeOf = (offerId: number, written: Record<string, unknown>) =>
  db.transaction().execute(async trx => {
    const opened = await openRevision(trx, offerId, mine())
    const id = opened.ok ? opened.value.id : 0
    const saved = await saveRevision(trx, id, { seen: 1, written }, mine())
    const change = { revisionId: id, version: saved.ok ? saved.version : 0 }
    expect(await submitAs(trx, change, mine())).toEqual({ ok: true, isPublished: false })
    return change
  })

const isPublic = async (publicId: string) => (await portal.ask(`/api/listings/${publicId}`)).status === 200
const approve = (version: number) => ({ intent: 'approve', seen: String(version) })

describe('the queue', () => {
  test('is the desk’s: others are not told that it is there', async () => {
    const { revisionId, publicId } = await submitted()
    for (const path of [
      '/staff/review',
      `/staff/review/${revisionId}`,
      '/staff/listings/new',
      `/staff/listings/${publicId}/standing`,
    ]) {
      expect((await partner.get(path)).status, path).toBe(404)
      expect((await openBrowser(portal).get(path)).status, path).toBe(302)
      const mineToo = await staff.get(path)
      expect([mineToo.status, mineToo.headers['cache-control']], path).toEqual([200, 'private, no-store'])
    }
    expect((await partner.post(`/staff/review/${revisionId}`, approve(2))).status).toBe(404)
    expect(await isPublic(publicId)).toBe(false)
  })

  test('is empty in words, and names what there is', async () => {
    expect((await staff.get('/en/staff/review')).body).toContain('Nothing waits for review')
    await submitted()
    const { body } = await staff.get('/staff/review')
    expect(body).toContain('貸工場')
    expect(body).toContain('kita不動産')
    expect(body).toContain('新規')
  })

  test('what nobody knows is not there', async () => {
    for (const path of ['/staff/review/999999', '/staff/review/x', '/staff/listings/HN-2026-99999/standing'])
      expect((await staff.get(path)).status, path).toBe(404)
    expect((await staff.post('/staff/review/999999', approve(1))).status).toBe(404)
    const { revisionId } = await submitted()
    expect((await staff.post(`/staff/review/${revisionId}`, { intent: 'moon' })).status).toBe(400)
  })
})

describe('a decision', () => {
  test('makes it public at once and goes on to the next', async () => {
    const [first, second] = [await submitted(), await submitted()]
    const reply = await staff.post(`/staff/review/${first.revisionId}`, approve(first.version))
    const next = `/staff/review/${second.revisionId}?decided=${first.revisionId}`
    expect([reply.status, reply.headers.location]).toEqual([303, next])
    expect(await isPublic(first.publicId)).toBe(true)
    expect((await staff.get(next)).body).toContain('公開しました')
    const last = await staff.post(`/staff/review/${second.revisionId}`, approve(second.version))
    expect(last.headers.location).toBe(`/staff/review?decided=${second.revisionId}`)
    expect((await staff.get(last.headers.location!)).body).toContain('審査を待つ申請は、これで終わりです。')
  })

  test('shows what differs from what is public, before and after', async () => {
    const { offerId } = await published()
    const { revisionId } = await changeOf(offerId, { 'terms.rentYen': 300_000, 'place.at': [139.3851, 35.6591] })
    const { body } = await staff.get(`/staff/review/${revisionId}`)
    for (const words of [
      '400,000円',
      '300,000円',
      '価格が1割超の変化',
      '位置の変更',
      'いまの位置',
      '申請の位置',
      '工業地域',
    ])
      expect(body, words).toContain(words)
    const english = (await staff.get(`/en/staff/review/${revisionId}`)).body
    expect(english).toContain('¥300,000')
  })

  test('of two at once one wins, and the other is told', async () => {
    const { revisionId, version } = await submitted()
    const path = `/staff/review/${revisionId}`
    const replies = await Promise.all([staff.post(path, approve(version)), colleague.post(path, approve(version))])
    expect(replies.map(({ status }) => status).sort()).toEqual([303, 409])
    expect(replies.find(({ status }) => status === 409)?.body).toContain('ほかの人がすでに処理したか')
  })

  test('on what has changed meanwhile is refused', async () => {
    const { revisionId, version, publicId } = await submitted()
    const reply = await staff.post(`/staff/review/${revisionId}`, approve(version - 1))
    expect([reply.status, await isPublic(publicId)]).toEqual([409, false])
    expect(reply.body).toContain('内容が変わりました')
  })

  test('to send back needs a reason; what was written stays', async () => {
    const { revisionId } = await submitted()
    const path = `/staff/review/${revisionId}`
    const silent = await staff.post(path, { intent: 'return', note: '  ' })
    expect([silent.status, silent.body.includes('理由を1つ以上')]).toEqual([400, true])
    const sent = await staff.post(path, { intent: 'return', reason: 'price', 'note:titleJa': '名前を詳しく' })
    expect(sent.status).toBe(303)
    const { reasons } = await db.selectFrom('listing_revisions').select('reasons').executeTakeFirstOrThrow()
    expect(reasons).toEqual([
      { path: 'terms.rentYen', text: '賃料・価格を確かめてください。' },
      { path: 'titleJa', text: '名前を詳しく' },
    ])
    expect((await staff.get('/staff/review?tab=returned')).body).toContain('理由 2件')
    expect((await staff.get(path)).body).toContain('差し戻し中の申請です')
  })

  test('is left to a colleague by whoever entered it', async () => {
    const today = dayInTokyo(new Date())
    const byProxy = { channel: 'fax', receivedOn: today, consentBy: '試 一郎', consentOn: today } as const
    const { revisionId, version } = await submitted({ owner: 'anybody', by: city.staff, now: new Date() }, { byProxy })
    const path = `/staff/review/${revisionId}`
    const { body } = await staff.get(path)
    expect([body.includes('id="approve"'), body.includes('ほかの職員の目が要ります')]).toEqual([false, true])
    expect((await staff.post(path, approve(version))).status).toBe(409)
    expect((await colleague.get(path)).body).toContain('試 一郎')
    expect((await colleague.post(path, approve(version))).status).toBe(303)
  })

  test('is given to a colleague, and to nobody outside the desk', async () => {
    const { revisionId } = await submitted()
    const path = `/staff/review/${revisionId}`
    expect((await staff.post(path, { intent: 'assign', to: String(city.colleague) })).headers.location).toBe(path)
    expect((await db.selectFrom('tasks').select('assignee_id').executeTakeFirstOrThrow()).assignee_id).toBe(
      city.colleague,
    )
    expect((await staff.post(path, { intent: 'assign', to: String(city.member) })).status).toBe(404)
  })
})

describe('approval at one stroke', () => {
  test('decides on each by itself and tells which went through', async () => {
    await db.updateTable('agreements').set({ superseded_at: new Date() }).execute()
    await agree(db, city.realtor, { bulk: true })
    const [plain, stale, priced] = [await published(), await published(), await published()]
    const changes = [
      await changeOf(plain.offerId, { 'terms.commonFeeYen': 1000 }),
      await changeOf(stale.offerId, { summaryJa: '平屋' }),
      await changeOf(priced.offerId, { 'terms.rentYen': 100 }),
    ]
    const page = await staff.get('/staff/review')
    const ticks = changes.map(({ revisionId, version }) => `${revisionId}.${version}`)
    expect(ticks.map(tick => page.body.includes(`value="${tick}"`))).toEqual([true, true, false])
    const form = new URLSearchParams([
      ['intent', 'bulk'],
      ['tick', ticks[0]!],
      ['tick', `${changes[1]!.revisionId}.1`],
      ['tick', ticks[2]!],
    ])
    const reply = await staff.postText('/staff/review', form.toString())
    expect(reply.status).toBe(303)
    const told = (await staff.get(reply.headers.location!)).body
    for (const words of [
      '1件を公開しました。2件は公開していません。',
      '一覧を開いた後に内容が変わりました',
      'まとめて公開できない申請です',
    ])
      expect(told, words).toContain(words)
    const states = await db.selectFrom('listing_revisions').select(['id', 'state']).orderBy('id').execute()
    expect(states.slice(-3).map(({ state }) => state)).toEqual(['applied', 'submitted', 'submitted'])
    expect((await staff.get((await staff.post('/staff/review', { intent: 'bulk' })).headers.location!)).body).toContain(
      '公開する変更を選んでください。',
    )
  })
})

describe('entering by proxy', () => {
  const filledIn = () => ({
    ...{ organisation: String(city.realtor), channel: 'fax', consentBy: '試 一郎', kind: 'factory', deal: 'rent' },
    ...{ transactionMode: 'brokerage', titleJa: 'FAXの工場', town: String(city.towns.toyoda), addressJa: '豊田1' },
    ...Object.fromEntries(['receivedOn', 'consentOn', 'confirmedOn'].map(name => [name, dayInTokyo(new Date())])),
  })

  test('names what is missing and keeps the rest', async () => {
    const reply = await staff.post('/staff/listings/new', { ...filledIn(), consentBy: '', at: 'そこ' })
    expect(reply.status).toBe(400)
    for (const words of ['入力してください。', '緯度と経度を', 'value="FAXの工場"']) expect(reply.body).toContain(words)
  })

  test('begins a draft of the partner’s with consent on record, and goes on to its editor', async () => {
    const reply = await staff.post('/staff/listings/new', { ...filledIn(), at: '35.6602, 139.3862' })
    expect(reply.headers.location).toMatch(/^\/staff\/listings\/HN-\d{4}-\d{5}$/)
    const kept = await db
      .selectFrom('listing_revisions')
      .select(['by_proxy', 'organisation_id', 'opened_by', 'offer_id'])
      .executeTakeFirstOrThrow()
    expect(kept).toMatchObject({
      organisation_id: city.realtor,
      opened_by: city.staff,
      by_proxy: { channel: 'fax', consentBy: '試 一郎' },
    })
    const lines = await db
      .selectFrom('audit_log')
      .select('action')
      .where('subject_kind', '=', 'offer')
      .where('subject_id', '=', String(kept.offer_id))
      .orderBy('id')
      .execute()
    expect(lines).toEqual([{ action: 'listing.enter_by_proxy' }])
  })

  test('is for partners with an agreement in force, in the city', async () => {
    const outside = await staff.post('/staff/listings/new', { ...filledIn(), at: '35.0, 135.7' })
    expect([outside.status, outside.body.includes('市の外の位置です')]).toEqual([400, true])
    await db.updateTable('agreements').set({ superseded_at: new Date() }).execute()
    const lapsed = await staff.post('/staff/listings/new', filledIn())
    expect([lapsed.status, lapsed.body.includes('有効な協定の範囲にありません')]).toEqual([400, true])
    await agree(db, city.realtor)
  })
})

describe('the city’s moves', () => {
  test('suspend with a reason that the partner hears, and put back by telephone', async () => {
    const { publicId, offerId } = await published()
    await db.deleteFrom('outbox').execute()
    const path = `/staff/listings/${publicId}/standing`
    const move = (name: string, reason = '') =>
      staff.post(path, { intent: 'move', offer: String(offerId), move: name, reason })
    expect((await move('suspend')).status).toBe(400)
    expect(await isPublic(publicId)).toBe(true)
    expect((await move('suspend', '別の物件の写真です')).headers.location).toBe(`${path}?done`)
    expect(await isPublic(publicId)).toBe(false)
    const letters = await db.selectFrom('outbox').select(['kind', 'recipient', 'body']).execute()
    expect(letters.map(({ kind, recipient }) => [kind, recipient])).toEqual([
      ['offer_suspended', 'member@kita.example'],
    ])
    expect(letters[0]?.body).toContain('別の物件の写真です')
    const again = await move('suspend', 'もう一度')
    expect([again.status, again.body.includes('状態がすでに変わっています')]).toEqual([409, true])
    expect((await move('resume', '電話で確認')).status).toBe(303)
    expect(await isPublic(publicId)).toBe(true)
    const { body } = await staff.get(path)
    for (const words of ['市による停止', '別の物件の写真です', '空き状況の確認', '電話']) expect(body).toContain(words)
  })

  test('confirm by telephone, on this listing’s offers only', async () => {
    const [first, second] = [await published(), await published()]
    const form = { intent: 'move', offer: String(first.offerId), move: 'confirm', reason: '' }
    expect((await staff.post(`/staff/listings/${second.publicId}/standing`, form)).status).toBe(404)
    expect((await staff.post(`/staff/listings/${first.publicId}/standing`, form)).status).toBe(303)
    const { confirm_method } = await db
      .selectFrom('offers')
      .select('confirm_method')
      .where('id', '=', first.offerId)
      .executeTakeFirstOrThrow()
    expect(confirm_method).toBe('phone')
    expect((await staff.post(`/staff/listings/${first.publicId}/standing`, { ...form, move: 'publish' })).status).toBe(
      400,
    )
  })
})
