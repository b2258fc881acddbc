import type { listings as ja } from '../ja/listings.ts'
import type { SameKeys } from '../shape.ts'

export const listings = {} as const satisfies SameKeys<typeof ja>
