import type { map as ja } from '../ja/map.ts'
import type { SameKeys } from '../shape.ts'

export const map = {} as const satisfies SameKeys<typeof ja>
