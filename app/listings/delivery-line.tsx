import { formatDay, formatShortDay } from '../lib/i18n/format.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { Icon } from '../ui/icons.tsx'
import type { Delivery } from './offers-page.ts'

/** How an offer came last, and whether its source names it no more. `imports`: where lists are looked at. */
export function DeliveryLine({ delivery, imports }: { delivery: Delivery | undefined; imports: string }) {
  const t = useT('freshness')
  const locale = useLocale()
  if (!delivery) return null
  const { last, absence } = delivery
  return (
    <>
      {absence ? (
        <p className="flex items-start gap-1 text-sm font-bold">
          <Icon name="warning" className="mt-0.5 size-4 shrink-0 text-warning-orange-2" />
          {t(`delivery.${absence.stage}`, { on: absence.offOn ? formatDay(locale, absence.offOn) : '' })}
        </p>
      ) : null}
      {last ? (
        <p className="text-sm">
          <LocaleLink to={`${imports}/${last.importId}`} className="link inline-flex min-h-11 items-center">
            {t(`delivery.${last.source}`, { on: formatShortDay(locale, last.on) })}
          </LocaleLink>
        </p>
      ) : null}
    </>
  )
}
