import type { Translate } from '../lib/i18n/translate.ts'
import {
  LONGEST_ALT,
  LONGEST_RIGHT_HOLDER,
  MAX_PHOTO_BYTES,
  MAX_PIXELS,
  MOST_PHOTOS,
  type PhotoRefusal,
} from './model.ts'
import type { PhotoField } from './photo-form.ts'

/** The limits as the texts name them. */
export const LIMITS = {
  mb: MAX_PHOTO_BYTES / (1024 * 1024),
  most: MOST_PHOTOS,
  megapixels: MAX_PIXELS / 1_000_000,
  alt: LONGEST_ALT,
  holder: LONGEST_RIGHT_HOLDER,
}

/** Why a photo is not taken and what to do, in the reader's language; of one file among several with its name. */
export function refusalText(t: Translate<'photos'>, refusal: PhotoRefusal, fileName?: string): string {
  const reason = t(`refusal.${refusal}`, LIMITS)
  return fileName ? t('ofFile', { file: fileName, reason }) : reason
}

/** What is to be put right in a form, by field. */
export const faultTexts = (
  t: Translate<'photos'>,
  faults: readonly PhotoField[],
): Partial<Record<PhotoField, string>> => Object.fromEntries(faults.map(field => [field, t(`fault.${field}`, LIMITS)]))
