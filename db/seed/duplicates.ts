import { type Kysely, sql } from 'kysely'
import { decideIn } from '../../app/feeds/duplicates/decide.server.ts'
import type { Decision } from '../../app/feeds/duplicates/decision.ts'
import { compareListings } from '../../app/feeds/duplicates/find.server.ts'
import { writeMarks } from '../../app/feeds/duplicates/marks.server.ts'
import { addDays, startOfDay } from '../../app/lib/day.ts'
import { automaticTitle } from '../../app/listings/editor/title.ts'
import type { AssetInput, ListingInput } from '../../app/listings/input.ts'
import type { Fact, Kind } from '../../app/listings/model.ts'
import { nextPublicId } from '../../app/listings/next-public-id.server.ts'
import { refreshSearch } from '../../app/listings/projection.server.ts'
import { recordFacts, recordListing } from '../../app/listings/record.server.ts'
import { measureAccess } from '../../app/places/access.server.ts'
import { listTowns } from '../../app/places/queries.server.ts'
import { placeAssets } from '../../app/zoning/place.server.ts'
import type { Trx } from '../client.server.ts'
import type { Database } from '../schema.ts'
import { assetInput, type Known, listingInput } from './inputs.ts'
import { readProperties } from './records.ts'

// Properties of the sample that a second partner has posted as well, or that only look like it. Fictional, like all of
// the sample.

/** How the second partner writes it. `metres`: how far its pin stands off. */
type Second = {
  publicId: string
  organisation: string
  areaFactor?: number
  moneyFactor?: number
  ceilingMore?: number
  metres?: number
  /** Both tell the property's real-estate id, by which alone it is told from an equal neighbour: neither has photos. */
  givesId?: true
  /** What staff have decided since. */
  decided?: { decision: Exclude<Decision, 'split'>; reason: string }
}

const SAME = { decision: 'merge', reason: '両社に電話で確かめました（サンプル）' } as const
const APART = { decision: 'apart', reason: '隣の区画でした（サンプル）' } as const

const pickIds = () =>
  readProperties().flatMap(({ kind, locationPrecision, listings, facts }) => {
    const [listing] = listings
    const isPlain = listings.length === 1 && listing!.status === 'published' && listing!.offers.length === 1
    const [offer] = listing!.offers
    const isFresh = offer!.status === 'live' && offer!.confirmedDaysAgo <= 7
    const isWhole = !facts.some(({ values }) => values.floor != null)
    return isPlain && isFresh && isWhole && kind !== 'land' && locationPrecision === 'exact' ? [listing!.publicId] : []
  })

/** What is done to the n-th of them. */
const SECONDS: readonly Omit<Second, 'publicId' | 'organisation'>[] = [
  { decided: SAME, givesId: true },
  { areaFactor: 1.003, decided: SAME, givesId: true },
  { moneyFactor: 1.02, decided: SAME, givesId: true },
  { areaFactor: 0.984, decided: APART },
  { ceilingMore: -0.6, areaFactor: 0.991, decided: APART },
  { givesId: true },
  { areaFactor: 0.998, givesId: true },
  { metres: 9, givesId: true },
  { areaFactor: 1.003, metres: 6 },
  { areaFactor: 0.984 },
  { areaFactor: 1.017 },
  { areaFactor: 0.982, metres: 12 },
  { ceilingMore: 0.4, areaFactor: 1.01 },
  { areaFactor: 1.02, metres: 15 },
]
const PARTNERS = ['mihon-sangyo', 'mihon-tama', 'asakawa-mihon', 'hinodai-mihon', 'sakae-mihon', 'tameshi-jisho']

function secondsOf(): Second[] {
  const properties = readProperties()
  return pickIds()
    .slice(0, SECONDS.length)
    .map((publicId, i) => {
      const listing = properties.flatMap(({ listings }) => listings).find(one => one.publicId === publicId)!
      const others = PARTNERS.filter(slug => slug !== listing.offers[0]!.organisation)
      return { ...SECONDS[i]!, publicId, organisation: others[i % others.length]! }
    })
}

/** Seventeen digits that no register has given. */
const idOf = ({ publicId }: Second): Record<string, Fact> => ({
  real_estate_id: {
    value: publicId.replace(/\D/g, '').padStart(17, '9'),
    ...{ sourceParty: 'partner', method: 'declared', observedOn: null, confidence: 'high' },
  },
})

const METRES_OF_LATITUDE = 110_950

function assetOf(asset: AssetInput, second: Second): AssetInput {
  const { areaFactor = 1, ceilingMore = 0, metres = 3 } = second
  const facts = structuredClone(asset.facts)
  const change = (field: string, to: (value: number) => unknown) => {
    const fact = facts[field]
    if (typeof fact?.value === 'number') fact.value = to(fact.value)
  }
  change('leasable_area_m2', value => Number((value * areaFactor).toFixed(2)))
  change('ceiling_height_min_m', value => Number((value + ceilingMore).toFixed(1)))
  const [lng, lat] = asset.location!
  if (second.givesId) Object.assign(facts, idOf(second))
  return { ...asset, facts, location: [lng, lat + metres / METRES_OF_LATITUDE], lot: null }
}

/** Said once more by somebody else: the first sentence stays, the rest is theirs. */
const reworded = (summary: string | null): string | null =>
  summary && `${summary.split('。')[0]}。鍵は当社にあります。ご見学の日はお電話でご相談ください。`

