import { type MouseEvent, useEffect, useState } from 'react'
import { useLocale, useT } from '../../lib/i18n/provider.tsx'
import type { Basemap, Credit, LngLat } from '../../map/model.ts'
import { MapPanel } from '../../map/panel.tsx'
import { readCoordinates, STEPS, type Step, stepped, writeCoordinates } from '../../places/place-text.ts'
import { Button } from '../../ui/button.tsx'
import { zoneStyles } from '../../zoning/map-styles.ts'

type Props = {
  /** The control that holds the position as text. */
  inputId: string
  at: LngLat | null
  stepM: number
  basemap: Basemap
  credits: Credit[]
}

/** Sets a field as its writer would, so that whoever listens to the form hears of it. */
function write(input: HTMLInputElement, text: string) {
  input.value = text
  input.dispatchEvent(new Event('input', { bubbles: true }))
}

/** A map whose click sets the position in a field, and buttons that move it by a step; these are the form's own. */
export function PointPicker({ inputId, at: stored, stepM, basemap, credits }: Props) {
  const t = useT('editor')
  const locale = useLocale()
  const [at, setAt] = useState<LngLat | null>(stored)
  const input = () => document.getElementById(inputId) as HTMLInputElement | null
  useEffect(() => {
    const field = input()
    const read = () => setAt(readCoordinates(field?.value ?? ''))
    field?.addEventListener('input', read)
    return () => field?.removeEventListener('input', read)
  })
  const put = (to: LngLat) => {
    const field = input()
    if (field) write(field, writeCoordinates(to))
  }
  const nudge = (event: MouseEvent, step: Step) => {
    event.preventDefault()
    if (at) put(stepped(at, step, stepM))
  }
  return (
    <div>
      <p className="mb-2 text-sm text-ink-soft">{t('place.mapHint')}</p>
      <MapPanel
        label={t('place.map')}
        basemap={basemap}
        zones={zoneStyles(locale)}
        credits={credits}
        camera={stored ? { center: stored, zoom: 15.5 } : undefined}
        rows={at ? [{ id: 'place', at, kind: '', label: t('place.map') }] : []}
        selected={at ? 'place' : null}
        onPick={put}
        cooperativeGestures
        className="h-80 rounded-12 md:h-96"
      />
      <fieldset className="mt-3">
        <legend className="mb-1 text-sm font-bold">{t('place.nudge', { metres: stepM })}</legend>
        <div className="flex flex-wrap gap-2">
          {(Object.keys(STEPS) as Step[]).map(step => (
            <Button
              key={step}
              type="submit"
              name="nudge"
              value={step}
              look="outline"
              size="sm"
              onClick={event => nudge(event, step)}
            >
              {t(`place.${step}`)}
            </Button>
          ))}
        </div>
      </fieldset>
    </div>
  )
}
