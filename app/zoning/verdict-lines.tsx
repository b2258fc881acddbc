import { formatDay, listed } from '../lib/i18n/format.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { StatusBadge } from '../ui/badge.tsx'
import { cx } from '../ui/cx.ts'
import { Told } from '../ui/told.tsx'
import { ClauseText } from './clause-text.tsx'
import { rulesOf } from './law/verdict-model.ts'
import { VerdictBadge } from './verdict-headline.tsx'
import type { LineView, VerdictView } from './verdict-view.ts'

/** Everything a verdict rests on: each layer with clause and facts, what would turn it, what remains to be asked. */
export function VerdictLines({ layers, open, unused, ruleVersion }: VerdictView) {
  const t = useT('verdict')
  const locale = useLocale()
  const { day, revision } = rulesOf(ruleVersion)
  const isRefusedByZone = layers.some(({ layer, result }) => layer === 'use_zone' && result === 'not_allowed')
  return (
    <>
      <ul className="border-t border-line">
        {layers.map(line => (
          <VerdictLine key={`${line.layer} ${line.text}`} line={line} />
        ))}
      </ul>
      {isRefusedByZone ? <p className="mt-3 text-sm">{t('exception')}</p> : null}
      {open.length > 0 ? (
        <>
          <h3 className="text-std-17B-170 mt-4">{t('openTitle')}</h3>
          <ul className="list-disc pl-6">
            {open.map(({ code, text, clause, confidence }) => (
              <li key={code} className="mt-1">
                {text}
                <Clause clause={clause} confidence={confidence} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {unused.length > 0 ? (
        <p className="unknown mt-4">
          {t('unused', {
            facts: listed(
              locale,
              unused.map(({ name }) => name),
            ),
          })}
        </p>
      ) : null}
      <Guidance />
      <p className="mt-1 text-sm text-ink-soft">{t('rules', { day: formatDay(locale, day), revision })}</p>
    </>
  )
}

/** Who decides: stands beside every verdict. */
export function Guidance({ className = 'mt-4' }: { className?: string }) {
  const t = useT('verdict')
  return <p className={cx('border-l-4 border-key-900 bg-key-50 px-3 py-2', className)}>{t('guidance')}</p>
}

function VerdictLine({ line }: { line: LineView }) {
  const t = useT('verdict')
  const locale = useLocale()
  const { layer, result, clause, text, needs, facts, change, confidence } = line
  return (
    <li className="border-b border-line py-3">
      <p className="flex flex-wrap items-center gap-x-3">
        <strong>{t(`layer.${layer}`)}</strong>
        {result === 'permit_required' || result === 'no_data' ? (
          <StatusBadge tone={result === 'no_data' ? 'gray' : 'yellow'}>{t(`line.${result}`)}</StatusBadge>
        ) : (
          <VerdictBadge result={result} />
        )}
      </p>
      <p className="mt-1">
        <Told>{text}</Told>
      </p>
      <Clause clause={clause} confidence={confidence} />
      {facts.length > 0 ? (
        <p className="text-sm text-ink-soft">
          {t('facts')}:{' '}
          {listed(
            locale,
            facts.map(({ name, value, whose }) => t('fact', { name, value, whose: t(`whose.${whose}`) })),
          )}
        </p>
      ) : null}
      {needs.length > 0 ? (
        <p className="mt-1">
          <span className="unknown font-bold">
            {t('needs', {
              facts: listed(
                locale,
                needs.map(({ name }) => name),
              ),
            })}
          </span>
        </p>
      ) : null}
      {change ? <p className="mt-1 font-bold">{t('change', { change: change.text })}</p> : null}
    </li>
  )
}

function Clause({ clause, confidence }: Pick<LineView, 'clause' | 'confidence'>) {
  const t = useT('verdict')
  return (
    <span className="block text-sm text-ink-soft">
      {t('clause')}: <ClauseText>{clause}</ClauseText>
      {confidence === 'low' ? ` ・ ${t('unsure')}` : ''}
    </span>
  )
}
