import type { api as ja } from '../ja/api.ts'
import type { SameKeys } from '../shape.ts'

export const api = {} as const satisfies SameKeys<typeof ja>
