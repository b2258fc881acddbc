import type { sites as ja } from '../ja/sites.ts'
import type { SameKeys } from '../shape.ts'

export const sites = {} as const satisfies SameKeys<typeof ja>
