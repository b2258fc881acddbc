/** What an address tells of what was done just before. */
const TOLD = ['did', 'confirmed', 'asked', 'passedOver']

/** The path of an address with some of its query changed, null = without; what it told before is left out. */
export function addressWith(
  address: string,
  changes: readonly (readonly [name: string, value: string | null])[],
): string {
  const { pathname, searchParams } = new URL(address, 'http://portal.invalid')
  for (const name of [...TOLD, '_data']) searchParams.delete(name)
  for (const [name, value] of changes)
    if (value === null) searchParams.delete(name)
    else searchParams.set(name, value)
  const query = searchParams.toString()
  return query ? `${pathname}?${query}` : pathname
}
