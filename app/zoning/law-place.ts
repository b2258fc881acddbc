import type { PlaceFacts } from './here.ts'
import type { Place, PlanHere } from './law/case.ts'
import { isUse } from './law/uses.ts'
import type { Overlay } from './overlays.ts'

/** A district plan as the law's reader takes it; uses that it bars null = its rules on use are not in the data. */
export const planOf = ({
  nameJa,
  nameEn,
  attrs: { usesBarred },
}: Pick<Overlay, 'nameJa' | 'nameEn' | 'attrs'>): PlanHere => ({
  nameJa,
  nameEn,
  bans: Array.isArray(usesBarred) ? usesBarred.map(String).filter(isUse) : null,
})

/** What the portal holds about a place, as the law's reader takes it. */
export const lawPlace = ({
  zones,
  overlays,
  overlayKinds,
}: Pick<PlaceFacts, 'zones' | 'overlays' | 'overlayKinds'>): Place => ({
  zones: zones.parts,
  plans: overlays.edition && overlays.overlays.filter(({ kind }) => kind === 'district_plan').map(planOf),
  overlayKindsLoaded: overlayKinds,
})
