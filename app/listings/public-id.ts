/** A listing's public number, HN-2026-00123, as the index of numbers has it too. */
export const PUBLIC_ID = '^HN-[0-9]{4}-[0-9]{5,9}$'

const pattern = new RegExp(PUBLIC_ID)
export const isPublicId = (text: string): boolean => pattern.test(text)
