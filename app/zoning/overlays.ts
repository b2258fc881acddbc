/** Rules and risks that lie over the use zones. */
export const OVERLAY_KINDS = ['district_plan', 'fire', 'height', 'hazard', 'guidance'] as const
export type OverlayKind = (typeof OVERLAY_KINDS)[number]

export type Overlay = {
  id: number
  kind: OverlayKind
  nameJa: string
  nameEn: string
  noteJa: string | null
  noteEn: string | null
  /** Figures of the area, by the names of its data set. */
  attrs: Record<string, unknown>
  /** Of the lot's area, 0 to 1; 1 for a point. */
  share: number
}
