import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readContent } from '../../app/listings/content.server.ts'
import { approveRevision } from '../../app/listings/decide.server.ts'
import { openOtherDeal } from '../../app/listings/editor/other-deal.server.ts'
import { findRevision, saveRevision } from '../../app/listings/revisions.server.ts'
import { submitRevision } from '../../app/listings/submit.server.ts'
import type { Database } from '../../db/schema.ts'
import { testDb } from './database.ts'
import { COMPLETE, draftListing, makePartnerCity, type PartnerCity, POSTING, writingAs } from './partners.ts'
import { rolledBack } from './rolled-back.ts'

let db: Kysely<Database>
let city: PartnerCity
beforeAll(async () => {
  db = await testDb()
  city = await makePartnerCity(db)
})
afterAll(() => db.destroy())

test('the other deal of a property that was never public brings what its writer has said of it before the public', () =>
  rolledBack(db, async trx => {
    const writing = writingAs(city)
    const draft = await draftListing(trx, city, writing, { of: 'SB' })
    const opened = await openOtherDeal(trx, draft.publicId, writing)
    if (!opened.ok) throw new Error(opened.refusal)
    const begun = (await findRevision(trx, opened.value.publicId, 'anybody'))!
    expect(begun.content).toMatchObject({
      ...{ titleJa: '豊田四丁目 工場 300㎡', terms: { priceYen: null }, adConsent: null },
      facts: { leasable_area_m2: { value: 300 }, structure: { value: 'S' } },
    })
    const written = Object.fromEntries(Object.entries(COMPLETE.LB).filter(([path]) => !path.startsWith('facts.')))
    const saved = await saveRevision(trx, begun.id, { seen: begun.version, written }, writing)
    const version = saved.ok ? saved.version : 0
    expect(await submitRevision(trx, begun.id, version, writing, POSTING)).toMatchObject({ ok: true })
    expect(await approveRevision(trx, begun.id, version, city.staff, POSTING)).toEqual({ ok: true })
    expect((await readContent(trx, begun.offerId)).facts).toMatchObject({ leasable_area_m2: { value: 300 } })
  }))
