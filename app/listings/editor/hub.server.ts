import type { Db } from '../../../db/client.server.ts'
import { listFlyers } from '../../files/flyer-queries.server.ts'
import { formatInstant } from '../../lib/i18n/format.ts'
import { inLocale, type Locale } from '../../lib/i18n/locale.ts'
import { translator } from '../../lib/i18n/translate.server.ts'
import { CHECKLIST } from '../checklist.ts'
import { flatten } from '../content.ts'
import { fieldOf, fieldsFor } from '../fields.ts'
import { checklistOf, lacksOf, type Reading } from '../lacks.server.ts'
import type { Owner } from '../moves.server.ts'
import { readingOf } from '../publish.server.ts'
import type { Lack, Reason } from '../revision.ts'
import { countDemand } from './demand.server.ts'
import { entriesOf, isSaid } from './entries.ts'
import { whoseOf } from './files-page.server.ts'
import type { HubView, SectionRow } from './hub.ts'
import { otherDeal } from './other-deal.server.ts'
import { factsOf } from './read-section.ts'
import { CRITERIA_OF, GROUPS, SECTION_OF_ITEM, SECTIONS, type Section } from './sections.ts'
import { findWorking, type Working } from './working.server.ts'

type On = { locale: Locale; base: string; today: string }
type Making = On & { working: Working; lacks: readonly Lack[]; photos: number; flyers: number }

const pathOf = ({ base, working }: Making, section: Section | 'photos' | 'flyer' | null): string | null =>
  section && `${base}/${working.publicId}/${section}`

/** How many of a section's lines are said, of how many. */
function filledIn({ working: { content, deal } }: Making, section: Section): { filled: number; fillable: number } {
  const flat = flatten(content)
  // Some lines are only for what there may be to add.
  const asked = entriesOf(section, { kind: content.kind, deal, stations: [] }).filter(({ name }) => !EXTRA.has(name))
  const facts = factsOf(section, content, deal)
  const said = asked.filter(entry => isSaid(entry, flat)).length
  const stated = facts.filter(({ id }) => content.facts[id] !== undefined).length
  return { filled: said + stated, fillable: asked.length + facts.length }
}

const EXTRA: ReadonlySet<string> = new Set([
  ...['summaryJa', 'summaryEn', 'addressEn', 'roadNameJa', 'roadNameEn', 'guarantee'],
  ...['otherCostsJa', 'otherCostsEn', 'availableNoteEn', 'validUntil'],
])

function sectionRow(making: Making, section: Section): SectionRow {
  const { locale, lacks } = making
  const t = translator(locale, 'editor')
  const lacking = lacks.filter(({ id }) => SECTION_OF_ITEM[id] === section).length
  const { filled, fillable } = filledIn(making, section)
  const state = lacking > 0 ? 'todo' : filled < fillable ? 'gaps' : 'done'
  const text =
    state === 'todo'
      ? t('hub.lacking', { count: lacking })
      : state === 'gaps'
        ? t('hub.filled', { filled, fillable })
        : t('hub.done')
  return { id: section, label: t(`section.${section}`), path: pathOf(making, section)!, state, text }
}

function photosRow(making: Making): SectionRow {
  const t = translator(making.locale, 'editor')
  const { photos } = making
  return {
    id: 'photos',
    label: t('section.photos'),
    path: pathOf(making, 'photos')!,
    state: photos > 0 ? 'done' : 'gaps',
    text: photos > 0 ? t('hub.photos', { count: photos }) : t('hub.noPhotos'),
  }
}

/** A flyer is a help to whoever types; none is needed. */
function flyerRow(making: Making): SectionRow {
  const t = translator(making.locale, 'editor')
  const { flyers } = making
  return {
    id: 'flyer',
    label: t('section.flyer'),
    path: pathOf(making, 'flyer')!,
    state: 'done',
    text: flyers > 0 ? t('hub.flyers', { count: flyers }) : t('hub.noFlyer'),
  }
}

/** Facts that many searches ask for and that are not stated, the most asked for first. */
async function gainsOf(db: Db, making: Making): Promise<HubView['gains']> {
  const { working, locale, today } = making
  const { kind, facts } = working.content
  const demand = await countDemand(db, today)
  const t = translator(locale, 'editor')
  const fields = fieldsFor(kind, working.deal).filter(({ id }) => `facts.${id}` in CRITERIA_OF)
  return fields
    .filter(({ id }) => (facts[id]?.value ?? null) === null && (demand[`facts.${id}`] ?? 0) > 0)
    .sort((a, b) => demand[`facts.${b.id}`]! - demand[`facts.${a.id}`]!)
    .slice(0, 3)
    .map(field => ({
      text: t('gain', { what: locale === 'ja' ? field.ja : field.en, count: demand[`facts.${field.id}`]! }),
      path: `${pathOf(making, SECTIONS.find(section => GROUPS[section].includes(field.group))!)}#facts.${field.id}`,
    }))
}

/** Where a value by its path is written. */
function sectionOfPath(path: string | null, { working: { content, deal } }: Making): Section | null {
  if (path === null) return null
  const field = path.startsWith('facts.') ? fieldOf(path.slice(6)) : undefined
  if (field) return SECTIONS.find(section => GROUPS[section].includes(field.group)) ?? null
  if (path.startsWith('access.')) return 'place'
  return (
    SECTIONS.find(section =>
      entriesOf(section, { kind: content.kind, deal, stations: [] }).some(({ paths }) => paths.includes(path)),
    ) ?? null
  )
}

