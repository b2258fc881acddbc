import type { pages as ja } from '../ja/pages.ts'
import type { SameKeys } from '../shape.ts'

export const pages = {} as const satisfies SameKeys<typeof ja>
