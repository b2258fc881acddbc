import type { home as ja } from '../ja/home.ts'
import type { SameKeys } from '../shape.ts'

export const home = {} as const satisfies SameKeys<typeof ja>
