import { formatDay, listed } from '../lib/i18n/format.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { NotificationBanner } from '../ui/banner.tsx'
import type { Standing } from './agreement.ts'
import { labelsOf, type ShownAgreement } from './agreement-card.tsx'
import type { AgreementChoices } from './agreement-input.ts'

/** Above an organisation's own pages while its agreement is about to end. */
export function EndingNotice({ standing: { name, day, daysLeft } }: { standing: Standing }) {
  const t = useT('organisations')
  const locale = useLocale()
  if (name !== 'ending' || day === null) return null
  return (
    <NotificationBanner
      tone="warning"
      title={t('own.ending', { day: formatDay(locale, day), days: daysLeft ?? 0 })}
      className="mb-6 max-w-[60rem]"
    >
      {t('own.endingText')}
    </NotificationBanner>
  )
}

/** An organisation's agreement in plain words. `offers`: whether it may post property at all; a bank may not. */
export function OwnAgreement({
  standing,
  present,
  choices,
  offers,
}: {
  standing: Standing
  present: ShownAgreement | null
  choices: AgreementChoices
  offers: boolean
}) {
  const t = useT('organisations')
  const locale = useLocale()
  if (!present || standing.day === null) return <p>{t('own.none')}</p>
  const values = { day: formatDay(locale, standing.day), days: standing.daysLeft ?? 0 }
  const withheld = labelsOf(choices.fields, present.withheldFields)
  const lines = [
    t('own.kindsText', { kinds: listed(locale, labelsOf(choices.kinds, present.kinds)) }),
    t(`own.${present.publication}`),
    t(present.mayOfferOffMarket ? 'own.offMarketYes' : 'own.offMarketNo'),
    ...(withheld.length > 0 ? [t('own.withheld', { fields: listed(locale, withheld) })] : []),
  ]
  return (
    <>
      <p className="font-bold">{t(standing.name === 'ending' ? 'own.ending' : 'own.inForce', values)}</p>
      {offers ? (
        <>
          <h3 className="mt-4 font-bold">{t('own.scope')}</h3>
          <ul className="mt-1 list-disc pl-6">
            {lines.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      ) : (
        <p className="mt-3">{t('own.bank')}</p>
      )}
    </>
  )
}
