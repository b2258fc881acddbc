import { hasControls } from '../../lib/controls.ts'
import type { Content, Flat } from '../content.ts'
import { flatten } from '../content.ts'
import { type Field, fieldsFor } from '../fields.ts'
import type { Deal, Fact } from '../model.ts'
import { entriesOf } from './entries.ts'
import type { EntryFault, ReadOn } from './entry.ts'
import { factNames, readFactEntry } from './fact-entry.ts'
import { GROUPS, type Section } from './sections.ts'

/** What a form of a section is read against: what stands there, and the day. */
export type SectionOn = ReadOn & { content: Content; deal: Deal; stations: readonly string[]; today: string }

export type ReadSection = {
  /** Values by their path; what the form does not change is not here. */
  written: Flat
  /** What could not be read, by the control's name. */
  faults: Record<string, EntryFault>
}

/** The facts of a section, for what is offered. */
export const factsOf = (section: Section, { kind }: Content, deal: Deal): readonly Field[] =>
  fieldsFor(kind, deal).filter(({ group }) => GROUPS[section].includes(group))

/** Reads what a form of a section sends, as far as it can be read; each control that cannot is named. */
export function readSection(section: Section, form: URLSearchParams, on: SectionOn): ReadSection {
  const { content, deal, stations, today } = on
  const flat = flatten(content)
  const written: Record<string, unknown> = {}
  const faults: Record<string, EntryFault> = {}
  for (const entry of entriesOf(section, { kind: content.kind, deal, stations })) {
    const raw = form.get(entry.name)?.replace(/\r\n?/g, '\n')
    if (raw === undefined || raw.trim() === entry.write(flat)) continue
    const read = hasControls(raw) ? 'unreadable' : entry.read(raw, on)
    if (typeof read === 'string') faults[entry.name] = read
    else Object.assign(written, read)
  }
  for (const field of factsOf(section, content, deal)) {
    const read = readFactEntry(form, field, content.facts[field.id] as Fact | undefined, today)
    if (read && 'fault' in read) faults[factNames(field.id).value] = read.fault
    else if (read) written[`facts.${field.id}`] = read.fact
  }
  return { written, faults }
}

/** Values whose writer has let another's stand. */
export function withoutTheirs(written: Flat, form: URLSearchParams): Flat {
  return Object.fromEntries(Object.entries(written).filter(([path]) => form.get(`keep.${path}`) !== 'theirs'))
}
