import type { Translate } from '../lib/i18n/translate.ts'
import { type FlyerRefusal, MAX_FLYER_BYTES, MOST_FLYERS, MOST_PAGES } from './flyer-model.ts'

/** The limits as the texts name them. */
export const FLYER_LIMITS = { mb: MAX_FLYER_BYTES / (1024 * 1024), pages: MOST_PAGES, most: MOST_FLYERS }

/** Why a flyer is not taken and what to do, in the reader's language. */
export const flyerRefusalText = (t: Translate<'flyers'>, refusal: FlyerRefusal): string =>
  t(`refusal.${refusal}`, FLYER_LIMITS)
