import { forwardRef } from 'react'
import { useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'

const KEYS = [
  ['arrows', ['←', '↑', '→', '↓']],
  ['zoom', ['+', '−']],
  ['walk', ['Alt', '← →']],
  ['open', ['Enter']],
  ['pick', ['Enter']],
  ['leave', ['Esc']],
  ['help', ['?']],
] as const

/** The map's keys, in a dialog of the browser's own. */
export const HelpDialog = forwardRef<HTMLDialogElement, { canPick: boolean }>(function HelpDialog({ canPick }, ref) {
  const t = useT('map')
  const close = useT('common')('close')
  return (
    <dialog ref={ref} aria-labelledby="map-help" className="map-help">
      <h2 id="map-help" className="mb-3 text-lg font-bold">
        {t('help')}
      </h2>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2 text-sm">
        {KEYS.filter(([name]) => name !== 'pick' || canPick).map(([name, keys]) => (
          <div key={name} className="contents">
            <dt className="flex gap-1">
              {keys.map(key => (
                <kbd key={key} className="map-key">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{t(`helpKeys.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog" className="mt-5">
        <Button type="submit" look="outline">
          {close}
        </Button>
      </form>
    </dialog>
  )
})
