import type { zoning as ja } from '../ja/zoning.ts'
import type { SameKeys } from '../shape.ts'

export const zoning = {} as const satisfies SameKeys<typeof ja>
