import type { fields as ja } from '../ja/fields.ts'
import type { SameKeys } from '../shape.ts'

export const fields = {} as const satisfies SameKeys<typeof ja>
