import { hasControls } from '../lib/controls.ts'

const LONGEST = 2_000

/**
 * A path of this portal to go on to, as it was asked for; else `otherwise`. A path begins with one slash; what browsers
 * read as another host (two slashes, backslashes, control characters, also percent-encoded) is none.
 */
export function safeRedirect(wanted: string | null | undefined, otherwise: string): string {
  if (!wanted || wanted.length > LONGEST || !wanted.startsWith('/')) return otherwise
  return isOwnPath(wanted) && isOwnPath(decoded(wanted)) ? wanted : otherwise
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return '//'
  }
}

const isOwnPath = (path: string): boolean =>
  path.startsWith('/') &&
  !path.startsWith('//') &&
  !/[\\\t\r\n]/.test(path) &&
  !hasControls(path) &&
  URL.canParse(path, 'http://own') &&
  new URL(path, 'http://own').host === 'own'
