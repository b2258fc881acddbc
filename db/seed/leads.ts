import { addDays } from '../../app/lib/day.ts'
import type { ConsentMethod, LeadKind } from '../../app/listings/lead.ts'
import type { Deal, Kind } from '../../app/listings/model.ts'
import type { Trx } from '../client.server.ts'

// Leads of the sample's bank, from masked to ready; of none has anything become public.

type Sample = {
  kind: LeadKind
  property: Kind
  deal: Deal
  area: number | null
  note: string
  daysAgo: number
  consent?: ConsentMethod
  agent?: string
  isWithdrawn?: boolean
}

const LEADS: readonly Sample[] = [
  {
    kind: 'closing',
    property: 'factory',
    deal: 'sale',
    area: 640,
    note: '来春に廃業の意向。設備は売却予定。',
    daysAgo: 62,
  },
  { kind: 'collateral', property: 'warehouse', deal: 'sale', area: 310, note: '任意売却の相談中。', daysAgo: 55 },
  {
    ...{
      kind: 'closing',
      property: 'workshop',
      deal: 'rent',
      area: 140,
      note: '後継者なし。貸す方向で相談。',
      daysAgo: 48,
    },
    ...{ consent: 'written', agent: 'mihon-sangyo' },
  },
  {
    ...{
      kind: 'closing',
      property: 'factory',
      deal: 'rent',
      area: 480,
      note: '移転先が決まり、来年度に空く。',
      daysAgo: 41,
    },
    consent: 'in_person',
  },
  { kind: 'collateral', property: 'land', deal: 'sale', area: 1200, note: '更地。抵当権の抹消を調整中。', daysAgo: 37 },
  {
    ...{ kind: 'closing', property: 'shop', deal: 'rent', area: null, note: '面積は図面で確認する。', daysAgo: 30 },
    agent: 'asakawa-mihon',
  },
  {
    ...{
      kind: 'collateral',
      property: 'office',
      deal: 'sale',
      area: 220,
      note: '一棟。所有者と面談済み。',
      daysAgo: 24,
    },
    ...{ consent: 'written', agent: 'tameshi-jisho' },
  },
  {
    ...{ kind: 'closing', property: 'workshop', deal: 'sale', area: 95, note: '親族が継ぐことになった。', daysAgo: 19 },
    isWithdrawn: true,
  },
  {
    kind: 'closing',
    property: 'warehouse',
    deal: 'rent',
    area: 260,
    note: '事業縮小で一部が空く見込み。',
    daysAgo: 11,
  },
  { kind: 'collateral', property: 'factory', deal: 'sale', area: 890, note: '返済計画の見直しと並行。', daysAgo: 4 },
]

/** Records them for `mihon-shinkin`, as they stand on the sample's day. */
export async function recordLeads(trx: Trx, today: string): Promise<void> {
  const organisations = await trx.selectFrom('organisations').select(['id', 'slug']).execute()
  const idOf = new Map(organisations.map(({ id, slug }) => [slug, id]))
  const towns = await trx.selectFrom('towns').select('id').where('retired_at', 'is', null).orderBy('id').execute()
  for (const [i, sample] of LEADS.entries()) {
    const recorded_on = addDays(today, -sample.daysAgo)
    const recorded_at = new Date(`${recorded_on}T10:00:00+09:00`)
    const { id } = await trx
      .insertInto('bank_leads')
      .values({
        organisation_id: idOf.get('mihon-shinkin')!,
        ...{ kind: sample.kind, property_kind: sample.property, deal: sample.deal, area_m2: sample.area },
        town_id: towns[(i * 7) % towns.length]!.id,
        note: `${sample.note}（サンプル）`,
        agent_id: sample.agent ? idOf.get(sample.agent)! : null,
        ...{ listing_id: null, offer_id: null, handed_over_at: null, recorded_by: null, recorded_on, recorded_at },
        withdrawn_at: sample.isWithdrawn ? recorded_at : null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (sample.consent) await recordConsentOf(trx, id, sample.consent, { recorded_on, recorded_at })
  }
}

async function recordConsentOf(
  trx: Trx,
  lead_id: number,
  method: ConsentMethod,
  { recorded_on, recorded_at }: { recorded_on: string; recorded_at: Date },
): Promise<void> {
  await trx
    .insertInto('bank_lead_consents')
    .values({
      ...{ lead_id, method, recorded_at },
      given_by: '見本 所有者（サンプル）',
      given_on: recorded_on,
      document: `同意書 第${lead_id}号（サンプル）`,
      ...{ recorded_by: null, taken_back_at: null, taken_back_by: null },
    })
    .execute()
}
