import type { Trx } from '../../../db/client.server.ts'
import { appendAudit } from '../../audit/audit.server.ts'
import { dayInTokyo } from '../../lib/day.ts'
import { isStep, stepped } from '../../places/place-text.ts'
import { isInCity, listTowns, nearestStations } from '../../places/queries.server.ts'
import type { Conflict, Content, Flat } from '../content.ts'
import { withValues } from '../content.ts'
import { actorOf } from '../publish.server.ts'
import { contentAt, openRevision, saveRevision, type Writing } from '../revisions.server.ts'
import { takeBack } from '../submit.server.ts'
import type { EntryFault } from './entry.ts'
import { readSection, withoutTheirs } from './read-section.ts'
import type { Section } from './sections.ts'
import { followingTitles } from './title.ts'
import { findWorking, type Working } from './working.server.ts'

export type SectionSaved =
  | { outcome: 'saved'; version: number; content: Content; faults: Record<string, EntryFault> }
  | { outcome: 'conflict'; version: number; conflicts: Conflict[]; faults: Record<string, EntryFault> }
  /** It has been submitted, published or thrown away meanwhile. */
  | { outcome: 'closed' }
  | { outcome: 'notFound' }

export type SectionForm = {
  publicId: string
  section: Section
  form: URLSearchParams
  /** The version that stood in front of the writer. */
  seen: number
}

/** The stations to which the way may be stated: those with a way, and the three nearest. */
export async function stationsOf(trx: Parameters<typeof nearestStations>[0], { place, access }: Content) {
  const near = place.at ? await nearestStations(trx, place.at) : []
  return [...new Set([...near.map(({ id }) => String(id)), ...Object.keys(access)])]
}

/** Metres by which the buttons beside the map move a point. */
export const STEP_M = 5

/** What the buttons beside the map do to the point of the form. */
function nudged({ written, faults }: { written: Flat; faults: object }, form: URLSearchParams, content: Content): Flat {
  const step = form.get('nudge') ?? ''
  const at = (written['place.at'] ?? content.place.at) as [number, number] | null
  return isStep(step) && at && !('at' in faults) ? { ...written, 'place.at': stepped(at, step, STEP_M) } : written
}

/**
 * Saves a section as far as it can be read; what cannot is named and stays as it was. Others' saves since are kept, and
 * where both changed the same, nothing is taken.
 */
export async function saveSection(
  trx: Trx,
  { publicId, section, form, seen }: SectionForm,
  writing: Writing,
): Promise<SectionSaved> {
  const working = await findWorking(trx, publicId, writing.owner)
  if (!working) return { outcome: 'notFound' }
  if (!working.isOpen || !working.revision) return { outcome: 'closed' }
  const { content, deal, revision } = working
  // What a form leaves as it was is what stood in front of its writer, not what others have saved since.
  const stood = seen === revision.version ? content : ((await contentAt(trx, revision.id, seen)) ?? content)
  const towns = await listTowns(trx)
  const stations = await stationsOf(trx, stood)
  const read = readSection(section, form, { content: stood, deal, towns, stations, today: dayInTokyo(writing.now) })
  const { faults } = read
  const written: Record<string, unknown> = { ...nudged(read, form, stood) }
  const at = written['place.at'] as [number, number] | null | undefined
  if (at && (await isInCity(trx, at)) === false) {
    faults.at = 'outsideCity'
    delete written['place.at']
  }
  const kept = withoutTheirs(written, form)
  // A title that follows is nobody's own words: it is no ground for a conflict.
  const isAlone = seen === revision.version
  const townOf = (id: number) => towns.find(town => town.id === id)
  const titles = isAlone ? followingTitles(content, withValues(content, kept), townOf) : {}
  const saved = await saveRevision(trx, revision.id, { seen, written: { ...kept, ...titles } }, writing)
  if (saved.ok) return { outcome: 'saved', version: saved.version, content: saved.content, faults }
  if (saved.refusal === 'Conflict')
    return { outcome: 'conflict', version: saved.version, conflicts: saved.conflicts, faults }
  if (saved.refusal === 'Unfit') throw new Error(`A section that was read does not fit a content: ${section}`)
  return { outcome: saved.refusal === 'NotOpen' ? 'closed' : 'notFound' }
}

/** Opens a listing for changes: what was submitted is taken back; what is public begins a revision. */
export async function openForChanges(trx: Trx, working: Working, writing: Writing): Promise<void> {
  if (working.isOpen) return
  if (working.revision?.state === 'submitted') await takeBack(trx, working.revision.id, writing)
  else {
    await openRevision(trx, working.offerId, writing)
    const { by, now } = writing
    const audit = { actor: actorOf(by), action: 'listing.edit', subjectKind: 'offer', subjectId: working.offerId }
    await appendAudit(trx, audit, now)
  }
}

/** Opens a listing for changes and saves a section of it, which was written before it was opened. */
export async function reopenAndSave(trx: Trx, given: SectionForm, writing: Writing): Promise<SectionSaved> {
  const working = await findWorking(trx, given.publicId, writing.owner)
  if (!working) return { outcome: 'notFound' }
  await openForChanges(trx, working, writing)
  const opened = await findWorking(trx, given.publicId, writing.owner)
  return saveSection(trx, { ...given, seen: opened?.version ?? given.seen }, writing)
}
