import { SHEET } from './flat.ts'

export const escaped = (text: string): string => text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`)

/** A picture of the flat sheet, or of something that is laid over one: all have the same frame. */
export const sheetPicture = (parts: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SHEET.width} ${SHEET.height.toFixed(1)}">${parts.join('')}</svg>`

/** Words with a white edge, as on every map. */
export const words = (parts: readonly string[]): string =>
  `<g font-family="sans-serif" text-anchor="middle" font-weight="700" stroke="#ffffff" stroke-linejoin="round" paint-order="stroke">${parts.join('')}</g>`
