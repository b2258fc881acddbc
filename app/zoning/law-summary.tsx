import { listed } from '../lib/i18n/format.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { StatusBadge } from '../ui/badge.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { ClauseText } from './clause-text.tsx'
import type { ItemView, LawView } from './law-view.ts'

/** What the law takes a work for, in plain words, with the items of its lists. */
export function LawSummary({ law }: { law: LawView }) {
  const t = useT('work')
  const { hazard } = law
  const classWords = hazard && {
    surely: t(`hazard.${hazard.surely}`),
    atWorst: t(`hazard.${hazard.atWorst}`),
  }
  return (
    <>
      <DefinitionList
        items={[
          { term: t('lawUse'), value: law.use },
          ...(classWords
            ? [
                {
                  term: t('lawClass'),
                  value:
                    hazard.surely === hazard.atWorst
                      ? classWords.surely
                      : t('hazardRange', { from: classWords.surely, to: classWords.atWorst }),
                },
              ]
            : []),
        ]}
      />
      {hazard ? <Items items={law.items} /> : null}
      {law.note ? (
        <p className="mt-4">
          <strong>{t('note')}</strong>: {law.note}
        </p>
      ) : null}
    </>
  )
}

function Items({ items }: { items: readonly ItemView[] }) {
  const t = useT('work')
  const locale = useLocale()
  if (items.length === 0) return <p className="mt-3">{t('itemsNone')}</p>
  return (
    <>
      <h3 className="text-std-17B-170 mt-4">{t('lawItems')}</h3>
      <ul>
        {items.map(({ clause, text, applies, dependsOn }) => (
          <li key={clause} className="border-b border-line py-2.5">
            <StatusBadge tone={applies ? 'orange' : 'yellow'} className="mr-2">
              {t(applies ? 'itemApplies' : 'itemDepends')}
            </StatusBadge>
            <span>{text}</span>
            <span className="block text-sm text-ink-soft">
              <ClauseText>{clause}</ClauseText>
              {applies ? null : ` ・ ${t('itemDependsOn', { facts: listed(locale, dependsOn) })}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
