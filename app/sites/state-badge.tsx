import { useT } from '../lib/i18n/provider.tsx'
import { StatusBadge, type Tone, UnknownValue } from '../ui/badge.tsx'
import type { SiteState } from './model.ts'

const tones: Record<SiteState, Tone> = {
  operating: 'gray',
  closure_announced: 'yellow',
  closed: 'orange',
  demolition: 'orange',
  planning: 'blue',
  redeveloping: 'purple',
  reused: 'green',
}

export function SiteStateBadge({ state }: { state: SiteState | null }) {
  const t = useT('sites')
  if (!state) return <UnknownValue>{t('state.unknown')}</UnknownValue>
  return <StatusBadge tone={tones[state]}>{t(`state.${state}`)}</StatusBadge>
}
