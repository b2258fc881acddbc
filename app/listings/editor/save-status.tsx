import { useHref, useT } from '../../lib/i18n/provider.tsx'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import type { SaveState } from './save-state.ts'

const LOUD: readonly SaveState['kind'][] = ['failed', 'signedOut', 'closed', 'conflict']

/** Tells how the saving stands; what needs its writer is loud and says what to do. */
export function SaveStatus({ state, savedAt }: { state: SaveState; savedAt: string | null }) {
  const t = useT('editor')
  const href = useHref()
  const isLoud = LOUD.includes(state.kind)
  const text = {
    idle: savedAt ? t('form.savedAt', { at: savedAt }) : '',
    dirty: t('form.unsaved'),
    saving: t('form.saving'),
    saved: t('form.savedAt', { at: 'at' in state ? state.at : '' }),
    failed: t('form.failed'),
    signedOut: t('form.signedOut'),
    closed: t('form.closed'),
    conflict: t('form.conflict'),
  }[state.kind]
  return (
    <div className={cx('text-sm', isLoud ? 'rounded-8 border-2 border-error-2 p-3 font-bold' : 'text-ink-soft')}>
      <p role="status">{text}</p>
      {state.kind === 'signedOut' ? (
        <p>
          <a href={href('/login')} target="_blank" rel="noreferrer" className="link inline-flex min-h-11 items-center">
            {t('form.signIn')}
          </a>
        </p>
      ) : null}
      {state.kind === 'conflict' || state.kind === 'closed' ? (
        <Button type="submit" name="intent" value="stay" look="outline" size="sm" className="mt-2">
          {t('form.compare')}
        </Button>
      ) : null}
    </div>
  )
}
