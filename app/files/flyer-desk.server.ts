import type { Db } from '../../db/client.server.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import type { Doing, Means, Outcome } from './desk.server.ts'
import { removeFlyer } from './flyer-commands.server.ts'
import { FLYER_REFUSAL_STATUS, type Whose } from './flyer-model.ts'
import { listFlyers } from './flyer-queries.server.ts'
import { FLYER_LIMITS, flyerRefusalText } from './flyer-words.ts'
import { type FlyersView, readFlyerRemoval } from './flyers-view.ts'
import { takeFlyer } from './take.server.ts'
import { bringsFiles, readFileForm } from './upload.server.ts'

/** The flyers of a property, for a loader. `path`: of the page that takes their forms, without the language. */
export const flyersView = async (
  db: Db,
  assetId: number,
  { path, whose }: { path: string; whose: Whose },
): Promise<FlyersView> => ({ path, flyers: await listFlyers(db, assetId, whose) })

/** `organisationId`: who brings a new flyer, also where the city enters it; `whose`: those that may be taken away. */
export type FlyerDoing = Doing & { organisationId: number; whose: Whose }

type Back = Pick<FlyersView, 'error'>

/**
 * Answers a form about flyers, for an action: a new one, or the end of one that is there. Ask who sends it, and whose the
 * property is, before.
 */
export const answerFlyerForm = (means: Means, request: Request, doing: FlyerDoing): Promise<Outcome<Back>> =>
  bringsFiles(request) ? takeForm(means, request, doing) : remove(means, request, doing)

async function takeForm(means: Means, request: Request, doing: FlyerDoing): Promise<Outcome<Back>> {
  const { db, pictures, ...waiting } = means
  const t = translator(doing.locale, 'flyers')
  const again = (status: 400 | 413 | 422 | 507, error: string) => ({ kind: 'again', status, back: { error } }) as const
  const form = await readFileForm(request, pictures.store, 1)
  if (!form.ok) return again(form.refusal === 'tooLarge' ? 413 : 400, t(`form.${form.refusal}`, FLYER_LIMITS))
  const [file] = form.value.files
  if (!file) return again(400, t('form.nothing'))
  const { assetId, organisationId, by } = doing
  const taken = file.ok
    ? await takeFlyer(db, pictures, { assetId, organisationId, by, original: file.value }, waiting)
    : file
  if (taken.ok) return { kind: 'done' }
  if (taken.refusal === 'notFound') return { kind: 'notFound' }
  return again(FLYER_REFUSAL_STATUS[taken.refusal], flyerRefusalText(t, taken.refusal))
}

async function remove({ db, pictures }: Means, request: Request, doing: FlyerDoing): Promise<Outcome<Back>> {
  const flyerId = readFlyerRemoval(new URLSearchParams(await request.text()))
  if (flyerId === null) return { kind: 'notFound' }
  const { assetId, whose, by } = doing
  const { ok } = await removeFlyer(db, pictures.store, { assetId, flyerId, whose }, by)
  return { kind: ok ? 'done' : 'notFound' }
}
