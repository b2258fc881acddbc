import { isRecord, words } from '../places/features.ts'
import type { MultiPolygon } from '../places/rings.ts'
import type { GuidanceArea } from './guidance.ts'

/** An area as it is kept, with its shape. */
export type HeldArea = GuidanceArea & { id: number; shape: MultiPolygon }
/** A feature of the portal's own GeoJSON, as the importer takes it. */
export type AreaFeature = { type: 'Feature'; properties: Record<string, unknown>; geometry: unknown }

/** A kept area as the importer takes it. */
export function featureOf({ id: _, shape, ...properties }: HeldArea): AreaFeature {
  return { type: 'Feature', properties, geometry: shape }
}

const nameOf = (feature: unknown): string | null =>
  isRecord(feature) && isRecord(feature.properties) ? words(feature.properties.nameJa) : null

/** The areas of before with those of a file: an area of a name that the file has gives way. */
export function joined(held: readonly HeldArea[], given: readonly unknown[]): unknown[] {
  const names = new Set(given.map(nameOf))
  return [...held.filter(({ nameJa }) => !names.has(nameJa)).map(featureOf), ...given]
}

/** Names of areas that come, that are said otherwise, and that go. */
export type AreaChanges = { added: string[]; changed: string[]; retired: string[] }

/** What becomes of each area, by name, where these features take the place of what is held. `leftOut`: their indexes. */
export function changesOf(
  held: readonly HeldArea[],
  given: readonly unknown[],
  leftOut: ReadonlySet<number | null>,
): AreaChanges {
  const before = new Set(held.map(({ nameJa }) => nameJa))
  const unchanged = new Set(held.map(area => JSON.stringify(featureOf(area))))
  const after = new Map<string, boolean>()
  given.forEach((feature, index) => {
    const name = nameOf(feature)
    if (name && !leftOut.has(index)) after.set(name, unchanged.has(JSON.stringify(feature)))
  })
  return {
    added: [...after.keys()].filter(name => !before.has(name)),
    changed: [...after].filter(([name, isSame]) => before.has(name) && !isSame).map(([name]) => name),
    retired: [...before].filter(name => !after.has(name)),
  }
}
