import { useT } from '../lib/i18n/provider.tsx'
import { SampleMark } from './badge.tsx'
import { Icon } from './icons.tsx'

/** The city's desk: who, phone, hours. The same order on every page. */
export function Office({ className }: { className?: string }) {
  const t = useT('common')
  const phone = t('footer.phone')
  return (
    <address className={`not-italic ${className ?? ''}`}>
      <p className="flex flex-wrap items-center gap-2">
        {t('footer.department')}
        <SampleMark />
      </p>
      <p>
        <a href={`tel:${phone}`} className="link inline-flex min-h-11 items-center gap-2 text-std-20B-150">
          <Icon name="phone" />
          <span className="sr-only">{t('phoneCall', { phone: '' })}</span>
          {phone}
        </a>
      </p>
      <p className="text-sm text-ink-soft">{t('footer.hours')}</p>
    </address>
  )
}
