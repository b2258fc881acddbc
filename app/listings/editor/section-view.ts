import type { Entry } from './entry.ts'
import type { Section } from './sections.ts'

export type Option = { value: string; label: string }

/** One control of a form in words. Texts are as the form sends them. */
export type FieldView = {
  name: string
  control: Entry['control'] | 'fact'
  label: string
  hint?: string | undefined
  unit?: string | undefined
  lang?: 'ja' | 'en' | undefined
  most?: number | undefined
  isRequired: boolean
  options?: Option[] | undefined
  text: string
  /** What the portal has understood, in words; absent where nothing is known. */
  readBack?: string | undefined
  error?: string | undefined
  /** What stating it would bring. */
  gain?: string | undefined
  /** What belongs to a fact alone. */
  fact?: FactView
}

export type FactView = {
  id: string
  isUnknown: boolean
  papers: { party: string; method: string; on: string; confidence: string }
  papersText: string
}

/** What two people have made of the same. */
export type ConflictView = { path: string; label: string; yours: string; theirs: string }

/** A section's page. */
export type SectionView = {
  publicId: string
  /** Path of the list that the listing stands in, without the language. */
  base: string
  section: Section
  /** 'YYYY-MM-DD' */
  today: string
  isOpen: boolean
  title: string
  heading: string
  /** How the revision stands; none: nothing is under way. */
  state: 'open' | 'submitted' | 'changes_requested' | 'applied' | 'discarded' | 'none'
  version: number
  savedAt: string | null
  fields: FieldView[]
  groups: { title: string; fields: FieldView[] }[]
  papersOptions: { party: Option[]; method: Option[]; confidence: Option[] }
  /** [lng, lat] */
  at: [number, number] | null
  next: { path: string; label: string } | null
  faultCount: number
  /** What was sent could not be saved, for nothing is under way any more. */
  isClosed: boolean
  conflicts: ConflictView[]
}
