import { useEffect, useState } from 'react'
import { useT } from '../lib/i18n/provider.tsx'
import { Button } from './button.tsx'
import { Icon } from './icons.tsx'

/** Prints the page; without scripts there is nothing to press, and the browser's own way stays. */
export function PrintButton({ className }: { className?: string }) {
  const t = useT('common')
  const [isReady, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  return (
    <Button look="outline" className={className} hidden={!isReady} onClick={() => window.print()}>
      <Icon name="printer" />
      {t('print')}
    </Button>
  )
}
