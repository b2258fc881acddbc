import type { HazardClass } from './law/process.ts'

/** An item of the law's lists of businesses that a work comes under, or may. */
export type ItemView = {
  clause: string
  text: string
  /** null = the facts named in `dependsOn` decide. */
  applies: true | null
  dependsOn: readonly string[]
}

/** What the law takes a work for, in one language. */
export type LawView = {
  use: string
  /** Of a factory: the class that is reached, and the one that open answers may still bring. */
  hazard: { surely: HazardClass; atWorst: HazardClass } | null
  items: readonly ItemView[]
  note: string | null
}
