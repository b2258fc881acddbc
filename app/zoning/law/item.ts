import type { ItemId } from './condition.ts'

/** A business of the statutory lists. `ja` is the text of the law. */
export type Item = { id: ItemId; clause: string; ja: string; en: string }
