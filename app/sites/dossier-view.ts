import { distanceText, formatEdition } from '../lib/i18n/format.ts'
import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import { type ZoneId, zoneOf } from '../zoning/model.ts'
import { OVERLAY_KINDS, type OverlayKind } from '../zoning/overlays.ts'
import { ZONES_IN_WORDS } from '../zoning/zones-in-words.ts'
import type { Dossier } from './dossier.ts'
import { type SiteState, storyOf } from './model.ts'
import { proceduresFor } from './procedures.ts'
import type { Confidence, Duty, Threshold } from './thresholds.ts'

// The dossier in one language: what the browser gets. Tables of law and zones stay on the server.

export type StepView = {
  state: SiteState
  from: string
  to: string | null
  source: string
  when: 'past' | 'now' | 'next'
}
export type StatementView = { text: string; asOf: string | null; source: string | null }
export type PartView = {
  id: ZoneId
  name: string
  letter: string
  colour: string
  share: number
  coverageRatioPct: number | null
  floorAreaRatioPct: number | null
}
export type ProcedureView = {
  id: string
  duty: Duty
  law: string
  rule: string
  who: string
  when: string
  to: string
  note: string | null
  confidence: Confidence
}
export type SourceView = { source: string; edition: string; illustrative: boolean }

export type DossierView = ReturnType<typeof dossierView>

const stepViews = (site: Dossier, locale: Locale, today: string): StepView[] =>
  storyOf(site.steps).map(step => ({
    state: step.state,
    from: step.from,
    to: step.to,
    source: inLocale(locale, step, 'source'),
    when: step.from > today ? 'next' : step.from === site.step?.from ? 'now' : 'past',
  }))

const statementViews = (said: Dossier['known'], locale: Locale): StatementView[] =>
  said.map(statement => ({
    text: inLocale(locale, statement, 'text'),
    asOf: statement.asOf,
    source: inLocale(locale, statement, 'source') || null,
  }))

const partViews = (site: Dossier, locale: Locale): PartView[] =>
  site.parts.map(({ zone, ...part }) => {
    const { colour, ...names } = zoneOf(zone)
    return {
      id: zone,
      name: inLocale(locale, names, 'name'),
      letter: inLocale(locale, names, 'letter'),
      colour,
      ...part,
    }
  })

function zoneWords(zone: ZoneId | null, locale: Locale) {
  if (!zone) return null
  const words = ZONES_IN_WORDS[zone]
  return {
    purpose: inLocale(locale, words, 'purpose'),
    industry: inLocale(locale, words, 'industry'),
    clause: inLocale(locale, words, 'clause'),
  }
}

const procedureViews = (rows: readonly Threshold[], locale: Locale): ProcedureView[] =>
  rows.map(row => ({
    id: row.id,
    duty: row.duty,
    law: inLocale(locale, row, 'law'),
    rule: inLocale(locale, row, 'rule'),
    who: inLocale(locale, row, 'who'),
    when: inLocale(locale, row, 'when'),
    to: inLocale(locale, row, 'to'),
    note: inLocale(locale, row, 'note') || null,
    confidence: row.confidence,
  }))

const sourceView = (edition: Dossier['zoning'], locale: Locale): SourceView | null =>
  edition && {
    source: inLocale(locale, edition, 'source'),
    edition: formatEdition(locale, edition.edition),
    illustrative: edition.illustrative,
  }

function overlaysView(site: Dossier, locale: Locale) {
  const source = sourceView(site.overlayEdition, locale)
  const missing: OverlayKind[] = OVERLAY_KINDS.filter(kind => !site.overlayKinds.includes(kind))
  return {
    source,
    /** Kinds of which the portal holds no data anywhere. */
    missing,
    areas: site.overlays.map(overlay => ({
      id: overlay.id,
      kind: overlay.kind,
      name: inLocale(locale, overlay, 'name'),
      note: inLocale(locale, overlay, 'note') || null,
      share: overlay.share,
    })),
  }
}

export function dossierView(site: Dossier, locale: Locale, today: string) {
  const zones = site.parts.map(({ zone, share }) => ({ zoneId: zone, share }))
  const { met, toConfirm, byOther } = proceduresFor(site.areaM2, zones)
  return {
    id: site.id,
    name: inLocale(locale, site, 'name'),
    town: inLocale(locale, site, 'town'),
    formerUse: inLocale(locale, site, 'formerUse'),
    note: inLocale(locale, site, 'note') || null,
    areaM2: site.areaM2,
    isSample: site.isSample,
    edition: formatEdition(locale, site.edition),
    at: site.at,
    shape: site.shape,
    state: site.step?.state ?? null,
    since: site.step?.from ?? null,
    story: stepViews(site, locale, today),
    known: statementViews(site.known, locale),
    unknown: statementViews(site.unknown, locale),
    parts: partViews(site, locale),
    coverageRatioPct: site.coverageRatioPct,
    floorAreaRatioPct: site.floorAreaRatioPct,
    zoneWords: zoneWords(site.zone, locale),
    zoningSource: sourceView(site.zoning, locale),
    overlays: overlaysView(site, locale),
    procedures: {
      met: procedureViews(met, locale),
      toConfirm: procedureViews(toConfirm, locale),
      byOther: procedureViews(byOther, locale),
    },
    stations: site.stations.map(station => ({
      name: inLocale(locale, station, 'name'),
      distance: distanceText(locale, station.straightM),
    })),
    interchanges: site.interchanges.map(one => ({
      name: inLocale(locale, one, 'name'),
      road: inLocale(locale, one, 'road'),
      distance: distanceText(locale, one.straightM),
    })),
  }
}
