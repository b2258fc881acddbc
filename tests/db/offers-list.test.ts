import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { partnerFigures } from '../../app/enquiries/partner-figures.server.ts'
import { anythingLeftSince } from '../../app/files/left.server.ts'
import { countJobs, plantJob } from '../../app/jobs/queue.server.ts'
import { addDays, dayInTokyo } from '../../app/lib/day.ts'
import { approveRevision } from '../../app/listings/decide.server.ts'
import { listOffers } from '../../app/listings/offers-page.server.ts'
import { readOffersAsked } from '../../app/listings/offers-page.ts'
import { lettersDueSince } from '../../app/mail/outbox.server.ts'
import type { Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { testDb } from './database.ts'
import { draftListing, makePartnerCity, type PartnerCity, POSTING, submitAs, writingAs } from './partners.ts'
import { changed, letters, published } from './partners-work.ts'
import { later, NOW } from './people.ts'
import { rolledBack } from './rolled-back.ts'

let db: Kysely<Database>
let city: PartnerCity
beforeAll(async () => {
  db = await testDb()
  city = await makePartnerCity(db)
})
afterAll(() => db.destroy())
const undone = (name: string, run: (trx: Trx) => Promise<void>) => test(name, () => rolledBack(db, run))

const today = dayInTokyo(NOW)
const asked = () => readOffersAsked(new URLSearchParams(), city.realtor)

undone(
  'what is not public yet stands in the list as it is being written; what is public as the public sees it',
  async trx => {
    const mine = writingAs(city)
    await draftListing(trx, city, mine, { written: { 'terms.rentYen': 123_000, titleJa: '書いている題' } })
    const { offerId } = await published(trx, city)
    await changed(trx, offerId, { 'terms.rentYen': 999_000 }, mine)
    const { rows } = await listOffers(trx, asked(), today)
    expect(rows.map(({ status, rentYen, titleJa }) => [status, rentYen, titleJa])).toEqual([
      ['live', 400_000, '貸工場'],
      ['draft', 123_000, '書いている題'],
    ])
  },
)

undone('a list is searched by reference, number, title and address, in whichever way they are written', async trx => {
  const { publicId } = await draftListing(trx, city, writingAs(city), {
    written: { partnerRef: 'MS-0422', titleJa: '書いている題', 'place.addressJa': '旭が丘三丁目1-12' },
  })
  const other = await published(trx, city)
  const found = async (q: string, more = '') => {
    const { rows, counts } = await listOffers(
      trx,
      readOffersAsked(new URLSearchParams(`q=${encodeURIComponent(q)}${more}`), city.realtor),
      today,
    )
    return [counts.all, ...rows.map(row => row.publicId)]
  }
  for (const q of ['MS-0422', 'ms−0422', '０４２２', publicId, '書いて', '旭が丘3-1-12', '旭が丘三丁目 題'])
    expect(await found(q), q).toEqual([1, publicId])
  expect(await found('MS_0422')).toEqual([0])
  expect(await found('%')).toEqual([0])
  expect(await found('貸工場', '&tab=draft')).toEqual([1])
  expect(await found('  ')).toHaveLength(3)
  const { rows } = await listOffers(trx, asked(), today)
  expect(rows.find(row => row.publicId === publicId)?.reference).toBe('MS-0422')
  expect(rows.find(row => row.offerId === other.offerId)?.reference).toBeNull()
})

undone('the desk counts offers as their list does: what is past its promise is not in public', async trx => {
  await published(trx, city)
  const late = await published(trx, city)
  await trx
    .updateTable('offers')
    .set({ confirmed_on: addDays(today, -20), next_update_on: addDays(today, -6) })
    .where('id', '=', late.offerId)
    .execute()
  await submitAs(trx, await draftListing(trx, city, writingAs(city)), writingAs(city))
  const { counts } = await listOffers(trx, asked(), today)
  const { offers } = await partnerFigures(trx, city.realtor, { today, now: NOW })
  expect(offers).toEqual(counts)
  expect(counts).toMatchObject({ all: 3, live: 1, waiting: 1, submitted: 1 })
})

undone('what the city has entered for a partner is told to its people as well when it is public', async trx => {
  const asCity = { owner: 'anybody' as const, by: city.staff, now: NOW }
  const told = { receivedOn: today, consentBy: '試 一郎', consentOn: today, confirmedOn: today }
  const draft = await draftListing(trx, city, asCity, { byProxy: { channel: 'fax', ...told } })
  await submitAs(trx, draft, asCity)
  await trx.deleteFrom('outbox').execute()
  expect(await approveRevision(trx, draft.revisionId, draft.version, city.colleague, POSTING)).toEqual({ ok: true })
  expect((await letters(trx)).sort()).toEqual([
    ...['published → member@kita.example', 'published → staff@hino.example'],
  ])
})

undone('work that looks itself whether there is any holds nothing up', async trx => {
  await plantJob(trx, 'mail.send', NOW, later(60))
  await plantJob(trx, 'pictures.make', NOW, later(60))
  expect(await countJobs(trx, later(30))).toMatchObject({ waiting: 0, oldestDueSeconds: 0 })
  await plantJob(trx, 'mail.purge', NOW, later(60))
  expect((await countJobs(trx, later(30))).oldestDueSeconds).toBe(30 * 60)
})

undone('letters and files that really wait hold work up from the moment they were due', async trx => {
  await plantJob(trx, 'mail.send', NOW, later(60))
  await plantJob(trx, 'pictures.make', NOW, later(60))
  await submitAs(trx, await draftListing(trx, city, writingAs(city)), writingAs(city))
  await trx
    .updateTable('outbox')
    .set({ next_try_at: later(10) })
    .execute()
  expect(await lettersDueSince(trx, later(9))).toBeNull()
  const since = await lettersDueSince(trx, later(30))
  expect(since).toEqual(later(10))
  expect(await countJobs(trx, later(30), { 'mail.send': since })).toMatchObject({
    ...{ waiting: 1, oldestDueSeconds: 20 * 60 },
  })
  expect(await anythingLeftSince(trx, later(30))).toBeNull()
  const before = new Date(NOW.getTime() - 60_000)
  expect(await countJobs(trx, later(30), { 'pictures.make': before })).toMatchObject({ oldestDueSeconds: 30 * 60 })
})
