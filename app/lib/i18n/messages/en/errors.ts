import type { errors as ja } from '../ja/errors.ts'
import type { SameKeys } from '../shape.ts'

export const errors = {} as const satisfies SameKeys<typeof ja>
