import { listed } from '../lib/i18n/format.ts'
import { inLocale } from '../lib/i18n/locale.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { ZoneSwatch } from '../map/legend.tsx'
import { ClauseText } from './clause-text.tsx'
import type { Headline } from './law/verdict-model.ts'
import { zoneStyle } from './map-styles.ts'
import { ZONE_GROUPS, type ZoneId } from './model.ts'
import { VerdictBadge } from './verdict-headline.tsx'
import type { ZoneResults } from './zone-verdicts.ts'
import { ZONES_IN_WORDS } from './zones-in-words.ts'

/** Every zone in plain words, the industrial ones first: most readers come for them. */
export function ZoneGuide({ results }: { results: ZoneResults | null }) {
  const t = useT('zoning')
  return (
    <>
      <p className="mb-4 max-w-[46em]">{t('guideLead')}</p>
      {ZONE_GROUPS.map(({ group, zones }) => (
        <div key={group} className="mt-6">
          <h3 className="text-std-20B-150 mb-3">{t(`group.${group}`)}</h3>
          <ul className="grid gap-4 lg:grid-cols-2">
            {zones.map(zone => (
              <ZoneInWords key={zone} id={zone} result={results?.[zone] ?? null} />
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}

/** '60%' or '30、40、50%', or that no steps are set for all land alike. */
function useSteps() {
  const t = useT('zoning')
  const locale = useLocale()
  return (steps: readonly number[]) =>
    steps.length === 0
      ? t('choicesNone')
      : t('pct', {
          value: steps.length > 7 ? `${steps[0]}–${steps[steps.length - 1]}` : listed(locale, steps),
        })
}

function ZoneInWords({ id, result }: { id: ZoneId; result: Headline | null }) {
  const t = useT('zoning')
  const locale = useLocale()
  const steps = useSteps()
  const zone = zoneStyle(locale, id)
  const words = ZONES_IN_WORDS[id]
  return (
    <li id={`zone-${id}`} className="card flex min-w-0 flex-col p-4 md:p-5">
      <h4 className="text-std-18B-160 flex items-center gap-3">
        <ZoneSwatch zone={zone} className="h-7 w-11" />
        {zone.name}
      </h4>
      {result ? (
        <p className="mt-2">
          <VerdictBadge result={result} />
        </p>
      ) : null}
      <p className="mt-2">{inLocale(locale, words, 'purpose')}</p>
      <p className="mt-2">
        <strong>{t('industry')}</strong>: {inLocale(locale, words, 'industry')}
      </p>
      <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
        {[
          { term: t('coverageChoices'), value: steps(words.coveragePct) },
          { term: t('floorAreaChoices'), value: steps(words.floorAreaPct) },
          { term: t('clause'), value: <ClauseText>{inLocale(locale, words, 'clause')}</ClauseText> },
        ].map(({ term, value }) => (
          <div key={term} className="contents">
            <dt className="text-ink-soft">{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-auto pt-2">
        <LocaleLink to={`/listings?zone=${id}`} className="link inline-flex min-h-11 items-center">
          {t('listings', { name: zone.name })}
        </LocaleLink>
      </p>
    </li>
  )
}
