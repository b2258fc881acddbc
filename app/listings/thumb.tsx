import { useT } from '../lib/i18n/provider.tsx'
import { type ZoneId, zoneOf } from '../zoning/model.ts'
import type { Kind } from './model.ts'

/** Outlines on a 160 × 120 ground, standing on y = 92. */
const drawings: Record<Kind, string> = {
  factory: 'M28 92V60l18-14v14l18-14v14l18-14v14l18-14V92Zm72 0V38h12v-8h8v8h12v54ZM40 92V76h22v16m14-16h16',
  workshop: 'M34 92V58l46-24 46 24v34ZM56 92V68h30v24M96 68h18v12H96Z',
  warehouse: 'M22 92V54l58-20 58 20v38ZM40 92V66h34v26M40 74h34m-34 8h34m12 10V66h34v26M86 74h34m-34 8h34',
  office: 'M48 92V28h64v64ZM60 42h10m20 0h10M60 56h10m20 0h10M60 70h10m20 0h10M74 92V78h12v14',
  shop: 'M34 92V50h92v42ZM30 50l8-18h84l8 18Zm18 0v8m22-8v8m22-8v8m22-8v8M44 92V68h30v24m12-24h28v14H86Z',
  land: 'M26 92 48 52h80l10 40Zm30-28h60m-70 14h82M78 52l-4 40',
}

/** Stands where a listing has no photo: what it is and in which zone, drawn; the words stand beside it. */
export function ListingThumb({ kind, zone }: { kind: Kind; zone: ZoneId | null }) {
  const t = useT('listings')
  return (
    <svg
      viewBox="0 0 160 120"
      role="img"
      aria-label={t('thumb', { kind: t(`kind.${kind}`) })}
      className="h-auto w-full rounded-8"
    >
      <rect width="160" height="120" fill="#f4f3ee" />
      <rect y="92" width="160" height="28" fill={zone ? zoneOf(zone).colour : '#e6e3dc'} />
      <path d={drawings[kind]} fill="#fff" stroke="#333" strokeWidth="2" strokeLinejoin="round" />
      <path d="M0 92h160" stroke="#333" strokeWidth="2" />
    </svg>
  )
}
