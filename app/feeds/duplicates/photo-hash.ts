/** So many of 64 bits turn when a picture is shrunk, sharpened or compressed anew; of two pictures about 32 differ. */
export const MOST_BITS = 10

/** Bits in which two hashes of 16 hexadecimal digits differ. */
export function bitsApart(a: string, b: string): number {
  let rest = BigInt(`0x${a}`) ^ BigInt(`0x${b}`)
  let bits = 0
  for (; rest > 0n; rest &= rest - 1n) bits++
  return bits
}

/** Plain areas, a wall or a night sky, give hashes of hardly any bits: they are like each other without being the same. */
const isTelling = (hash: string) => {
  const bits = bitsApart(hash, '0')
  return bits >= 8 && bits <= 56
}

/** How many photos of one also stand with the other, each counted once. */
export function matchedPhotos(one: readonly string[], other: readonly string[]): number {
  const left = new Set(other.filter(isTelling))
  let matched = 0
  for (const hash of one.filter(isTelling))
    for (const candidate of left)
      if (bitsApart(hash, candidate) <= MOST_BITS) {
        left.delete(candidate)
        matched++
        break
      }
  return matched
}
