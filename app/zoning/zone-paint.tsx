import { useMemo } from 'react'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { ZoneSwatch } from '../map/legend.tsx'
import type { ZoneStyle } from '../map/model.ts'
import type { Headline } from './law/verdict-model.ts'
import { zoneStyles } from './map-styles.ts'
import { resultsOf, verdictLegend, verdictStyles, writeResults, type ZoneVerdict } from './zone-verdicts.ts'

type Paint = {
  zones: readonly ZoneStyle[]
  zonesQuery?: string
  zonesLegend?: { title: string; rows: readonly ZoneStyle[] }
}

/** How the map paints and explains the zones: as ever, or by what they say of a work. */
export function useZonePaint(verdicts: readonly ZoneVerdict[] | null): Paint {
  const t = useT('verdict')
  const locale = useLocale()
  return useMemo(() => {
    if (!verdicts) return { zones: zoneStyles(locale) }
    const inWords = (result: Headline) => t(`headline.${result}`)
    const results = resultsOf(verdicts)
    return {
      zones: verdictStyles(locale, results, inWords),
      zonesQuery: `paint=${writeResults(results)}`,
      zonesLegend: { title: t('legend'), rows: verdictLegend(inWords) },
    }
  }, [verdicts, t, locale])
}

/** What the colours, patterns and signs of the painted map mean; stands beside its picture as well. */
export function PaintLegend({ zonesLegend }: Pick<Paint, 'zonesLegend'>) {
  if (!zonesLegend) return null
  return (
    <ul aria-label={zonesLegend.title} className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {zonesLegend.rows.map(row => (
        <li key={row.id} className="inline-flex items-center gap-1.5">
          <ZoneSwatch zone={row} /> {row.name}
        </li>
      ))}
    </ul>
  )
}
