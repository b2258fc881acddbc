import { useNavigate } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useHref, useT } from '../../lib/i18n/provider.tsx'
import { Checkbox } from '../../ui/field.tsx'

const KEPT = 'review-keys'

/** Where letters are typed, a letter is no shortcut. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

const focusFirst = (selector: string) => document.querySelector<HTMLElement>(selector)?.focus()

/**
 * Single-key shortcuts, off until somebody turns them on (WCAG 2.1.4); kept in this browser. They go somewhere and
 * decide nothing: the button is still to be pressed. Without scripts they are not offered.
 */
export function ReviewKeys({ next, previous }: { next: number | null; previous: number | null }) {
  const t = useT('review')
  const href = useHref()
  const navigate = useNavigate()
  const [isOn, setIsOn] = useState<boolean | null>(null)
  useEffect(() => setIsOn(localStorage.getItem(KEPT) === 'on'), [])
  useEffect(() => {
    if (!isOn) return
    const go = (id: number | null) => id !== null && navigate(href(`/staff/review/${id}`))
    const doings: Record<string, () => unknown> = {
      j: () => go(next),
      k: () => go(previous),
      a: () => focusFirst('#approve'),
      r: () => focusFirst('#return input, #return textarea'),
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const doing = doings[event.key.toLowerCase()]
      if (!doing) return
      event.preventDefault()
      doing()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [isOn, next, previous, navigate, href])
  if (isOn === null) return null
  return (
    <div className="print-hidden mt-4">
      <Checkbox
        label={t('decide.keys')}
        checked={isOn}
        onChange={event => {
          localStorage.setItem(KEPT, event.target.checked ? 'on' : 'off')
          setIsOn(event.target.checked)
        }}
      />
      {isOn ? <p className="text-sm text-ink-soft">{t('decide.keysText')}</p> : null}
    </div>
  )
}
