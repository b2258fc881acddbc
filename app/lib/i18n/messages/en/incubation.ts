import type { incubation as ja } from '../ja/incubation.ts'
import type { SameKeys } from '../shape.ts'

export const incubation = {} as const satisfies SameKeys<typeof ja>
