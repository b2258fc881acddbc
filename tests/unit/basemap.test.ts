import { describe, expect, test } from 'vitest'
import { chooseBasemap } from '../../app/server/basemap.ts'

const answering = (type: string, status = 200) => {
  const asked: string[] = []
  const fetcher = async (url: string | URL | Request) => {
    asked.push(String(url))
    return new Response('…', { status, headers: { 'Content-Type': type } })
  }
  return { asked, fetcher: fetcher as typeof fetch }
}
const unreachable = (async () => {
  throw new TypeError('fetch failed')
}) as typeof fetch

describe('chooseBasemap', () => {
  test('takes the tiles of the survey authority, named, when they answer with a picture', async () => {
    const { asked, fetcher } = answering('image/png')
    expect(await chooseBasemap({}, fetcher)).toMatchObject({
      kind: 'raster',
      url: 'https://cyberjapandata.gsi.go.jp/xyz/pale/{z}/{x}/{y}.png',
      attribution: { ja: '国土地理院' },
    })
    expect(asked).toEqual(['https://cyberjapandata.gsi.go.jp/xyz/pale/14/14537/6455.png'])
  })

  test('takes BASEMAP_URL before them', async () => {
    const { asked, fetcher } = answering('image/webp')
    const url = 'https://tiles.example.jp/{z}/{x}/{y}.webp'
    expect(await chooseBasemap({ BASEMAP_URL: url }, fetcher)).toEqual({ kind: 'raster', url, attribution: null })
    expect(asked).toEqual(['https://tiles.example.jp/14/14537/6455.webp'])
  })

  test.each([
    ['cannot be reached', unreachable],
    ['answer with an error', answering('image/png', 403).fetcher],
    ['answer with a page', answering('text/html').fetcher],
  ])('stands on our own drawing where they %s', async (_name, fetcher) => {
    expect(await chooseBasemap({}, fetcher)).toEqual({ kind: 'schematic' })
  })

  test('asks nobody when told to', async () => {
    const { asked, fetcher } = answering('image/png')
    expect(await chooseBasemap({ BASEMAP: 'schematic' }, fetcher)).toEqual({ kind: 'schematic' })
    expect(asked).toEqual([])
  })
})
