import { addDays } from '../../app/lib/day.ts'
import { KINDS } from '../../app/listings/model.ts'
import { followAgreements } from '../../app/partners/agreements.server.ts'
import type { Trx } from '../client.server.ts'

// The sample's agreements: those of its realtors are in force, one of them ends soon, and some further organisations
// show the other states.

type Sample = {
  slug: string
  /** Days from the sample's day. */
  from: number
  until: number
  kinds?: readonly string[]
  publication?: 'automatic' | 'reviewed'
  offMarket?: boolean
  withheld?: readonly string[]
  suspended?: string
}

const AGREEMENTS: readonly Sample[] = [
  { slug: 'mihon-takken', from: -400, until: 695, publication: 'automatic', offMarket: true },
  { slug: 'mihon-sangyo', from: -400, until: 695, offMarket: true },
  { slug: 'mihon-tama', from: -1040, until: 55, offMarket: true },
  { slug: 'asakawa-mihon', from: -400, until: 695, offMarket: true },
  { slug: 'hinodai-mihon', from: -200, until: 895, offMarket: true },
  { slug: 'sakae-mihon', from: -700, until: 395, offMarket: true },
  { slug: 'tameshi-jisho', from: -310, until: 420, offMarket: true },
  { slug: 'mihon-shinkin', from: -400, until: 695, offMarket: true },
  { slug: 'mihon-bank', from: -1070, until: 25, offMarket: true },
  { slug: 'mihon-seiki', from: -400, until: 695, kinds: ['factory', 'workshop', 'warehouse', 'land'] },
  { slug: 'nanpei-mihon', from: -1200, until: -106 },
  { slug: 'hirayama-mihon', from: -500, until: 595, suspended: '掲載内容の確認に応じていただけないため（サンプル）' },
  { slug: 'manganji-mihon', from: 14, until: 1108 },
]

/** Realtors without property on the portal, whose agreements do not stand. */
const FURTHER: readonly [slug: string, nameJa: string, nameEn: string, number: number][] = [
  ['nanpei-mihon', '南平みほん不動産（サンプル）', 'Nanpei Mihon Realty (sample)', 99_993],
  ['hirayama-mihon', '平山見本ホーム（サンプル）', 'Hirayama Mihon Home (sample)', 99_992],
  ['manganji-mihon', '万願寺みほん企画（サンプル）', 'Manganji Mihon Planning (sample)', 99_991],
]

async function recordFurther(trx: Trx): Promise<void> {
  for (const [slug, name_ja, name_en, number] of FURTHER)
    await trx
      .insertInto('organisations')
      .values({
        ...{ slug, name_ja, name_en, kind: 'realtor', is_sample: true },
        licence_number: `東京都知事(1)第0${number}号`,
        association_ja: '見本宅地建物取引業協会（サンプル）',
        association_en: 'Mihon Association of Realtors (sample)',
        address_ja: '東京都日野市（サンプル）',
        address_en: 'Hino City, Tokyo (sample)',
      })
      .execute()
}

/** Records them as they stand on the sample's day. */
export async function recordAgreements(trx: Trx, today: string): Promise<void> {
  await recordFurther(trx)
  const organisations = await trx.selectFrom('organisations').select(['id', 'slug']).execute()
  const idOf = new Map(organisations.map(({ id, slug }) => [slug, id]))
  for (const sample of AGREEMENTS)
    await trx
      .insertInto('agreements')
      .values({
        organisation_id: idOf.get(sample.slug)!,
        kinds: [...(sample.kinds ?? KINDS)],
        withheld_fields: [...(sample.withheld ?? [])],
        may_offer_off_market: sample.offMarket ?? false,
        publication: sample.publication ?? 'reviewed',
        bulk_approval: sample.publication === undefined,
        starts_on: addDays(today, sample.from),
        ends_on: addDays(today, sample.until),
        suspended_at: sample.suspended ? new Date(`${today}T00:00:00+09:00`) : null,
        suspended_reason: sample.suspended ?? null,
        ...{ note: null, recorded_by: null, superseded_at: null },
      })
      .execute()
  await followAgreements(trx, today)
}
