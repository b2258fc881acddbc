import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { openDarkroom, type Page } from '../../app/files/darkroom.server.ts'
import { FLYER_FAULTS, MAX_PAGE_PIXELS, MOST_PAGES } from '../../app/files/flyer-model.ts'
import { readFlyerRemoval } from '../../app/files/flyers-view.ts'
import { keyOfName, pageName, pageSources, readPageName, variantName } from '../../app/files/picture-name.ts'
import { children } from '../fixtures/children.ts'
import { filledPdf, flyerPdf, lockedPdf, pdfWithoutPage, pdfWithScript } from '../fixtures/pictures/documents.ts'
import { GIF_AND_HTML, hugePng, SVG_WITH_SCRIPT } from '../fixtures/pictures/make.ts'

const darkroom = openDarkroom()

async function drawn(original: Uint8Array, where = darkroom) {
  const pages: Page[] = []
  const made = await where.render(
    async () => original,
    async page => void pages.push(page),
  )
  return { pages, refusal: made.ok ? null : made.refusal }
}

/** Red, green and blue at a place, in parts of the whole. */
async function colourAt({ bytes, width, height }: Page, x: number, y: number) {
  const place = { left: Math.floor(x * width), top: Math.floor(y * height), width: 1, height: 1 }
  return [...(await sharp(bytes).removeAlpha().extract(place).raw().toBuffer())]
}

/** How much of a page's upper right quarter is dark. */
async function inkOf({ bytes, width, height }: Page) {
  const quarter = { left: Math.ceil(width / 2), top: 0, width: Math.floor(width / 2), height: Math.floor(height / 2) }
  const { channels } = await sharp(await sharp(bytes).extract(quarter).toBuffer())
    .greyscale()
    .stats()
  return 255 - channels[0]!.mean
}