function reasonRow(making: Making, { path, text }: Reason): HubView['reasons'][number] {
  const { locale } = making
  const t = translator(locale, 'editor')
  const section = sectionOfPath(path, making)
  const field = path?.startsWith('facts.') ? fieldOf(path.slice(6)) : undefined
  const label = field ? (locale === 'ja' ? field.ja : field.en) : section && t(`section.${section}`)
  return { label, text, path: pathOf(making, section) }
}

async function checklistRows(
  db: Db,
  making: Making,
  reading: Parameters<typeof lacksOf>[2],
): Promise<HubView['checklist']> {
  const { working, locale, lacks } = making
  const t = translator(locale, 'editor')
  const states = await checklistOf(db, working.content, reading)
  const rows: HubView['checklist'] = CHECKLIST.flatMap(({ id, ja, en, severity }) => {
    const state = states.find(one => one.id === id)?.state
    if (state === undefined) return []
    const path = pathOf(making, SECTION_OF_ITEM[id] ?? null)
    return [{ id, label: locale === 'ja' ? ja : en, state, isMust: severity === 'must', path }]
  })
  const person = lacks.some(({ id }) => id === 'contact_person') ? ('missing' as const) : ('met' as const)
  return [
    ...rows,
    { id: 'contact_person', label: t('hub.person'), state: person, isMust: true, path: pathOf(making, 'contact') },
  ]
}

async function otherDealOf(db: Db, { working, locale, base }: Making, owner: Owner): Promise<HubView['other']> {
  const deal = otherDeal(working.deal)
  const t = translator(locale, 'editor')
  const there = await db
    .selectFrom('listings')
    .select('public_id as publicId')
    .where('asset_id', '=', working.assetId)
    .where('deal', '=', deal)
    .executeTakeFirst()
  const own = there ? await findWorking(db, there.publicId, owner) : null
  const name = translator(locale, 'listings')(`dealShort.${deal}`)
  return own
    ? { label: t('hub.otherThere', { deal: name, id: own.publicId }), path: `${base}/${own.publicId}` }
    : { label: t('hub.other', { deal: name }), path: null }
}

const count = async (db: Db, assetId: number): Promise<number> =>
  Number(
    (
      await db
        .selectFrom('photos')
        .select(db.fn.countAll().as('n'))
        .where('asset_id', '=', assetId)
        .where('state', '<>', 'refused')
        .executeTakeFirstOrThrow()
    ).n,
  )

/** The whole of a listing that somebody works on, in words. */
export async function hubView(db: Db, working: Working, owner: Owner, on: On): Promise<HubView> {
  const { locale, today, base } = on
  const { content, deal, revision, organisationId, publishedOn } = working
  const t = translator(locale, 'editor')
  const kinds = translator(locale, 'listings')
  // As its submission and its approval read it.
  const reading: Reading = revision
    ? await readingOf(db, revision, today)
    : { deal, organisationId, publishedOn, today }
  const lacks = await lacksOf(db, content, reading)
  const flyers = (await listFlyers(db, working.assetId, whoseOf(owner))).length
  const making: Making = { ...on, working, lacks, flyers, photos: await count(db, working.assetId) }
  const sections = [...SECTIONS.map(section => sectionRow(making, section)), photosRow(making), flyerRow(making)]
  const parts = SECTIONS.map(section => filledIn(making, section))
  const sum = (part: 'filled' | 'fillable') => parts.reduce((all, one) => all + one[part], 0)
  const proxy = revision?.byProxy
  return {
    publicId: working.publicId,
    path: `${base}/${working.publicId}`,
    title: inLocale(locale, content, 'title'),
    what: `${kinds(`kind.${content.kind}`)}・${kinds(`dealShort.${deal}`)}`,
    reference: content.partnerRef && content.partnerRef !== working.publicId ? content.partnerRef : null,
    state: revision?.state ?? 'none',
    status: t(`status.${working.offerStatus}`),
    isPublic: working.offerStatus === 'live',
    isOpen: working.isOpen,
    isMasked: reading.isMasked ?? false,
    version: working.version,
    savedAt: revision && formatInstant(locale, new Date(revision.updatedAt)),
    submittedAt: revision?.submittedAt ? formatInstant(locale, new Date(revision.submittedAt)) : null,
    byProxy: proxy
      ? t('hub.byProxy', { channel: t(`channel.${proxy.channel}`), who: proxy.consentBy, day: proxy.consentOn })
      : null,
    reasons: (revision?.state === 'changes_requested' ? revision.reasons : []).map(reason => reasonRow(making, reason)),
    sections,
    filled: sum('filled'),
    fillable: sum('fillable'),
    gains: await gainsOf(db, making),
    checklist: await checklistRows(db, making, reading),
    lacking: lacks.length,
    other: await otherDealOf(db, making, owner),
  }
}

/** The same by its public id; null: none, or somebody else's. */
export async function findHub(db: Db, publicId: string, owner: Owner, on: On): Promise<HubView | null> {
  const working = await findWorking(db, publicId, owner)
  return working && hubView(db, working, owner, on)
}
