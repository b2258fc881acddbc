import { z } from 'zod'
import type { Locale } from '../../lib/i18n/locale.ts'
import { translator } from '../../lib/i18n/translate.server.ts'
import type { Reason } from './score.ts'

const reasonsSchema = z.array(
  z.object({ feature: z.string(), outcome: z.string(), weight: z.number(), figure: z.number().optional() }),
)

export type ReasonView = { text: string; weight: number; feature: string }

/** A reason in words: '面積差0.8%'. What an older program noted and this one has no words for is left out. */
export function reasonViews(reasons: unknown, locale: Locale): ReasonView[] {
  const t = translator(locale, 'duplicates')
  const read = reasonsSchema.safeParse(reasons)
  return (read.success ? (read.data as Reason[]) : []).flatMap(({ feature, outcome, weight, figure }) => {
    const key = `reason.${feature}.${outcome}`
    const text = t(key as 'reason.id.same', { figure: figure ?? 0 })
    return text.includes(key) ? [] : [{ text, weight, feature }]
  })
}

const WORTH_TELLING = 3
/** What made them candidates is told first, whatever it weighs among candidates. */
const FIRST = ['id', 'address']
/** How far agreement counts is for whoever looks at weights: it speaks neither for nor against. */
const LIMIT = 'shared'

/** What names the place, then the weightiest reasons in one line, those for one property apart from those against: '同一地番・面積差0.8%・写真3枚一致'. */
export function evidenceLine(reasons: readonly ReasonView[], locale: Locale): { for: string; against: string } {
  const joined = (some: readonly ReasonView[]) =>
    some
      .slice(0, WORTH_TELLING)
      .map(({ text }) => text)
      .join(locale === 'ja' ? '・' : ', ')
  return {
    for: joined(
      [true, false].flatMap(isFirst =>
        reasons.filter(({ weight, feature }) => weight > 0 && FIRST.includes(feature) === isFirst),
      ),
    ),
    against: joined(reasons.filter(({ weight, feature }) => weight < 0 && feature !== LIMIT)),
  }
}

/** A probability in whole per cent; never a hundred, as nothing is certain. */
export const percentOf = (probability: number): number => Math.min(99, Math.floor(probability * 100))
