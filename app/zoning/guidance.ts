/** An area that the city guides certain industries to. Its industries are middle groups of 日本標準産業分類. */
export type GuidanceArea = {
  nameJa: string
  nameEn: string
  industries: readonly string[]
  incentivesJa: string | null
  incentivesEn: string | null
  /** Where the city says so. */
  sourceJa: string | null
  sourceEn: string | null
  url: string | null
}
