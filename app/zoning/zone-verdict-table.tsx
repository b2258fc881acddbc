import { listed } from '../lib/i18n/format.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { ZoneSwatch } from '../map/legend.tsx'
import { Table } from '../ui/table.tsx'
import { Told } from '../ui/told.tsx'
import { ClauseText } from './clause-text.tsx'
import { HEADLINES } from './law/verdict-model.ts'
import { zoneStyle } from './map-styles.ts'
import { VerdictBadge } from './verdict-headline.tsx'
import type { ZoneVerdict } from './zone-verdicts.ts'

/** How many zones say what, in one line: says itself anew when the answers change. */
export function ZoneVerdictCounts({ verdicts }: { verdicts: readonly ZoneVerdict[] }) {
  return (
    <p role="status" className="flex flex-wrap gap-x-4 gap-y-1 font-bold">
      {HEADLINES.map(result => (
        <span key={result} className="inline-flex items-center gap-1.5">
          <VerdictBadge result={result} /> {verdicts.filter(one => one.result === result).length}
        </span>
      ))}
    </p>
  )
}

/** What each zone says of a work, why, and by which clause. */
export function ZoneVerdictTable({ verdicts }: { verdicts: readonly ZoneVerdict[] }) {
  const t = useT('work')
  const locale = useLocale()
  return (
    <Table
      caption={t('zonesTable')}
      captionHidden
      isStacked
      head={[t('zone'), t('result'), t('why')]}
      rows={verdicts.map(verdict => ({
        key: verdict.zone,
        cells: [
          <div key="zone" className="min-w-48">
            <span className="flex items-center gap-2">
              <ZoneSwatch zone={zoneStyle(locale, verdict.zone)} />
              {zoneStyle(locale, verdict.zone).name}
            </span>
            <span className="block text-sm font-normal text-ink-soft">{verdict.purpose}</span>
          </div>,
          <VerdictBadge key="result" result={verdict.result} className="whitespace-nowrap" />,
          <Reason key="why" verdict={verdict} />,
        ],
      }))}
    />
  )
}

function Reason({ verdict: { text, clause, needs, change } }: { verdict: ZoneVerdict }) {
  const t = useT('verdict')
  const locale = useLocale()
  const facts = listed(locale, needs)
  return (
    <div className="min-w-56">
      <Told>{text}</Told>
      {needs.length > 0 ? <span className="unknown block w-fit">{t('needs', { facts })}</span> : null}
      {change ? <strong className="block">{t('change', { change })}</strong> : null}
      <span className="block text-sm text-ink-soft">
        <ClauseText>{clause}</ClauseText>
      </span>
    </div>
  )
}
