import iconv from 'iconv-lite'
import { withTwins } from './twins.ts'

/** Signs of a text that CP932 does not have, each once. */
export function lostIn(text: string): string[] {
  const signs = [...new Set(withTwins(text))]
  return signs.filter(sign => iconv.decode(iconv.encode(sign, 'cp932'), 'cp932') !== sign)
}

/** A text in CP932; nothing of it may be lost: see {@link lostIn}. */
export const toCp932 = (text: string): Buffer => iconv.encode(withTwins(text), 'cp932')
