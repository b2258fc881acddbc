import type { PlaceFacts } from './here.ts'
import type { Place, PlanHere } from './law/case.ts'
import { isUse, type UseId } from './law/uses.ts'
import type { Overlay } from './overlays.ts'

/** Uses that a district plan bars, as its attributes say it; null = its rules on use are not in the data. */
const usesBarred = (said: unknown): UseId[] | null => (Array.isArray(said) ? said.filter(isUse) : null)

/** A district plan as the law's reader takes it. */
export const planOf = ({ nameJa, nameEn, attrs }: Pick<Overlay, 'nameJa' | 'nameEn' | 'attrs'>): PlanHere => ({
  nameJa,
  nameEn,
  bans: usesBarred(attrs.usesBarred),
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
