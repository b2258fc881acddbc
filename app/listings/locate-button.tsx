import { useState } from 'react'
import { useT } from '../lib/i18n/provider.tsx'
import { AROUND_BOX } from '../map/city.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icons.tsx'

type Trouble = 'denied' | 'unavailable' | 'elsewhere'

/** Asks the browser where the reader is, when the reader asks; nobody is told before the form is sent. */
export default function LocateButton({ onFound }: { onFound: (at: string) => void }) {
  const t = useT('search')
  const [state, setState] = useState<'idle' | 'asking' | 'found' | Trouble>('idle')
  const locate = () => {
    setState('asking')
    if (!navigator.geolocation) return setState('unavailable')
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude } }) => {
        const [west, south, east, north] = AROUND_BOX
        if (longitude < west || longitude > east || latitude < south || latitude > north) return setState('elsewhere')
        setState('found')
        // About ten metres: the address that holds it may be passed on.
        onFound(`${longitude.toFixed(4)},${latitude.toFixed(4)}`)
      },
      error => setState(error.code === error.PERMISSION_DENIED ? 'denied' : 'unavailable'),
      { timeout: 15_000, maximumAge: 60_000 },
    )
  }
  const isTrouble = state !== 'idle' && state !== 'asking' && state !== 'found'
  return (
    <div className="mt-3">
      <Button size="sm" look="outline" onClick={locate} aria-disabled={state === 'asking'}>
        <Icon name="target" className="size-4" />
        {t('locate')}
      </Button>
      <p role="status" className={isTrouble ? 'mt-1.5 text-sm font-bold text-error-2' : 'text-sm text-ink-soft'}>
        {state === 'idle' ? '' : t(`locating.${state}`)}
      </p>
    </div>
  )
}
