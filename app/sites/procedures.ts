import type { ZoneId } from '../zoning/model.ts'
import { BY_AREA, type LeastArea, type Threshold } from './thresholds.ts'
import { BY_OTHER } from './thresholds-other.ts'

export type Share = { zoneId: ZoneId; share: number }
export type Procedures = {
  /** The area meets the threshold. */
  met: Threshold[]
  /** Whether it does depends on where the land lies, which is not known well enough. */
  toConfirm: Threshold[]
  /** Not decided by the area. */
  byOther: Threshold[]
}

/** m² of a site on each side of the control area's line, and where no zone is known. */
type Parts = { promotion: number; control: number; unknown: number }

/** Shares that fill the site up to this much are whole: the rest is the rounding of two outlines. */
const WHOLE = 0.995

function partsOf(areaM2: number, zones: readonly Share[]): Parts {
  const sum = zones.reduce((total, { share }) => total + share, 0)
  const scale = sum >= WHOLE ? areaM2 / sum : areaM2
  const control = zones.reduce((total, { zoneId, share }) => (zoneId === 'uca' ? total + share : total), 0) * scale
  const promotion = sum * scale - control
  return { promotion, control, unknown: sum >= WHOLE ? 0 : areaM2 - promotion - control }
}

/** What the size of a site may call for. A site across the control area's line is judged part by part. */
export function proceduresFor(areaM2: number, zones: readonly Share[]): Procedures {
  const parts = partsOf(areaM2, zones)
  const found: Procedures = { met: [], toConfirm: [], byOther: [...BY_OTHER] }
  for (const row of BY_AREA) {
    if (isMet(row.area, parts)) found.met.push(row)
    else if (mayBeMet(row.area, parts)) found.toConfirm.push(row)
  }
  return found
}

const reaches = (part: number, least: number | null) => least !== null && part > 0 && part >= least

/** Met whatever the unknown part turns out to be. */
function isMet(area: LeastArea, { promotion, control, unknown }: Parts): boolean {
  if (reaches(promotion, area.promotion) || reaches(control, area.control)) return true
  const isEither = area.promotion !== null && area.control !== null
  return isEither && promotion + control === 0 && unknown >= Math.max(area.promotion!, area.control!)
}

/** The unknown part, or both sides taken as one tract, might reach the figure. */
function mayBeMet(area: LeastArea, { promotion, control, unknown }: Parts): boolean {
  const isTract = area.promotion !== null && area.control !== null && promotion > 0 && control > 0
  const whole = promotion + control + unknown
  return (
    reaches(isTract ? whole : promotion + unknown, area.promotion) ||
    reaches(isTract ? whole : control + unknown, area.control)
  )
}
