import { useT } from '../../lib/i18n/provider.tsx'
import { UnknownValue } from '../../ui/badge.tsx'
import { CardSection } from '../../ui/card.tsx'
import type { FactGroup, FactView } from '../facts-view.ts'

/** Every fact in its group; each opens to its papers. */
export function Facts({ groups }: { groups: FactGroup[] }) {
  const t = useT('listing')
  return (
    <CardSection id="facts" title={t('facts')}>
      <p className="-mt-2 mb-4 text-sm text-ink-soft">{t('factsLead')}</p>
      <div className="grid gap-6">
        {groups.map(({ group, facts }) => (
          <FactTable key={group} title={t(`groups.${group}`)} facts={facts} />
        ))}
      </div>
    </CardSection>
  )
}

function FactTable({ title, facts }: { title: string; facts: FactView[] }) {
  const t = useT('listing')
  const unknown = facts.filter(fact => fact.state === 'unknown').length
  return (
    <section>
      <h3 className="text-std-17B-170 flex flex-wrap items-baseline gap-x-3 border-b-2 border-line-strong pb-1">
        {title}
        {unknown > 0 ? (
          <span className="text-sm font-normal text-ink-soft">{t('unknownCount', { count: unknown })}</span>
        ) : null}
      </h3>
      <dl className="grid gap-x-6 sm:grid-cols-2 xl:grid-cols-3">
        {facts.map(fact => (
          <div key={fact.id} className="border-b border-line py-1.5">
            <dt className="text-sm text-ink-soft">{fact.label}</dt>
            <dd>
              <FactValue fact={fact} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function FactValue({ fact }: { fact: FactView }) {
  if (!fact.papers) return <ValueText fact={fact} />
  return (
    <details className="group">
      <summary className="relative flex min-h-11 items-baseline gap-x-2 before:absolute before:inset-x-0 before:-top-4 before:bottom-0 lg:min-h-7">
        <span className="min-w-0">
          <ValueText fact={fact} />
        </span>{' '}
        <span className="ml-auto shrink-0 text-xs text-ink-soft underline decoration-dotted underline-offset-4 after:ml-1 after:inline-block after:content-['▾'/''] group-open:after:rotate-180">
          {fact.method}
        </span>
      </summary>
      <p className="mt-1 rounded-8 bg-paper px-3 py-2 text-sm">{fact.papers}</p>
    </details>
  )
}

function ValueText({ fact }: { fact: FactView }) {
  const t = useT('listing')
  if (fact.state === 'unknown') return <UnknownValue />
  if (fact.state === 'withheld') return <span className="text-sm text-ink-soft">{t('withheld')}</span>
  if (fact.state === 'hidden') return <span className="text-sm text-ink-soft">{t('hidden')}</span>
  return (
    <>
      <span className="mr-1.5 font-bold tabular-nums" lang={fact.isQuoted ? 'ja' : undefined}>
        {fact.text}
      </span>{' '}
      {fact.extra ? <span className="inline-block text-sm text-ink-soft">{fact.extra}</span> : null}
    </>
  )
}
