import { listed } from '../lib/i18n/format.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { StatusBadge } from '../ui/badge.tsx'
import { cx } from '../ui/cx.ts'
import type { Headline } from './law/verdict-model.ts'
import { VERDICT_LOOKS } from './verdict-looks.ts'

/** A verdict in a word with its sign. */
export function VerdictBadge({ result, place, className }: { result: Headline; place?: string; className?: string }) {
  const t = useT('verdict')
  const { sign, tone } = VERDICT_LOOKS[result]
  const words = t(`headline.${result}`)
  return (
    <StatusBadge tone={tone} className={className}>
      <span aria-hidden="true" className="mr-1">
        {sign}
      </span>
      {place ? t('at', { place, result: words }) : words}
    </StatusBadge>
  )
}

type Props = {
  result: Headline
  /** What remains to do or to ask; only how much is told. */
  open: readonly unknown[]
  unchecked: readonly { text: string }[]
  place: string
  className?: string
}

/**
 * The verdict, how much remains to be asked, and what was not checked: all of one size, for none of them is a footnote.
 */
export function VerdictHeadline({ result, open, unchecked, place, className }: Props) {
  const t = useT('verdict')
  const locale = useLocale()
  const layers = listed(
    locale,
    unchecked.map(({ text }) => text),
  )
  return (
    <p className={cx('flex flex-wrap items-center gap-x-3 gap-y-1 font-bold', className)}>
      <VerdictBadge result={result} place={place} className="text-[1em]!" />
      {open.length > 0 ? <span>{t('open', { count: open.length })}</span> : null}
      {unchecked.length > 0 ? <span className="unknown">{t('unchecked', { layers })}</span> : null}
    </p>
  )
}
