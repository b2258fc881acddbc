import { useT } from '../../lib/i18n/provider.tsx'
import type { ZoningView } from '../detail-zoning.ts'

/** Which data a section comes from, and whether that is a sample. */
export function Sources({ sources }: Pick<ZoningView, 'sources'>) {
  const t = useT('listing')
  return (
    <div className="mt-3 text-sm text-ink-soft">
      {sources.map(({ text, illustrative }) => (
        <p key={text}>
          {t('zoning.source')} {text}
          {illustrative ? <strong className="ml-2">{t('zoning.sample')}</strong> : null}
        </p>
      ))}
    </div>
  )
}
