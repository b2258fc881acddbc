import type { ZoneStyle } from '../map/model.ts'
import type { Headline } from './law/verdict-model.ts'

type VerdictLook = {
  /** Stands for the verdict where there is no room for words. */
  sign: string
  colour: string
  pattern: ZoneStyle['pattern']
  /** Of its badge. */
  tone: 'green' | 'blue' | 'yellow' | 'red'
}

/** How a verdict is told: sign and pattern say it without the colour. */
export const VERDICT_LOOKS: Record<Headline, VerdictLook> = {
  allowed: { sign: '○', colour: '#6fbf86', pattern: 'plain', tone: 'green' },
  conditional: { sign: '△', colour: '#8fb8ea', pattern: 'dots', tone: 'blue' },
  to_be_confirmed: { sign: '?', colour: '#f2d36b', pattern: 'rows', tone: 'yellow' },
  not_allowed: { sign: '×', colour: '#d99a9a', pattern: 'cross', tone: 'red' },
}
