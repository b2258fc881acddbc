import { useT } from '../../lib/i18n/provider.tsx'
import { NotificationBanner } from '../../ui/banner.tsx'
import { Checkbox, FieldGroup } from '../../ui/field.tsx'
import type { ConflictView } from './section-view.ts'

/** What two people have made of the same fields: one of each pair is chosen, within the form that holds the rest. */
export function ConflictChoice({ conflicts }: { conflicts: readonly ConflictView[] }) {
  const t = useT('editor')
  if (conflicts.length === 0) return null
  return (
    <NotificationBanner tone="warning" title={t('conflict.title')} role="alert">
      <p>{t('conflict.text')}</p>
      <div className="mt-3 grid gap-4">
        {conflicts.map(({ path, label, yours, theirs }) => (
          <FieldGroup key={path} legend={label}>
            <Checkbox
              type="radio"
              name={`keep.${path}`}
              value="yours"
              defaultChecked
              label={t('conflict.yours', { value: yours })}
            />
            <Checkbox
              type="radio"
              name={`keep.${path}`}
              value="theirs"
              label={t('conflict.theirs', { value: theirs })}
            />
          </FieldGroup>
        ))}
      </div>
    </NotificationBanner>
  )
}
