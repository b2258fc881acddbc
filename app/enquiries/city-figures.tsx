import { useT } from '../lib/i18n/provider.tsx'
import type { AnswerTimes } from './enquiry-desk.server.ts'
import { DeskFigure, useHours } from './enquiry-list.tsx'

/** How quickly enquiries are answered. */
export function CityFigures({ times }: { times: AnswerTimes }) {
  const t = useT('enquiries')
  const inHours = useHours()
  return (
    <dl aria-label={t('staff.figures')} className="mb-6 grid grid-cols-2 gap-3 lg:grid-cols-4">
      <DeskFigure label={t('staff.lateCount')} value={times.late} />
      <DeskFigure
        label={t('staff.median')}
        value={times.medianHours === null ? '—' : inHours(times.medianHours)}
        note={t('staff.medianNote')}
      />
      <DeskFigure label={t('staff.receivedCount')} value={times.received} />
      <DeskFigure label={t('staff.answeredCount')} value={times.answered} />
    </dl>
  )
}
