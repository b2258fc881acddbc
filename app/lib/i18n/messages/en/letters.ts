import type { letters as ja } from '../ja/letters.ts'
import type { SameKeys } from '../shape.ts'

export const letters = {
  title: 'Mail of the sample',
  lead: 'In the sample no mail goes anywhere: it arrives here. Only whoever runs the portal on this machine sees this page.',
  none: 'No mail yet',
  noneLead: 'An invitation or a request to confirm arrives here a few seconds after the portal has sent it.',
  subject: 'Subject',
  to: 'To',
  at: 'Arrived',
  back: 'All mail of the sample',
} as const satisfies SameKeys<typeof ja>
