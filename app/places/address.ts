import { withChomeDigits } from './chome.ts'
import { CITY } from './city.ts'

/** A town as an address begins with it. */
export type AddressTown = { id: number; nameJa: string; baseJa: string; chome: number | null }

const plain = (text: string): string =>
  withChomeDigits(
    text
      .normalize('NFKC')
      .replace(/[\s　]/g, '')
      .replace(/[ヶケ](?=丘)/g, 'が')
      .replace(/[‐‑‒–—―−－ー]/g, '-')
      .replace(/大字/g, ''),
  )

/**
 * The town that an address of the city lies in: 'other_city' where it names another municipality, null where no town
 * fits. 日野台3-1-1 is read as 日野台三丁目 where there is such a town.
 */
export function townOfAddress<T extends AddressTown>(address: string, towns: readonly T[]): T | 'other_city' | null {
  const text = plain(address)
    .replace(/^東京都/, '')
    .replace(new RegExp(`^${CITY.nameJa}`), '')
  if (/^.{2,3}[都道府県]|^[^\d]{1,5}[市郡区]/.test(text)) return 'other_city'
  const bases = [...new Set(towns.map(town => town.baseJa))].filter(base => text.startsWith(plain(base)))
  const base = bases.sort((a, b) => b.length - a.length)[0]
  if (base === undefined) return null
  const rest = text.slice(plain(base).length)
  const chome = /^(\d{1,2})(丁目|-|$)/.exec(rest)?.[1]
  const own = towns.filter(town => town.baseJa === base)
  const divided = chome === undefined ? undefined : own.find(town => town.chome === Number(chome))
  // What follows an undivided town is a lot number; other words would be another name that begins alike.
  return divided ?? (/^(\d|番|字|$)/.test(rest) ? (own.find(town => town.chome === null) ?? null) : null)
}
