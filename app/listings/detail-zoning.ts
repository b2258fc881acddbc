import { formatEdition, formatNumber, listed, withUnit } from '../lib/i18n/format.ts'
import { inLocale } from '../lib/i18n/locale.ts'
import { zoneOf } from '../zoning/model.ts'
import { OVERLAY_KINDS, type OverlayKind } from '../zoning/overlays.ts'
import { ZONES_IN_WORDS } from '../zoning/zones-in-words.ts'
import type { DetailSource, LiveListing } from './detail.ts'
import { numberOf } from './fact-values.ts'
import type { FactWords } from './facts-view.ts'

export type ZoneView = {
  name: string
  colour: string
  letter: string
  share?: string
  /** Absent where the source does not know. */
  coverage?: string
  floorArea?: string
  /** What the zone is for; only of the larger part, whose rules on use hold for the whole lot. */
  purpose?: string
  industry?: string
  clause?: string
}
export type ZoningView = {
  isPlaced: boolean
  zones: ZoneView[]
  /** Of the whole lot; absent where unknown. */
  coverage?: string
  floorArea?: string
  effective?: { pct: string; why: string }
  /** What is absent of the whole lot is known but not told: it would say how the lot lies across a border. */
  isHidden: boolean
  /** null: not told at town precision. */
  overlays: { name: string; note?: string }[] | null
  /** Named because nothing is loaded for them. */
  unchecked: string
  sources: { text: string; illustrative: boolean }[]
}

const pct = (value: number | null): string | undefined => (value === null ? undefined : `${value}%`)

/** Which data an answer comes from, in a line. */
export function sourceView({ locale, t }: FactWords, what: string, source: DetailSource) {
  const values = {
    name: what,
    source: inLocale(locale, source, 'source'),
    edition: formatEdition(locale, source.edition),
  }
  return { text: t('zoning.edition', values), illustrative: source.illustrative }
}

function zoneViews({ locale, t }: FactWords, listing: LiveListing): ZoneView[] {
  const several = listing.zones.length > 1
  return listing.zones.map((part, i) => {
    const zone = zoneOf(part.zone)
    const words = ZONES_IN_WORDS[part.zone]
    return {
      name: inLocale(locale, zone, 'name'),
      colour: zone.colour,
      letter: inLocale(locale, zone, 'letter'),
      ...(several && part.share !== null ? { share: t('zoning.share', { pct: Math.round(part.share * 100) }) } : {}),
      coverage: pct(part.coverageRatioPct),
      floorArea: pct(part.floorAreaRatioPct),
      ...(i === 0
        ? {
            purpose: inLocale(locale, words, 'purpose'),
            industry: inLocale(locale, words, 'industry'),
            clause: inLocale(locale, words, 'clause'),
          }
        : {}),
    }
  })
}

function effective({ locale, t }: FactWords, { effectiveRatio, facts }: LiveListing): ZoningView['effective'] {
  const roadM = numberOf(facts, 'front_road_width_m')
  if (!effectiveRatio || roadM === null) return undefined
  const metres = withUnit(locale, formatNumber(locale, roadM), 'm')
  const { pct: value, decidedBy } = effectiveRatio
  const clause = t('zoning.article52', { n: /52条(\d+)項/.exec(effectiveRatio.clause)?.[1] ?? '' })
  return { pct: `${value}%`, why: t(decidedBy === 'road' ? 'zoning.byRoad' : 'zoning.byPlan', { metres, clause }) }
}

/** Layers that no data set of this portal has, whatever is loaded. */
const NEVER_LOADED = ['archaeology', 'road_plan'] as const

/** Kinds of restriction that nobody can look up here: nothing is loaded for them. */
export const uncheckedLayers = (loaded: readonly OverlayKind[]) => [
  ...OVERLAY_KINDS.filter(kind => !loaded.includes(kind)),
  ...NEVER_LOADED,
]

export function zoningView(words: FactWords, listing: LiveListing): ZoningView {
  const { locale, t } = words
  const { summary, zoningSource, overlaysSource, overlayKinds, guidance } = listing
  // Where the areas of guidance are a layer of their own, they are told there, with industries and incentives.
  const overlays = listing.overlays?.filter(({ kind }) => kind !== 'guidance' || !guidance.edition) ?? null
  return {
    isPlaced: listing.isPlaced,
    zones: zoneViews(words, listing),
    coverage: pct(summary.coverageRatioPct),
    floorArea: pct(summary.floorAreaRatioPct),
    effective: effective(words, listing),
    isHidden: summary.locationPrecision === 'town' && listing.zones.length > 1,
    overlays:
      overlays?.map(overlay => ({
        name: inLocale(locale, overlay, 'name'),
        note: inLocale(locale, overlay, 'note') || undefined,
      })) ?? null,
    unchecked: listed(
      locale,
      uncheckedLayers(overlayKinds).map(layer => t(`zoning.unchecked.${layer}`)),
    ),
    sources: [
      ...(zoningSource ? [sourceView(words, t('zoning.layer.zoning'), zoningSource)] : []),
      ...(overlaysSource && overlays ? [sourceView(words, t('zoning.layer.overlays'), overlaysSource)] : []),
    ],
  }
}
