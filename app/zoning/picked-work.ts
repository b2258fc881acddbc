import type { FactId } from './law/facts.ts'

/** A work that can be chosen. `use` is what the parameter of that name holds; `note` the use of a building it is. */
export type WorkChoice = { use: string; name: string; note: string }

/** A question on the work that is chosen. `written`: the answer as it stands in the address; '' = not known. */
export type Question = { id: FactId; ask: string; written: string; error?: string } & (
  | { kind: 'number'; unit: string }
  | { kind: 'choice'; options: readonly { value: string; label: string }[] }
)

/** Everything a form needs by which a work is chosen and asked about. */
export type PickedWork = {
  chosen: WorkChoice | null
  /** By which words a work is looked for; '' = none. */
  words: string
  /** What fits them; null = nothing is looked for. */
  matches: readonly WorkChoice[] | null
  questions: readonly Question[]
  /** Names of the answers in the address that no rule on the work reads. */
  unused: readonly string[]
  /** What could not be read, in words, without the questions' own. */
  problems: readonly string[]
}

/** The parameter for words by which a work is looked for without scripts. */
export const WORK_WORDS = 'work_q'
