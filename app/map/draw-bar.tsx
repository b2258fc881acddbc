import { useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import type { Drawing } from './client/draw.client.ts'

/** Stands where the tool could not be fetched. */
export function NoDrawing({ cancel }: { cancel: () => void }) {
  const t = useT('map')
  return (
    <section aria-label={t('draw.title')} className="map-notice">
      <p role="alert" className="mb-2 text-sm">
        {t('draw.unavailable')}
      </p>
      <Button size="sm" look="outline" onClick={cancel}>
        {t('draw.cancel')}
      </Button>
    </section>
  )
}

/** What a reader does while drawing: how it works, how many points stand, and a button for each step. */
export function DrawBar({
  drawing,
  points,
  isCrossing,
  finish,
  cancel,
}: {
  drawing: Drawing
  points: number
  isCrossing: boolean
  finish: () => void
  cancel: () => void
}) {
  const t = useT('map')
  return (
    <section aria-label={t('draw.title')} className="map-notice">
      <p className="text-sm">{t('draw.how')}</p>
      <p role="status" className="mt-1 text-sm font-bold">
        {isCrossing ? t('draw.crossing') : t('draw.points', { count: points })}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" onClick={drawing.addPoint}>
          {t('draw.add')}
        </Button>
        <Button size="sm" look="outline" onClick={drawing.takeBack} disabled={points === 0}>
          {t('draw.back')}
        </Button>
        <Button size="sm" look="outline" onClick={finish} disabled={points < 3}>
          {t('draw.finish')}
        </Button>
        <Button size="sm" look="text" onClick={cancel}>
          {t('draw.cancel')}
        </Button>
      </div>
    </section>
  )
}
