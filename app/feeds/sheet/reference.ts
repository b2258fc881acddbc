import { plainCell } from '../../listings/cell-values.ts'

/**
 * A partner's reference in the one spelling that files are read in: width, kind of dash and signs that nobody sees do not
 * count.
 */
export const referenceKey = (reference: string): string =>
  plainCell(reference.replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')).replace(/\s+/g, ' ')

/** Signs of references that are in no other spelling. */
export const PLAIN_REFERENCE = '^[!-~]*$'