describe('a flyer', () => {
  test('is drawn page by page, to look through and to read, as a picture of points alone', async () => {
    const { pages, refusal } = await drawn(flyerPdf(3))
    expect(refusal).toBeNull()
    expect(pages.map(({ number, width, height }) => [number, width, height])).toEqual(
      [1, 2, 3].flatMap(number => [
        [number, 480, 320],
        [number, 1600, 1066],
      ]),
    )
    for (const page of pages) {
      const found = await sharp(page.bytes).metadata()
      expect([found.format, found.exif, found.xmp, found.icc]).toEqual(['webp', undefined, undefined, undefined])
      expect(Buffer.from(page.bytes).toString('latin1')).not.toMatch(/kanaria|PDF/)
    }
    const [red = 0, green = 255] = await colourAt(pages[1]!, 0.1, 0.9)
    expect([red > 200, green < 60]).toEqual([true, true])
    expect(await colourAt(pages[1]!, 0.9, 0.9)).toEqual([255, 255, 255])
  })

  test('with a script in it is drawn as without: nothing runs it', async () => {
    const [plain, scripted] = [await drawn(flyerPdf()), await drawn(pdfWithScript())]
    expect(scripted.refusal).toBeNull()
    expect(scripted.pages).toEqual(plain.pages)
  })

  test('shows what somebody has filled into its fields', async () => {
    const { pages } = await drawn(filledPdf())
    expect(await inkOf(pages[1]!)).toBeGreaterThan(2)
  })

  test.each([
    ['14,400 points wide and high', '0 0 14400 14400'],
    ['as long as two', '0 0 300 900'],
    ['as long as ten', '0 0 300 3000'],
    ['as long as a scroll', '0 0 300 14000'],
  ])('%s is drawn as large as may be, and no larger', async (_, box) => {
    const { pages, refusal } = await drawn(flyerPdf(1, { box }))
    expect(refusal).toBeNull()
    const { width = 0, height = 0 } = pages.at(-1) ?? {}
    expect(width * height).toBeLessThanOrEqual(MAX_PAGE_PIXELS)
    expect(width === 1600 || width * height > 0.7 * MAX_PAGE_PIXELS).toBe(true)
  })

  test('is followed by something else and drawn without it', async () => {
    const archive = Buffer.from('PK\x03\x04<script>kanaria</script>', 'latin1')
    const { pages } = await drawn(Buffer.concat([flyerPdf(), archive]))
    expect(pages).toEqual((await drawn(flyerPdf())).pages)
  })

  test.each([
    ['of 500 pages', () => flyerPdf(500), 'tooManyPages'],
    ['of one page more than may be', () => flyerPdf(MOST_PAGES + 1), 'tooManyPages'],
    ['with a password', lockedPdf, 'locked'],
    ['that breaks off', () => flyerPdf().subarray(0, 300), 'broken'],
    ['whose second page is none', pdfWithoutPage, 'broken'],
    ['of no size', () => flyerPdf(1, { box: '0 0 300 0.0001' }), 'broken'],
    ['that is an archive', () => Buffer.from('PK\x03\x04 flyer.pdf', 'latin1'), 'notAPdf'],
    ['that is a PNG of 256 megapixels', () => hugePng(16_384), 'notAPdf'],
    ['that is a drawing with a script', () => SVG_WITH_SCRIPT, 'notAPdf'],
    ['that is a GIF and a page as well', () => GIF_AND_HTML, 'notAPdf'],
  ])('%s is refused with its reason', async (_, make, refusal) => {
    expect((await drawn(make())).refusal).toBe(refusal)
  })

  test('does not hold others up for longer than it may', async () => {
    expect((await drawn(flyerPdf(), openDarkroom({ wholeMs: 1 }))).refusal).toBe('tookTooLong')
    expect((await drawn(flyerPdf())).refusal, 'the next one').toBeNull()
  })

  test('has no more memory for its decoder than it may', async () => {
    const large = flyerPdf(1, { more: [`<< /Length 20000000 >>\nstream\n${'x'.repeat(20_000_000)}\nendstream`] })
    expect((await drawn(large)).refusal).toBeNull()
    expect((await drawn(large, openDarkroom({ decoderBytes: 1024 * 1024 }))).refusal).toBe('broken')
  })

  test('whose process is killed after some pages has each page once', async () => {
    const before = children()
    const pages: Page[] = []
    const keep = async (page: Page) => {
      pages.push(page)
      const pid = children().find(pid => !before.includes(pid))
      if (pages.length === 1) process.kill(Number(pid), 'SIGKILL')
    }
    const own = openDarkroom()
    expect(await own.render(async () => flyerPdf(6), keep)).toEqual({ ok: true, value: null })
    expect(pages.map(({ number, width }) => `${number} ${width}`)).toEqual(
      [1, 2, 3, 4, 5, 6].flatMap(number => [`${number} 480`, `${number} 1600`]),
    )
  })

  test('whose file is gone is lost', async () => {
    expect(
      await darkroom.render(
        async () => null,
        async () => {},
      ),
    ).toEqual({ ok: false, refusal: 'lost' })
    expect(FLYER_FAULTS).toContain('lost')
  })

  test('whose pages cannot be kept is the portal’s failure, not its own', async () => {
    const full = async () => {
      throw new Error('no space')
    }
    await expect(darkroom.render(async () => flyerPdf(2), full)).rejects.toThrow('no space')
    expect((await drawn(flyerPdf())).refusal, 'the next one').toBeNull()
  })
})

describe('names', () => {
  const key = '0123456789abcdef'.repeat(4)
  test('of pages are read back, and others are none', () => {
    expect(readPageName(pageName(key, 12, 1600))).toEqual({ key, page: 12, width: 1600 })
    expect(keyOfName(pageName(key, 12, 1600))).toBe(key)
    const others = [
      variantName(key, 480),
      pageName(key, 0, 480),
      pageName(key, 100, 480),
      `../${pageName(key, 1, 480)}`,
    ]
    for (const name of [...others, key, '']) expect(readPageName(name), name).toBeNull()
  })
  test('a page leads to its largest picture', () => {
    const at = (width: number) => `/flyers/${pageName(key, 2, width)}`
    expect(pageSources(key, 2, [480, 1600])).toEqual({
      src: at(1600),
      srcSet: `${at(480)} 480w, ${at(1600)} 1600w`,
      large: at(1600),
    })
  })
})

test('a form says which flyer is to go', () => {
  const read = (query: string) => readFlyerRemoval(new URLSearchParams(query))
  expect(read('flyer=12&do=remove')).toBe(12)
  for (const query of ['flyer=12', 'do=remove', 'flyer=0&do=remove', 'flyer=1e3&do=remove', 'flyer=-1&do=remove'])
    expect(read(query), query).toBeNull()
})
