import { TRUCK_TONNES } from '../../../app/listings/options.ts'
import { searchWords } from '../../../app/listings/search-words.ts'
import { bigrams } from '../../../app/listings/words.ts'
import type { ZoneId } from '../../../app/zoning/model.ts'
import { GUIDANCE_DATASET, guidanceOver, isLookedAt, OVERLAYS_DATASET, planOver, toldOfAreas } from './areas.ts'
import type { Made } from './listings.ts'

/** A row's values as the database reads them from text. */
export type Values = (string | number | boolean | null)[]
export type Table = {
  name: string
  /** Column and its type. */
  columns: [string, string][]
  rows: (made: Made) => Values[]
}

const columns = (text: string): [string, string][] =>
  text
    .split(',')
    .map(part => part.trim().split(/\s+/))
    .map(([name, ...type]) => [name!, type.join(' ')])

/** A point as extended well-known binary, in hex. */
export function pointHex([lng, lat]: readonly [number, number]): string {
  const bytes = Buffer.alloc(16)
  bytes.writeDoubleLE(lng, 0)
  bytes.writeDoubleLE(lat, 8)
  return `0101000020E6100000${bytes.toString('hex').toUpperCase()}`
}

const textArray = (values: readonly string[]) =>
  `{${values.map(value => `"${value.replace(/[\\"]/g, char => `\\${char}`)}"`).join(',')}}`

export const ZONING_DATASET = 3
const SEEN = '2024-11-22'
const at = '2026-11-01T00:00:00Z'
const isPublished = (made: Made) => made.status === 'published'

const maxCrane = ({ facts }: Made) =>
  facts.cranes ? Math.max(0, ...facts.cranes.map(crane => crane.ratedLoadT)) : null
const truck = ({ facts }: Made) => TRUCK_TONNES[facts.truck_access_class as keyof typeof TRUCK_TONNES] ?? null
const yesNo = (value: string | null, yes: string) => (value === null ? null : value === yes)
/** Land area of a property known by its town only is told to two digits. */
function toldLand({ facts, precision }: Made): number | null {
  const area = facts.land_area_m2
  return area === null || precision === 'exact' ? area : Number(area.toPrecision(2))
}

/** Names of the stations near the public place, as the projection's writer joins them. */
function stationsOf({ access, precision }: Made): string | null {
  const near = access
    .filter(({ roadM, straightM }) => ((precision === 'exact' ? roadM : null) ?? straightM) <= 1500)
    .sort((a, b) => a.station.id - b.station.id)
  return near.length > 0 ? near.map(({ station }) => `${station.nameJa}駅 ${station.nameEn} station`).join(' ') : null
}

const wordsOf = (made: Made): string =>
  searchWords({
    ...{ public_id: made.publicId, kind: made.kind, deal: made.deal, zone_id: made.zone as ZoneId | null },
    ...{ location_precision: made.precision, title_ja: made.titleJa, title_en: made.titleEn, facts: made.facts },
    ...{ summary_ja: made.summaryJa, summary_en: null, address_ja: made.addressJa, town_kana: null },
    ...{ town_ja: made.town.nameJa, town_en: made.town.nameEn, stations: stationsOf(made) },
    organisations: '架空不動産 Fictional Realty',
  })

/** What a verdict reads: the storey is the floor it is on, or of a building of one storey that. */
function verdictColumns(made: Made): Values {
  const { workshop_area_m2, floor, storeys } = made.facts
  const { plansBar, plansOpen, industries } = toldOfAreas(made)
  return [
    ...[workshop_area_m2, floor ?? (storeys === 1 ? 1 : null)],
    ...[plansBar && textArray(plansBar), plansOpen, industries && textArray(industries)],
  ]
}

/** What the search projection holds of a listing. */
function searched(made: Made): Values {
  const { facts } = made
  return [
    ...[made.id, made.publicId, made.assetId, made.kind, made.deal, made.zone, made.town.id, made.precision],
    ...[pointHex(made.publicLocation), ...made.publicLocation, made.ratios?.[0] ?? null, made.ratios?.[1] ?? null],
    ...[made.rentYen, made.priceYen, facts.leasable_area_m2, toldLand(made), facts.power_contract_kw],
    ...[facts.ceiling_height_min_m, facts.floor_load_t_m2, maxCrane(made), truck(made), facts.front_road_width_m],
    ...[yesNo(facts.operation_24h, 'allowed'), yesNo(facts.inspection_certificate, 'yes'), made.availableFrom],
    // The offer that is shown longest leads.
    ...[made.publishedOn, [...made.offerEnds].sort().at(-1)!, `{${[...made.offerEnds].sort().join(',')}}`, at],
    ...verdictColumns(made),
  ]
}

const SEARCHED = columns(`listing_id bigint, public_id text, asset_id bigint, kind text, deal text, zone_id text,
  town_id int, location_precision text, public_location geometry, lng float8, lat float8, coverage_ratio_pct int,
  floor_area_ratio_pct int, rent_yen bigint, price_yen bigint, floor_area_m2 numeric, land_area_m2 numeric,
  power_kw numeric, ceiling_m numeric, floor_load_t_m2 numeric, crane_t numeric, truck_t numeric, road_m numeric,
  hours24 boolean, certificate boolean, available_from date, published_on date, visible_until date, offer_ends date[],
  updated_at timestamptz, workshop_area_m2 numeric, storey int, plans_bar text[], plans_open boolean,
  guided_industries text[]`)

const CONTACT = [
  '架空不動産',
  'Fictional Realty',
  'phone',
  '担当 架空',
  'K. Kakuu',
  '平日 9–17時',
  'Weekdays 9–17',
  '042-000-0000',
]

