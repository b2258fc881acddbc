/** From where somebody comes, and when. */
export type Visit = {
  /** An IPv4 address or an IPv6 /64; see `clientKey` of the load context. */
  clientKey: string
  /** User-Agent as sent. */
  agent: string
  now: Date
}

/** An address as it is kept with a session: enough to tell places apart, too little to find a person. */
export const shortAddress = (clientKey: string): string =>
  clientKey.replace(/^((?:::ffff:)?\d+\.\d+\.\d+)\.\d+$/, '$1.x').slice(0, 45)

const BROWSERS: [RegExp, string][] = [
  [/\bEdg(?:A|iOS)?\//, 'Edge'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const SYSTEMS: [RegExp, string][] = [
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]
const named = (names: typeof BROWSERS, agent: string) => names.find(([sign]) => sign.test(agent))?.[1]

/** A browser as people call it: 'Firefox (Windows)'; '' where the text names none. */
export function shortAgent(agent: string): string {
  const text = agent.slice(0, 500)
  const browser = named(BROWSERS, text)
  const system = named(SYSTEMS, text)
  if (browser && system) return `${browser} (${system})`
  return browser ?? system ?? ''
}
