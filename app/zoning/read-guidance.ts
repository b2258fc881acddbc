import { z } from 'zod'
import { holdsControls } from '../lib/controls.ts'
import { canonicalText, type RawFeature, words } from '../places/features.ts'
import { schemaFault } from '../places/records.ts'
import type { Finding, LeftOut } from '../places/report.ts'
import { type MultiPolygon, readPolygons, shapeKey } from '../places/rings.ts'
import type { GuidanceArea } from './guidance.ts'
import { isIndustry } from './jsic.ts'

const text = (most: number) => z.string().trim().min(1).max(most)
const record = z.object({
  nameJa: text(400),
  nameEn: text(400).nullish(),
  industries: z
    .array(z.string().refine(isIndustry, 'not_an_option'))
    .min(1)
    .max(99)
    .refine(codes => new Set(codes).size === codes.length, 'twice'),
  incentivesJa: text(2000).nullish(),
  incentivesEn: text(2000).nullish(),
  sourceJa: text(400).nullish(),
  sourceEn: text(400).nullish(),
  url: z
    .string()
    .max(400)
    .refine(url => /^https?:\/\//.test(url) && URL.canParse(url), 'not_a_link')
    .nullish(),
})

export type GuidanceRow = GuidanceArea & { index: number; shape: MultiPolygon }

/** Reads one feature; `meets`: whether its box touches the city's. */
export function readGuidance(
  { index, properties, geometry }: RawFeature,
  meets: (shape: MultiPolygon) => boolean,
): GuidanceRow | Finding<LeftOut> {
  const label = words(properties.nameJa) ?? undefined
  const shape = readPolygons(geometry)
  if ('fault' in shape) return { index, reason: shape.fault, label }
  if (!meets(shape.value)) return { index, reason: 'outside_city', label }
  const read = record.safeParse(properties)
  if (!read.success) return { index, label, ...schemaFault(read.error) }
  if (holdsControls(read.data)) return { index, reason: 'control_characters', label }
  const { nameJa, nameEn, industries, incentivesJa, incentivesEn, sourceJa, sourceEn, url } = read.data
  return {
    index,
    nameJa,
    nameEn: nameEn ?? nameJa,
    industries: [...industries].sort(),
    incentivesJa: incentivesJa ?? null,
    incentivesEn: incentivesEn ?? null,
    sourceJa: sourceJa ?? null,
    sourceEn: sourceEn ?? null,
    url: url ?? null,
    shape: shape.value,
  }
}

/** Parts of the same name may lie on one another only if they differ in shape. */
export const guidanceKey = ({ nameJa, shape }: Pick<GuidanceRow, 'nameJa' | 'shape'>) => `${nameJa} ${shapeKey(shape)}`

/** What else a row says, in one spelling. */
export const guidanceRest = ({
  nameEn,
  industries,
  incentivesJa,
  incentivesEn,
  sourceJa,
  sourceEn,
  url,
}: GuidanceArea) => canonicalText([nameEn, industries, incentivesJa, incentivesEn, sourceJa, sourceEn, url])
