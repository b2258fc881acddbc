import { useMemo } from 'react'
import { listed } from '../lib/i18n/format.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { ZoneSwatch } from '../map/legend.tsx'
import type { ZoneStyle } from '../map/model.ts'
import type { Headline } from './law/verdict-model.ts'
import { zoneStyle, zoneStyles } from './map-styles.ts'
import { type PlanVerdict, planStyles, writePlans } from './plan-parts.ts'
import { VerdictBadge } from './verdict-headline.tsx'
import { resultsOf, verdictLegend, verdictStyles, writeResults, type ZoneVerdict } from './zone-verdicts.ts'

type Paint = {
  zones: readonly ZoneStyle[]
  zoneParts?: readonly ZoneStyle[]
  zonesQuery?: string
  zonesLegend?: { title: string; rows: readonly ZoneStyle[] }
}

/** How the map paints and explains the zones: as ever, or by what they, and district plans over them, say of a work. */
export function useZonePaint(verdicts: readonly ZoneVerdict[] | null, found: readonly PlanVerdict[] | null): Paint {
  const t = useT('verdict')
  const locale = useLocale()
  return useMemo(() => {
    const plans = found ?? []
    if (!verdicts) return { zones: zoneStyles(locale) }
    const inWords = (result: Headline) => t(`headline.${result}`)
    const results = resultsOf(verdicts)
    return {
      zones: verdictStyles(locale, results, inWords),
      zoneParts: planStyles(plans),
      zonesQuery: `paint=${writeResults(results)}${plans.length > 0 ? `&plans=${writePlans(plans)}` : ''}`,
      zonesLegend: { title: t('legend'), rows: verdictLegend(inWords) },
    }
  }, [verdicts, found, t, locale])
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

/**
 * Where a district plan says otherwise than the zone under it: what the map paints over the zones, in words. Where the
 * portal holds no district plans, that it paints the zones alone.
 */
export function PlanNotes({ plans }: { plans: readonly PlanVerdict[] | null }) {
  const t = useT('zoning')
  const locale = useLocale()
  if (!plans) return <p className="unknown mt-3 text-sm">{t('plansUnchecked')}</p>
  if (plans.length === 0) return <p className="mt-3 text-sm">{t('plansAgree')}</p>
  const alike = new Map<string, PlanVerdict[]>()
  for (const plan of plans) {
    const key = `${plan.name} ${plan.result}`
    alike.set(key, [...(alike.get(key) ?? []), plan])
  }
  return (
    <div className="mt-3 text-sm">
      <p className="font-bold">{t('plansDiffer')}</p>
      <ul>
        {[...alike].map(([key, parts]) => (
          <li key={key} className="mt-1">
            <VerdictBadge result={parts[0]!.result} className="mr-2" />
            {t('planAt', {
              name: parts[0]!.name,
              zones: listed(
                locale,
                parts.map(({ zone }) => zoneStyle(locale, zone).name),
              ),
            })}
          </li>
        ))}
      </ul>
    </div>
  )
}
