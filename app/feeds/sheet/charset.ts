/** How the text of a file is written. */
export const CHARSETS = ['utf-8', 'cp932'] as const
export type Charset = (typeof CHARSETS)[number]
