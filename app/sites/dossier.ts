import type { Interchange } from '../places/model.ts'
import type { Overlay, OverlayKind } from '../zoning/overlays.ts'
import type { ZonePart } from '../zoning/ratios.ts'
import type { SiteStep } from './model.ts'
import type { Site, Statement } from './site.ts'

export type NearStation = { nameJa: string; nameEn: string; straightM: number }
/** Which data an answer comes from. */
export type SourceEdition = { sourceJa: string; sourceEn: string; edition: string | null; illustrative: boolean }

/** Everything the public may know of one site. */
export type Dossier = Site & {
  noteJa: string | null
  noteEn: string | null
  /** Oldest first; steps after today are announced. */
  steps: SiteStep[]
  known: Statement[]
  unknown: Statement[]
  /** Larger part first. Empty: the zoning data does not reach here. */
  parts: ZonePart[]
  /** The zoning edition that gave the parts; null while none is loaded. */
  zoning: SourceEdition | null
  overlays: Overlay[]
  /** The overlay edition that was looked into; null: nobody has looked, which is not "none". */
  overlayEdition: SourceEdition | null
  /** Kinds of overlay that this edition holds anywhere in the city. */
  overlayKinds: OverlayKind[]
  stations: NearStation[]
  interchanges: Interchange[]
  /** Edition of the site's own data. */
  edition: string | null
}
