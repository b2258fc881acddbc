import { useLocale, useT } from '../../lib/i18n/provider.tsx'
import { NotificationBanner } from '../../ui/banner.tsx'
import { CHECKLIST } from '../checklist.ts'

export type Refusal = { refusal: string; lacks: readonly string[] }

/** Why a decision was not taken, in words; of a listing that lacks something, what. */
export function RefusedDecision({ returned: { refusal, lacks } }: { returned: Refusal }) {
  const t = useT('review')
  const locale = useLocale()
  const nameOf = (id: string) => CHECKLIST.find(item => item.id === id)?.[locale] ?? t('section.contact')
  return (
    <NotificationBanner tone="error" title={t(`end.${refusal as 'Changed'}`)} role="alert" className="mb-6">
      {lacks.length > 0 ? (
        <ul className="list-disc pl-5">
          {lacks.map(id => (
            <li key={id}>{nameOf(id)}</li>
          ))}
        </ul>
      ) : null}
    </NotificationBanner>
  )
}
