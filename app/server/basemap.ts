/** The ground under the map: our own drawing, or raster tiles of a host that the browser may ask. */
export type Basemap =
  | { kind: 'schematic' }
  | { kind: 'raster'; url: string; attribution: { ja: string; en: string; href: string } | null }

const gsi = {
  url: 'https://cyberjapandata.gsi.go.jp/xyz/pale/{z}/{x}/{y}.png',
  attribution: { ja: '国土地理院', en: 'GSI Japan', href: 'https://maps.gsi.go.jp/development/ichiran.html' },
}
/** A tile over the city hall. */
const sample = { z: 14, x: 14_537, y: 6_455 }

export const tileAddress = (url: string, { z, x, y }: typeof sample): string =>
  url.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y))

async function answers(url: string, fetcher: typeof fetch): Promise<boolean> {
  try {
    const response = await fetcher(tileAddress(url, sample), { signal: AbortSignal.timeout(3000) })
    await response.body?.cancel()
    return response.ok && (response.headers.get('content-type') ?? '').startsWith('image/')
  } catch {
    return false
  }
}

/**
 * Asks once, at start, whether the tiles can be reached from here. Without an answer within three seconds the map
 * stands on our own drawing and no browser is told of an outside host.
 */
export async function chooseBasemap(
  settings: { BASEMAP?: 'schematic' | undefined; BASEMAP_URL?: string | undefined },
  fetcher: typeof fetch = fetch,
): Promise<Basemap> {
  if (settings.BASEMAP === 'schematic') return { kind: 'schematic' }
  const wanted = settings.BASEMAP_URL ? { url: settings.BASEMAP_URL, attribution: null } : gsi
  return (await answers(wanted.url, fetcher)) ? { kind: 'raster', ...wanted } : { kind: 'schematic' }
}
