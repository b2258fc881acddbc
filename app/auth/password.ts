import { COMMON_PASSWORDS } from './common-passwords.ts'

/** Characters (code points, after NFKC). */
export const LEAST_PASSWORD = 12
export const MOST_PASSWORD = 128

export type PasswordFault = 'short' | 'long' | 'common' | 'own'

/** The password as it is hashed: the same whatever keyboard and width it was typed with. */
export const passwordText = (raw: string): string => raw.normalize('NFKC')

/** Words by which a password is refused because they are the person's or the portal's own. */
export type OwnWords = { mail: string; name: string; portal: readonly string[] }

/** What a password comes down to for comparison: small letters, without figures and signs at its ends. */
const core = (text: string): string => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')

/** The shortest part that, repeated, makes the whole. */
function unit(text: string): string {
  for (let length = 1; length <= text.length / 2; length++)
    if (text.length % length === 0 && text === text.slice(0, length).repeat(text.length / length))
      return text.slice(0, length)
  return text
}

const isCommon = (text: string): boolean =>
  [...unit(text)].length === 1 ||
  [text, unit(text), core(text), unit(core(text))].some(form => COMMON_PASSWORDS.has(form))

/** The parts of a name or an address that are long enough to be known by. */
const known = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s@.+_\-・]+/)
    .filter(part => [...part].length >= 3)

/** A password made of the person's own words holds little else than them. */
function isOwn(text: string, { mail, name, portal }: OwnWords): boolean {
  const plain = (word: string) => word.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  const whole = [mail, name, ...portal].map(plain).filter(word => [...word].length >= 3)
  const parts = [...known(mail), ...known(name)]
  const rest = [...whole, ...parts]
    .sort((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ''), text.replace(/\s+/g, ''))
  return rest.length < text.length && [...core(rest)].length < LEAST_PASSWORD / 2
}

/**
 * Why a password cannot be taken; null where it can. Length and being known count, no mixture of characters is asked
 * for (ASVS 6.2).
 */
export function passwordFault(raw: string, own: OwnWords): PasswordFault | null {
  const text = passwordText(raw)
  const length = [...text].length
  if (length < LEAST_PASSWORD) return 'short'
  if (length > MOST_PASSWORD) return 'long'
  const plain = text.toLowerCase()
  if (isCommon(plain)) return 'common'
  return isOwn(plain, own) ? 'own' : null
}
