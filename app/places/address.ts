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

type Base = { plain: string; towns: AddressTown[] }
const basesByTowns = new WeakMap<readonly AddressTown[], readonly Base[]>()

/** Names of towns as addresses begin with them, the longest first. Of one list of towns they are made once. */
function basesOf(towns: readonly AddressTown[]): readonly Base[] {
  const known = basesByTowns.get(towns)
  if (known) return known
  const byName = new Map<string, Base>()
  for (const town of towns) {
    const base = byName.get(town.baseJa) ?? { plain: plain(town.baseJa), towns: [] }
    base.towns.push(town)
    byName.set(town.baseJa, base)
  }
  const bases = [...byName.entries()].sort(([a], [b]) => b.length - a.length).map(([, base]) => base)
  basesByTowns.set(towns, bases)
  return bases
}

/**
 * The town that an address of the city lies in: 'other_city' where it names another municipality, null where no town
 * fits. 日野台3-1-1 is read as 日野台三丁目 where there is such a town.
 */
export function townOfAddress<T extends AddressTown>(address: string, towns: readonly T[]): T | 'other_city' | null {
  const text = plain(address)
    .replace(/^東京都/, '')
    .replace(new RegExp(`^${CITY.nameJa}`), '')
  if (/^.{2,3}[都道府県]|^[^\d]{1,5}[市郡区]/.test(text)) return 'other_city'
  const named = basesOf(towns).find(base => text.startsWith(base.plain))
  if (!named) return null
  const rest = text.slice(named.plain.length)
  const chome = /^(\d{1,2})(丁目|-|$)/.exec(rest)?.[1]
  const own = named.towns as unknown as readonly T[]
  const divided = chome === undefined ? undefined : own.find(town => town.chome === Number(chome))
  // What follows an undivided town is a lot number; other words would be another name that begins alike.
  return divided ?? (/^(\d|番|字|$)/.test(rest) ? (own.find(town => town.chome === null) ?? null) : null)
}
