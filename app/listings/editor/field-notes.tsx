import { useT } from '../../lib/i18n/provider.tsx'
import type { FieldView } from './section-view.ts'

/** What was read of a control, and what stating it would bring. */
export function Notes({ field: { readBack, gain } }: { field: FieldView }) {
  const t = useT('editor')
  return (
    <>
      {readBack ? <p className="mt-1 text-sm font-bold text-green-1000">{t('readBack', { text: readBack })}</p> : null}
      {gain ? <p className="mt-1 text-sm text-ink-soft">{gain}</p> : null}
    </>
  )
}
