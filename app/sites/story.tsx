import { formatDay } from '../lib/i18n/format.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { cx } from '../ui/cx.ts'
import type { StatementView, StepView } from './dossier-view.ts'
import { SiteStateBadge } from './state-badge.tsx'

/** What has happened, newest first, each step with its days and its source. */
export function Story({ steps }: { steps: readonly StepView[] }) {
  const t = useT('sites')
  const locale = useLocale()
  const days = ({ from, to }: StepView) =>
    to
      ? t('dossier.storyTo', { from: formatDay(locale, from), to: formatDay(locale, to) })
      : t('dossier.storyFrom', { from: formatDay(locale, from) })
  return (
    <ol className="ml-2 border-l-2 border-line">
      {[...steps].reverse().map(step => (
        <li key={step.from} className="relative pb-5 pl-6 last:pb-0">
          <span
            aria-hidden="true"
            className={cx(
              'absolute top-1.5 -left-[0.5625rem] size-4 rounded-full border-2',
              step.when === 'now' ? 'border-key-900 bg-key-900' : 'border-line-strong bg-white',
              step.when === 'next' && 'border-dashed',
            )}
          />
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <SiteStateBadge state={step.state} />
            {step.when === 'past' ? null : (
              <strong className="text-sm">{t(step.when === 'now' ? 'dossier.storyNow' : 'dossier.storyNext')}</strong>
            )}
            <span className={step.when === 'now' ? 'font-bold' : undefined}>{days(step)}</span>
          </p>
          <p className="text-sm leading-160">{t(`stateMeaning.${step.state}`)}</p>
          <p className="text-sm text-ink-soft">{t('source', { source: step.source })}</p>
        </li>
      ))}
    </ol>
  )
}

/** What is known, each with day and source. */
export function Known({ said }: { said: readonly StatementView[] }) {
  const t = useT('sites')
  const locale = useLocale()
  if (said.length === 0) return <p className="text-ink-soft">{t('dossier.knownNone')}</p>
  return (
    <ul className="divide-y divide-line">
      {said.map(({ text, asOf, source }) => (
        <li key={text} className="py-2.5 first:pt-0">
          <p className="font-bold">{text}</p>
          <p className="text-sm text-ink-soft">
            {[asOf && t('dossier.asOf', { day: formatDay(locale, asOf) }), source && t('source', { source })]
              .filter(Boolean)
              .join(locale === 'ja' ? '・' : ' · ')}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** What nobody knows yet, said as loudly as what is known. */
export function NotKnown({ said, edition }: { said: readonly StatementView[]; edition: string }) {
  const t = useT('sites')
  if (said.length === 0) return <p className="text-ink-soft">{t('dossier.unknownNone')}</p>
  return (
    <>
      <ul className="space-y-2.5">
        {said.map(({ text }) => (
          <li key={text}>
            <span className="unknown font-bold">{text}</span>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-sm text-ink-soft">{t('dossier.unknownLead', { edition })}</p>
    </>
  )
}
