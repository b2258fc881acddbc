import { useT } from '../../lib/i18n/provider.tsx'
import { StatusBadge, type Tone } from '../../ui/badge.tsx'
import { CardSection } from '../../ui/card.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Dotted } from '../../ui/dotted.tsx'
import type { ItemState } from '../detail.ts'
import type { StandardsView } from '../detail-view.ts'

const TONES: Record<ItemState, Tone> = { met: 'green', missing: 'orange', notApplicable: 'gray', unknown: 'yellow' }

/** What the agreement asks of a listing, and how this one stands. */
export function Standards({ standards }: { standards: StandardsView }) {
  const t = useT('listing')
  const { met, applicable } = standards
  return (
    <CardSection id="standards" title={t('standards.title')}>
      <p className="-mt-2 font-bold">{t('standards.count', { met, applicable })}</p>
      <Disclosure summary={t('standards.open')}>
        <p className="max-w-[44em] text-sm text-ink-soft">{t('standards.lead')}</p>
        <ul className="mt-3 grid gap-x-6 md:grid-cols-2">
          {standards.items.map(({ id, label, state, severity, basis }) => (
            <li key={id} className="flex items-start gap-3 border-b border-line py-2">
              <StatusBadge tone={TONES[state]} className="w-20 shrink-0 justify-center">
                {t(`standards.state.${state}`)}
              </StatusBadge>
              <span className="min-w-0">
                {label}
                <span className="block text-sm text-ink-soft">
                  <Dotted parts={[severity, basis]} />
                </span>
              </span>
            </li>
          ))}
        </ul>
      </Disclosure>
    </CardSection>
  )
}
