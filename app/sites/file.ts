import { z } from 'zod'
import { readDay } from '../lib/reading.ts'
import type { MultiPolygon } from '../places/rings.ts'
import { SITE_STATES } from './model.ts'

/** An outline of more corners is refused: no site needs them, and a scribble costs the database seconds. */
export const MAX_CORNERS = 500

const text = (max = 300) => z.string().trim().min(1).max(max)
const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().transform(value => value ?? null)
const day = z.string().refine(value => readDay(value) !== null, 'not_a_day')

const step = z.object({ state: z.enum(SITE_STATES), from: day, sourceJa: text(), sourceEn: text() })
const known = z.object({ ja: text(500), en: text(500), asOf: day, sourceJa: text(), sourceEn: text() })
const unknown = z.object({ ja: text(500), en: text(500) })

export const siteRecord = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'not_an_id'),
  nameJa: text(120),
  nameEn: text(120),
  /** GeoJSON; read by places/rings.ts, so that every layer refuses the same faults in the same words. */
  polygon: z.unknown(),
  formerUseJa: text(),
  formerUseEn: text(),
  townId: text(80),
  states: z
    .array(step)
    .min(1)
    .max(100)
    .refine(steps => new Set(steps.map(({ from }) => from)).size === steps.length, 'same_day_twice'),
  known: z.array(known).max(100).default([]),
  unknown: z.array(unknown).max(100).default([]),
  noteJa: maybe(text(500)),
  noteEn: maybe(text(500)),
  /** For staff only; stored apart and never read by a public query. */
  private: maybe(z.object({ ownerName: maybe(text()), ownerContact: maybe(text()), staffNote: maybe(text(2000)) })),
})
/** Ready to be stored; equal hashes mean equal content. */
export type SiteRow = Omit<z.output<typeof siteRecord>, 'polygon'> & {
  shape: MultiPolygon
  townRowId: number
  contentHash: string
}
