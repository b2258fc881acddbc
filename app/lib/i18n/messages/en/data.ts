import type { data as ja } from '../ja/data.ts'
import type { SameKeys } from '../shape.ts'

export const data = {} as const satisfies SameKeys<typeof ja>
