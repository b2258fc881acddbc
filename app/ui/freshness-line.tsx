import { formatShortDay } from '../lib/i18n/format.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { cx } from './cx.ts'

type Props = {
  /** 'YYYY-MM-DD' */
  confirmedOn: string
  by?: string
  how?: 'phone' | 'visit' | 'workspace' | 'feed' | 'mail'
  /** 'YYYY-MM-DD': the day by which it must be confirmed again. */
  nextOn?: string
  className?: string
}

/** When, by whom and how something was last confirmed, and until when that holds. */
export function FreshnessLine({ confirmedOn, by, how, nextOn, className }: Props) {
  const t = useT('common')
  const locale = useLocale()
  const day = formatShortDay(locale, confirmedOn)
  return (
    <span className={cx('text-sm text-ink-soft', className)}>
      <time dateTime={confirmedOn}>
        {by && how
          ? t('freshness.confirmedBy', { day, who: by, how: t(`freshness.how.${how}`) })
          : t('freshness.confirmed', { day })}
      </time>
      {nextOn ? (
        <>
          <span aria-hidden="true">{locale === 'ja' ? ' ・ ' : ' · '}</span>
          <time dateTime={nextOn}>{t('freshness.nextBy', { day: formatShortDay(locale, nextOn) })}</time>
        </>
      ) : null}
    </span>
  )
}