/** The newest offer was confirmed last; one that was not confirmed again in time, long ago. */
const confirmedOn = (end: string, rank: number) =>
  end < '2030' ? '2026-08-01' : rank === 0 ? '2026-10-20' : '2026-10-10'

const coveredBy = ({ isNewAsset, assetId }: Made, area: number | null): Values[] =>
  isNewAsset && area !== null ? [[assetId, area, 1]] : []

/** Every table that a listing stands in, in the order in which they may be filled. */
export const TABLES: Table[] = [
  {
    name: 'assets',
    columns: columns(`id bigint, kind text, town_id int, address_ja text, location_precision text,
      public_location geometry, zone_id text, coverage_ratio_pct int, floor_area_ratio_pct int, zoning_dataset_id int,
      overlays_dataset_id int, guidance_dataset_id int, recorded_at timestamptz, updated_at timestamptz`),
    rows: made =>
      !made.isNewAsset
        ? []
        : [
            [
              ...[made.assetId, made.kind, made.town.id, made.addressJa, made.precision, pointHex(made.publicLocation)],
              ...[made.zone, made.ratios?.[0] ?? null, made.ratios?.[1] ?? null, ZONING_DATASET],
              ...[isLookedAt(made) ? OVERLAYS_DATASET : null, GUIDANCE_DATASET, at, at],
            ],
          ],
  },
  {
    name: 'asset_places',
    columns: columns('asset_id bigint, location geometry'),
    rows: made => (made.isNewAsset ? [[made.assetId, pointHex(made.location)]] : []),
  },
  {
    name: 'facts',
    columns: columns(`asset_id bigint, field text, value jsonb, source_party text, method text, confidence text,
      recorded_at timestamptz`),
    rows: made =>
      !made.isNewAsset
        ? []
        : Object.entries(made.facts)
            .filter(([, value]) => value !== null)
            .map(([field, value]) => [made.assetId, field, JSON.stringify(value), 'partner', 'declared', 'medium', at]),
  },
  {
    name: 'asset_zones',
    columns: columns(
      'asset_id bigint, zone_id text, coverage_ratio_pct int, floor_area_ratio_pct int, share real, dataset_id int',
    ),
    rows: made =>
      made.isNewAsset && made.zone
        ? [[made.assetId, made.zone, made.ratios?.[0] ?? null, made.ratios?.[1] ?? null, 1, ZONING_DATASET]]
        : [],
  },
  {
    name: 'asset_overlays',
    columns: columns('asset_id bigint, overlay_area_id int, share real'),
    rows: made => coveredBy(made, planOver(made)),
  },
  {
    name: 'asset_guidance',
    columns: columns('asset_id bigint, guidance_area_id int, share real'),
    rows: made => coveredBy(made, guidanceOver(made)),
  },
  {
    name: 'asset_access',
    columns: columns('asset_id bigint, station_id int, straight_m int, road_m int'),
    rows: made =>
      made.isNewAsset
        ? made.access.map(({ station, straightM, roadM }) => [made.assetId, station.id, straightM, roadM])
        : [],
  },
  {
    name: 'listings',
    columns: columns(`id bigint, public_id text, asset_id bigint, deal text, status text, title_ja text, title_en text,
      summary_ja text, published_on date, first_seen_on date, recorded_at timestamptz, updated_at timestamptz`),
    rows: made => [
      [
        ...[made.id, made.publicId, made.assetId, made.deal, made.status, made.titleJa, made.titleEn, made.summaryJa],
        ...[made.publishedOn, SEEN, at, at],
      ],
    ],
  },
  {
    name: 'offers',
    columns: columns(`listing_id bigint, organisation_id int, partner_ref text, status text, transaction_mode text,
      rent_yen bigint, price_yen bigint, tax text, available_from date, promise_days int, confirmed_on date,
      next_update_on date, confirmed_by_ja text, confirmed_by_en text, confirm_method text, contact_name_ja text,
      contact_name_en text, contact_hours_ja text, contact_hours_en text, contact_phone text, recorded_at timestamptz`),
    rows: made =>
      made.offerEnds.map((end, i) => [
        ...[made.id, 1, `${made.id}-${i}`, 'live', 'brokerage', made.rentYen, made.priceYen, 'excluded'],
        ...[made.availableFrom, made.deal === 'rent' ? 14 : 30, confirmedOn(end, i), end, ...CONTACT, at],
      ]),
  },
  {
    name: 'listing_search',
    columns: [...SEARCHED, ['words', 'text'], ['grams', 'text[]']],
    rows: made => {
      if (!isPublished(made)) return []
      const words = wordsOf(made)
      return [[...searched(made), words, textArray(bigrams(words))]]
    },
  },
]

/**
 * The reference: all of a published listing in one wide row, as one would keep it without a projection. Written from
 * the same listings by no code of the product.
 */
export const WIDE: Table = {
  name: 'bench_wide',
  columns: [
    ...SEARCHED,
    ...columns(`words text, title_ja text, title_en text, summary_ja text, address_ja text, contact text, facts jsonb,
      terms jsonb`),
  ],
  rows: made =>
    !isPublished(made)
      ? []
      : [
          [
            ...[...searched(made), wordsOf(made), made.titleJa, made.titleEn, made.summaryJa, made.addressJa],
            ...[
              CONTACT.join(' '),
              JSON.stringify(made.facts),
              JSON.stringify({ ends: made.offerEnds, tax: 'excluded' }),
            ],
          ],
        ],
}