type About = { kind: Kind; town: { nameJa: string; nameEn: string }; area: number | null }

function listingOf(listing: ListingInput, second: Second, publicId: string, known: Known, about: About): ListingInput {
  const { moneyFactor = 1, organisation } = second
  const partner = known.organisations.get(organisation)!
  const [offer] = listing.offers
  const person = partner.contacts![0]!
  const money = (yen: number | null | undefined) => (yen == null ? null : Math.round((yen * moneyFactor) / 1000) * 1000)
  const confirmedOn = addDays(known.today, -2)
  const titleOf = (locale: 'ja' | 'en') => automaticTitle(locale, about.kind, about.town, about.area)
  const titles = { titleJa: titleOf('ja'), titleEn: titleOf('en'), summaryJa: reworded(listing.summaryJa) }
  return {
    ...listing,
    ...titles,
    publicId,
    publishedOn: addDays(known.today, -16),
    firstSeenOn: addDays(known.today, -16),
    offers: [
      {
        ...offer!,
        ...{ organisationId: partner.id, partnerRef: `D-${publicId}`, confirmedOn },
        ...{ rentYen: money(offer!.rentYen), priceYen: money(offer!.priceYen) },
        ...{ confirmedByJa: partner.nameJa, confirmedByEn: partner.nameEn, confirmMethod: 'workspace' },
        ...{ contactNameJa: person.nameJa, contactNameEn: person.nameEn, contactPhone: person.phone },
        ...{ contactHoursJa: person.hoursJa, contactHoursEn: person.hoursEn },
      },
    ],
  }
}

/** Who has decided, once the sample's people are there: a decision is a person's. */
export async function signSampleDuplicates(db: Kysely<Database>): Promise<void> {
  const staff = sql`(select id from accounts where mail = 'staff@mihon.example' and is_sample)`
  await sql`
    update duplicate_pairs d set decided_by = ${staff} from listings l join assets a on a.id = l.asset_id
    where l.id = d.first_id and a.is_sample and d.decided_by is null and d.decided_at is not null`.execute(db)
  await sql`
    update listing_merges m set merged_by = ${staff} from listings l join assets a on a.id = l.asset_id
    where l.id = m.kept_id and a.is_sample and m.merged_by is null and m.reason is distinct from 'handed_on'`.execute(
    db,
  )
}

const assetIdOf = async (trx: Trx, { publicId }: Second): Promise<number> => {
  const listing = trx.selectFrom('listings').select('asset_id as assetId').where('public_id', '=', publicId)
  return (await listing.executeTakeFirstOrThrow()).assetId
}

/** Records them, compares all that is public, and decides what staff have decided. Returns how many pairs there are. */
export async function recordSampleDuplicates(trx: Trx, known: Known): Promise<number> {
  const now = startOfDay(known.today)
  const made: { listingId: number; assetId: number; second: Second }[] = []
  const properties = readProperties()
  const towns = await listTowns(trx)
  for (const second of secondsOf()) {
    const record = properties.find(({ listings }) => listings.some(({ publicId }) => publicId === second.publicId))!
    const listing = record.listings.find(({ publicId }) => publicId === second.publicId)!
    const asset = assetOf(assetInput(record, known), second)
    if (second.givesId) await recordFacts(trx, await assetIdOf(trx, second), idOf(second))
    const publicId = await nextPublicId(trx, known.today.slice(0, 4))
    const area = asset.facts.leasable_area_m2?.value
    const town = towns.find(({ id }) => id === asset.townId)!
    const about = { kind: record.kind, town, area: typeof area === 'number' ? area : null }
    made.push({
      ...(await recordListing(trx, listingOf(listingInput(listing, asset, known), second, publicId, known, about))),
      second,
    })
  }
  const assetIds = made.map(({ assetId }) => assetId)
  await placeAssets(trx, assetIds)
  await measureAccess(trx, assetIds)
  await refreshSearch(
    trx,
    made.map(({ listingId }) => listingId),
  )
  await compareAll(trx, now)
  for (const { listingId, second } of made) if (second.decided) await decide(trx, listingId, second.decided, now)
  return (await trx.selectFrom('duplicate_pairs').select('id').execute()).length
}

async function compareAll(trx: Trx, now: Date): Promise<void> {
  const towns = await listTowns(trx)
  const listings = await trx.selectFrom('listings').select('id').where('published_on', 'is not', null).execute()
  const ids = listings.map(({ id }) => id)
  await writeMarks(trx, ids, towns, now)
  await compareListings(trx, ids, towns, now)
}

async function decide(
  trx: Trx,
  listingId: number,
  { decision, reason }: NonNullable<Second['decided']>,
  now: Date,
): Promise<void> {
  const pair = await trx
    .selectFrom('duplicate_pairs')
    .select(['id', 'first_id as firstId', 'version'])
    .where('second_id', '=', listingId)
    .orderBy('probability', 'desc')
    .executeTakeFirst()
  if (!pair) return
  const decided = await decideIn(
    trx,
    pair.id,
    { decision, reason, version: pair.version, keepId: pair.firstId },
    { accountId: null, now },
  )
  if (!decided.ok) throw new Error(`The sample's pair ${pair.id}: ${decided.refusal}`)
}
