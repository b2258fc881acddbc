import type { Db } from '../../../db/client.server.ts'
import { formatInstant } from '../../lib/i18n/format.ts'
import { inLocale, type Locale } from '../../lib/i18n/locale.ts'
import { translator } from '../../lib/i18n/translate.server.ts'
import type { Translate } from '../../lib/i18n/translate.ts'
import { listTowns } from '../../places/queries.server.ts'
import { type Content, type Flat, flatten } from '../content.ts'
import type { Field } from '../fields.ts'
import { FIELD_GROUPS } from '../fields.ts'
import { CONFIDENCES, type Deal, FACT_METHODS, SOURCE_PARTIES } from '../model.ts'
import { conflictViews } from './conflict-view.server.ts'
import { countDemand } from './demand.server.ts'
import { entriesOf, isSaid } from './entries.ts'
import type { Entry, EntryFault } from './entry.ts'
import { entryText, optionLabel } from './entry-words.server.ts'
import { factView } from './fact-view.server.ts'
import { factsOf } from './read-section.ts'
import type { SectionSaved } from './save.server.ts'
import { stationsOf } from './save.server.ts'
import type { FieldView, SectionView } from './section-view.ts'
import { CRITERIA_OF, GROUPS, nextOf, type Section } from './sections.ts'
import type { Working } from './working.server.ts'

/** A form that came back: what was sent, and how its saving ended. */
export type Came = { form: URLSearchParams; saved: SectionSaved }

type Making = {
  locale: Locale
  t: Translate<'editor'>
  flat: Flat
  content: Content
  deal: Deal
  demand: Readonly<Record<string, number>>
  stationNames: ReadonlyMap<string, string>
  form: URLSearchParams | null
  faults: Record<string, EntryFault>
}

const gainOf = ({ t, demand }: Making, label: string, paths: readonly string[]): string | undefined => {
  const count = Math.max(0, ...paths.filter(path => path in CRITERIA_OF).map(path => demand[path] ?? 0))
  return count > 0 ? t('gain', { what: label, count }) : undefined
}

function entryView(making: Making, entry: Entry): FieldView {
  const { locale, t, flat, form, faults } = making
  const station = /^way\.(\d+)$/.exec(entry.name)?.[1]
  const label = station
    ? t('way', { station: making.stationNames.get(station) ?? '' })
    : t(`entry.${entry.name as 'titleJa'}`)
  const fault = faults[entry.name]
  return {
    name: entry.name,
    control: entry.control,
    label,
    hint: entry.hasHint ? t(`hint.${entry.name as 'titleJa'}`) : undefined,
    unit: entry.unit === 'yen' ? t('yen') : entry.unit,
    lang: entry.lang,
    most: entry.most,
    isRequired: entry.isRequired ?? false,
    options: entry.options?.map(value => ({ value, label: optionLabel(locale, entry, value) })),
    text: form?.get(entry.name) ?? entry.write(flat),
    readBack: entryText(locale, entry, flat),
    error: fault ? t(`fault.${fault}`) : undefined,
    gain: isSaid(entry, flat) ? undefined : gainOf(making, label, entry.paths),
  }
}

const groupTitle = (locale: Locale, group: (typeof FIELD_GROUPS)[number]) =>
  translator(locale, 'listing')(`groups.${group}`)

/** The facts of a section, in groups. */
function factGroupsOf(making: Making, section: Section, today: string): SectionView['groups'] {
  const { locale, content, deal, form, faults } = making
  const fields = factsOf(section, content, deal)
  const view = (field: Field): FieldView => {
    const gain = (label: string) => gainOf(making, label, [`facts.${field.id}`])
    return factView({ locale, t: making.t }, field, content.facts[field.id], { form, faults, gain, today })
  }
  return FIELD_GROUPS.filter(group => GROUPS[section].includes(group)).map(group => ({
    title: groupTitle(locale, group),
    fields: fields.filter(field => field.group === group).map(view),
  }))
}

/** What the selects of a fact's papers offer. */
function papersOptions(locale: Locale): SectionView['papersOptions'] {
  const t = translator(locale, 'listingFacts')
  return {
    party: SOURCE_PARTIES.map(value => ({ value, label: t(`party.${value}`) })),
    method: FACT_METHODS.map(value => ({ value, label: t(`method.${value}`) })),
    confidence: CONFIDENCES.map(value => ({ value, label: t(`confidence.${value}`) })),
  }
}

async function stationNamesOf(db: Db, ids: readonly string[], locale: Locale): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('stations')
    .select(['id', 'name_ja as nameJa', 'name_en as nameEn'])
    .where('id', 'in', ids.map(Number))
    .execute()
  return new Map(rows.map(row => [String(row.id), inLocale(locale, row, 'name')]))
}

type Asking = { locale: Locale; base: string; today: string; came?: Came }

/** A section's form in words, with what was sent where it came back. */
export async function sectionView(
  db: Db,
  working: Working,
  section: Section,
  { locale, base, today, came }: Asking,
): Promise<SectionView> {
  const { content, deal, revision } = working
  const stations = await stationsOf(db, content)
  const t = translator(locale, 'editor')
  const saved = came?.saved
  const faults = saved && 'faults' in saved ? saved.faults : {}
  const making: Making = {
    ...{ locale, t, content, deal, faults, flat: flatten(content) },
    demand: await countDemand(db, today),
    stationNames: await stationNamesOf(db, stations, locale),
    form: came?.form ?? null,
  }
  const entries = entriesOf(section, { kind: content.kind, deal, stations })
  const towns = saved?.outcome === 'conflict' ? await listTowns(db) : []
  const nameOf = (id: unknown) => inLocale(locale, towns.find(town => town.id === id) ?? {}, 'name')
  const next = nextOf(section)
  return {
    ...{ publicId: working.publicId, base, section, today, isOpen: working.isOpen },
    title: inLocale(locale, content, 'title'),
    heading: t(`section.${section}`),
    state: working.isOpen ? 'open' : (revision?.state ?? 'none'),
    version: saved?.outcome === 'conflict' ? saved.version : working.version,
    savedAt: revision ? formatInstant(locale, new Date(revision.updatedAt)) : null,
    fields: entries.map(entry => entryView(making, entry)),
    groups: factGroupsOf(making, section, today),
    papersOptions: papersOptions(locale),
    at: content.place.at,
    next: next && { path: `${base}/${working.publicId}/${next}`, label: t(`section.${next}`) },
    faultCount: Object.keys(faults).length,
    isClosed: saved?.outcome === 'closed',
    conflicts:
      saved?.outcome === 'conflict'
        ? conflictViews(locale, saved.conflicts, { entries, nameOf, flat: making.flat })
        : [],
  }
}
