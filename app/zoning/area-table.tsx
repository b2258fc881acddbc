import { formatNumber } from '../lib/i18n/format.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { ZoneSwatch } from '../map/legend.tsx'
import { Table } from '../ui/table.tsx'
import { zoneStyle } from './map-styles.ts'
import { INDUSTRIAL_ZONES, type ZoneId } from './model.ts'

const KM2 = 1_000_000

/** How much of the city each zone covers, as a table whose rows carry their own bar. */
export function AreaTable({ areas }: { areas: readonly { zone: ZoneId; areaM2: number }[] }) {
  const t = useT('zoning')
  const locale = useLocale()
  const total = areas.reduce((sum, area) => sum + area.areaM2, 0)
  const largest = Math.max(...areas.map(area => area.areaM2))
  const km2 = (squareMetres: number) => (squareMetres / KM2).toFixed(2)
  const share = (squareMetres: number) => t('pct', { value: ((squareMetres / total) * 100).toFixed(1) })
  const industry = areas
    .filter(area => INDUSTRIAL_ZONES.includes(area.zone))
    .reduce((sum, area) => sum + area.areaM2, 0)
  return (
    <>
      <p className="mb-4 max-w-[46em]">
        {t('areasLead', { km2: km2(industry), pct: formatNumber(locale, (industry / total) * 100, 0) })}
      </p>
      <Table
        caption={t('areasTable')}
        captionHidden
        head={[t('areaZone'), t('areaKm2'), t('areaShare')]}
        rows={[
          ...areas.map(({ zone, areaM2 }) => ({
            key: zone,
            cells: [
              <div key="name" className="md:flex md:items-center md:gap-6">
                <a href={`#zone-${zone}`} className="link flex min-h-11 items-center gap-2 md:w-72">
                  <ZoneSwatch zone={zoneStyle(locale, zone)} />
                  {zoneStyle(locale, zone).name}
                </a>
                <Bar colour={zoneStyle(locale, zone).colour} length={areaM2 / largest} />
              </div>,
              km2(areaM2),
              share(areaM2),
            ],
          })),
          { key: 'total', cells: [t('total'), km2(total), share(total)] },
        ]}
      />
    </>
  )
}

function Bar({ colour, length }: { colour: string; length: number }) {
  return (
    <svg
      viewBox="0 0 200 16"
      preserveAspectRatio="none"
      aria-hidden="true"
      className="block h-4 w-full max-w-96 md:flex-1"
    >
      <rect x="0.5" y="0.5" width={Math.max(2, 199 * length)} height="15" fill={colour} stroke="#666" />
    </svg>
  )
}
