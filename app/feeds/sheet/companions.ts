import { type Content, type Flat, withValues } from '../../listings/content.ts'
import { followingTitles } from '../../listings/editor/title.ts'
import type { Around } from './column.ts'

// What goes with what a row says: a pin, a title or an English name that belonged to the value before would tell of
// something else.

type Towns = Pick<Around, 'towns'>['towns']

/** The values of a row, and those that follow from them. `before`: the content that they are written into. */
export function withCompanions(before: Content, written: Flat, towns: Towns): Flat {
  const next: Record<string, unknown> = { ...written }
  const isOther = (path: string, was: unknown) => path in written && written[path] !== was
  const follow = (path: string, value: unknown) => {
    if (!(path in written)) next[path] = value
  }
  const { place, contact } = before
  if (isOther('place.addressJa', place.addressJa) && place.addressEn !== null) follow('place.addressEn', null)
  if (isOther('place.roadNameJa', place.roadNameJa) && place.roadNameEn !== null) follow('place.roadNameEn', null)
  if (isOther('contact.nameJa', contact.nameJa)) follow('contact.nameEn', written['contact.nameJa'])
  if (isOther('contact.hoursJa', contact.hoursJa)) follow('contact.hoursEn', written['contact.hoursJa'])
  if (isMovedAway(before, written)) {
    next['place.at'] = null
    next['place.precision'] = 'town'
  }
  const titles = followingTitles(before, withValues(before, next), id => towns.find(town => town.id === id))
  return { ...next, ...titles }
}

/** It lies in another town now, and nobody says where in it. */
export const isMovedAway = ({ place }: Content, written: Flat): boolean =>
  place.at !== null && !('place.at' in written) && 'place.townId' in written && written['place.townId'] !== place.townId
