import type { search as ja } from '../ja/search.ts'
import type { SameKeys } from '../shape.ts'

export const search = {} as const satisfies SameKeys<typeof ja>
