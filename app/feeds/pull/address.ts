import ipaddr from 'ipaddr.js'

/** What IANA has given out for the public internet; all of IPv6 beside it is kept back or for something else. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')
/** For documentation (RFC 9637), and for routes between registries' tests: nobody is there. */
const NOT_IN_USE = [ipaddr.IPv6.parseCIDR('3fff::/20')]

/**
 * Whether an address is one of the public internet. Loopback, private, link-local, shared (CGNAT), benchmark, documentation,
 * multicast and reserved ones are not; an IPv6 address that carries an IPv4 one (mapped, NAT64, 6to4, Teredo) never is,
 * whatever it carries: no partner's server needs one.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.IPv6.isValid(address) && !ipaddr.IPv4.isValidFourPartDecimal(address)) return false
  const one = ipaddr.parse(address)
  if (one.range() !== 'unicast') return false
  if (one instanceof ipaddr.IPv4) return true
  return one.match(GLOBAL_UNICAST) && !NOT_IN_USE.some(range => one.match(range))
}

/** The address that a URL's host is, without its brackets; null: it is a name. */
export function addressIn(hostname: string): string | null {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return ipaddr.isValid(bare) && (bare.includes(':') || ipaddr.IPv4.isValidFourPartDecimal(bare)) ? bare : null
}
