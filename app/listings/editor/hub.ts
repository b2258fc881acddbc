import type { ItemState } from '../detail.ts'
import type { Section } from './sections.ts'

/** How far a section is. `todo`: something that must be stated is missing; `gaps`: facts are not stated. */
export type SectionState = 'done' | 'gaps' | 'todo'
export type SectionRow = {
  id: Section | 'photos' | 'flyer'
  label: string
  path: string
  state: SectionState
  text: string
}

export type ChecklistRow = { id: string; label: string; state: ItemState; isMust: boolean; path: string | null }

/** What the whole listing's page shows of the work on it. */
export type HubView = {
  publicId: string
  path: string
  title: string
  what: string
  /** The partner's own number; null: none but the portal's yet. */
  reference: string | null
  state: 'open' | 'submitted' | 'changes_requested' | 'applied' | 'discarded' | 'none'
  /** Of the offer, in a word. */
  status: string
  isPublic: boolean
  isOpen: boolean
  /** Its owner does not consent to its publication any more: it came from a bank's lead. */
  isMasked: boolean
  version: number
  savedAt: string | null
  submittedAt: string | null
  /** How what staff entered for the partner came, in words. */
  byProxy: string | null
  reasons: { label: string | null; text: string; path: string | null }[]
  sections: SectionRow[]
  filled: number
  fillable: number
  gains: { text: string; path: string }[]
  checklist: ChecklistRow[]
  /** Items that keep it from being submitted. */
  lacking: number
  /** The other deal of the same property: what can be done, or where it is. */
  other: { label: string; path: string | null }
}
