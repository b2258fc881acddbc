import { distanceText, formatNumber } from '../lib/i18n/format.ts'
import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import type { Translate } from '../lib/i18n/translate.ts'
import type { LngLat } from '../map/model.ts'
import { type LocationPrecision, walkMinutes } from './model.ts'

/** A station near the public place. `roadM`: metres along roads that somebody stated; never at town precision. */
export type NearStation = {
  nameJa: string
  nameEn: string
  lineJa: string | null
  lineEn: string | null
  at: LngLat
  straightM: number
  roadM: number | null
}
export type NearInterchange = { nameJa: string; nameEn: string; roadJa: string; roadEn: string; straightM: number }

export type Surroundings = {
  /** The map in words. */
  twin: string
  /** What the place and the distances stand for. */
  note: string
  rows: { name: string; detail: string }[]
}

type Case = {
  precision: LocationPrecision
  /** Somebody has stated where it is. */
  isPlaced: boolean
  /** The public place. */
  at: LngLat
  town: { nameJa: string; nameEn: string }
  /** Never at town precision. */
  roadNameJa: string | null
  roadNameEn: string | null
  stations: readonly NearStation[]
  interchanges: readonly NearInterchange[]
}
type Words = { locale: Locale; t: Translate<'listingFacts'> }

const COMPASS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const
export type Bearing = (typeof COMPASS)[number]

/** Which way one goes from one point to another, in eight winds; good for the few kilometres of a city. */
export function bearing([fromLng, fromLat]: LngLat, [toLng, toLat]: LngLat): Bearing {
  const east = (toLng - fromLng) * Math.cos((((fromLat + toLat) / 2) * Math.PI) / 180)
  const degrees = (Math.atan2(east, toLat - fromLat) * 180) / Math.PI
  return COMPASS[Math.round((degrees + 360) / 45) % 8]!
}

/** 「徒歩9分（道路距離720m）」 where the road metres are stated, else 「直線620m」. */
export function wayText({ locale, t }: Words, station: Pick<NearStation, 'straightM' | 'roadM'>): string {
  return station.roadM === null
    ? t('way.straight', { distance: distanceText(locale, station.straightM) })
    : t('way.walk', {
        minutes: walkMinutes(station.roadM),
        metres: `${formatNumber(locale, station.roadM)}${locale === 'ja' ? '' : ' '}m`,
      })
}

const stationName = ({ locale, t }: Words, station: NearStation) =>
  t('way.station', { name: inLocale(locale, station, 'name') })

function stationSentence(words: Words, place: Case, station: NearStation): string {
  return words.t('way.fromStation', {
    station: stationName(words, station),
    bearing: words.t(`bearing.${bearing(station.at, place.at)}`),
    way: wayText(words, station),
  })
}

const noteOf = ({ precision, isPlaced }: Case) =>
  precision === 'exact' ? 'way.exactNote' : isPlaced ? 'way.townNote' : 'way.unplacedNote'

/** The map's text twin and the distances, made from the data; the public place is all it knows. */
export function surroundings(words: Words, place: Case): Surroundings {
  const { locale, t } = words
  const [nearest] = place.stations
  const interchange = place.interchanges[0]
  const road = locale === 'ja' ? place.roadNameJa : (place.roadNameEn ?? place.roadNameJa)
  const town = inLocale(locale, place.town, 'name')
  const sentences = [
    nearest ? stationSentence(words, place, nearest) : t('way.noStation', { town }),
    road ? t('way.road', { road }) : null,
    interchange
      ? t('way.toInterchange', {
          name: inLocale(locale, interchange, 'name'),
          distance: distanceText(locale, interchange.straightM),
        })
      : null,
  ]
  return {
    twin: sentences.filter(Boolean).join(locale === 'ja' ? '' : ' '),
    note: t(noteOf(place), { town }),
    rows: [
      ...place.stations.map(station => ({
        name: [stationName(words, station), inLocale(locale, station, 'line')].filter(Boolean).join(' '),
        detail: wayText(words, station),
      })),
      ...place.interchanges.map(one => ({
        name: [inLocale(locale, one, 'name'), inLocale(locale, one, 'road')].join(' '),
        detail: t('way.straight', { distance: distanceText(locale, one.straightM) }),
      })),
    ],
  }
}
