import type { Db } from '../../../db/client.server.ts'
import type { OwnFlyer } from '../../files/flyer-model.ts'
import { listFlyers } from '../../files/flyer-queries.server.ts'
import { inLocale, type Locale } from '../../lib/i18n/locale.ts'
import type { Credit } from '../../map/model.ts'
import { layerCredits } from '../../places/credits.server.ts'
import { placeFacts } from '../../zoning/lookup.server.ts'
import type { Owner } from '../moves.server.ts'
import { whoseOf } from './files-page.server.ts'
import type { PlaceView } from './place-aside.tsx'
import { STEP_M } from './save.server.ts'
import { type Came, sectionView } from './section-view.server.ts'
import type { SectionView } from './section-view.ts'
import type { Section } from './sections.ts'
import { findWorking, type Working } from './working.server.ts'

export type SectionPageData = {
  view: SectionView
  place: PlaceView | null
  credits: Credit[]
  stepM: number
  flyer: OwnFlyer | null
}

async function placeOf(db: Db, { content: { place } }: Working, locale: Locale): Promise<PlaceView> {
  const town = await db
    .selectFrom('towns')
    .select(['name_ja as nameJa', 'name_en as nameEn'])
    .where('id', '=', place.townId)
    .executeTakeFirstOrThrow()
  return {
    facts: place.at && (await placeFacts(db, place.at)),
    town,
    address: inLocale(locale, place, 'address'),
    isTown: place.at === null || place.precision === 'town',
  }
}

type Asked = { publicId: string; section: Section; owner: Owner }
type On = { locale: Locale; base: string; today: string; came?: Came | undefined }

/** All that a section's page shows; null: no such listing, or somebody else's. */
export async function sectionPage(
  db: Db,
  { publicId, section, owner }: Asked,
  on: On,
): Promise<SectionPageData | null> {
  const working = await findWorking(db, publicId, owner)
  if (!working) return null
  const { came, ...asking } = on
  return {
    view: await sectionView(db, working, section, { ...asking, ...(came ? { came } : {}) }),
    place: section === 'place' ? await placeOf(db, working, on.locale) : null,
    credits: section === 'place' ? await layerCredits(db, on.locale, ['zoning']) : [],
    stepM: STEP_M,
    flyer: (await listFlyers(db, working.assetId, whoseOf(owner))).find(({ state }) => state === 'ready') ?? null,
  }
}
