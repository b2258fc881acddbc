import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { openDarkroom } from '../../app/files/darkroom.server.ts'
import type { Variant } from '../../app/files/lane.server.ts'
import { LONGEST_ALT } from '../../app/files/model.ts'
import { readMove, reorder } from '../../app/files/order.ts'
import { readPhotoWords } from '../../app/files/photo-form.ts'
import { keyOfName, originalName, photoSources, readVariantName, variantName } from '../../app/files/picture-name.ts'
import { oneAtATime } from '../../app/files/turns.ts'
import { children } from '../fixtures/children.ts'
import {
  GIF_AND_HTML,
  hugePng,
  jpegWithPlace,
  movingPng,
  movingWebp,
  PDF,
  PLACE_WORDS,
  SVG_WITH_SCRIPT,
} from '../fixtures/pictures/make.ts'

const darkroom = openDarkroom()

/** The reason for which a picture is refused, or 'made'. */
const outcome = async (original: Uint8Array, where = darkroom) => {
  const made = await where.develop(async () => original)
  return made.ok ? 'made' : made.refusal
}

async function developed(original: Uint8Array): Promise<Variant[]> {
  const made = await darkroom.develop(async () => original)
  if (!made.ok) throw new Error(made.refusal)
  return made.value
}

async function expectClean(variants: Variant[]) {
  for (const { bytes } of variants) {
    const found = await sharp(bytes).metadata()
    expect(found.format).toBe('webp')
    for (const kind of ['exif', 'xmp', 'iptc', 'icc', 'orientation'] as const) expect(found[kind], kind).toBeUndefined()
    const text = Buffer.from(bytes).toString('latin1')
    for (const word of PLACE_WORDS) expect(text).not.toContain(word)
  }
}

describe('a picture', () => {
  test('from a telephone stands upright, in three widths, without the place where it was taken', async () => {
    const original = await jpegWithPlace()
    const before = original.toString('latin1')
    for (const word of ['KanariaCamera', 'Exif', 'xmpmeta']) expect(before, 'the fixture has it').toContain(word)
    const variants = await developed(original)
    expect(variants.map(({ width, height }) => [width, height])).toEqual([
      [400, 533],
      [800, 1067],
      [1350, 1800],
    ])
    await expectClean(variants)
  })

  test('as HEIC, with the place in it, too', async () => {
    const original = readFileSync('tests/fixtures/pictures/gps.heic')
    expect(original.toString('latin1'), 'the fixture has it').toContain('Canary')
    const variants = await developed(original)
    expect(variants.map(({ width, height }) => [width, height])).toEqual([
      [400, 267],
      [480, 320],
    ])
    await expectClean(variants)
    expect(Buffer.from(variants[1]!.bytes).toString('latin1')).not.toContain('Canary')
    // The house in the middle is red: points, not an empty ground.
    const [red = 0, , blue = 255] = await sharp(variants[1]!.bytes)
      .extract({ left: 110, top: 160, width: 1, height: 1 })
      .removeAlpha()
      .raw()
      .toBuffer()
    expect(red - blue).toBeGreaterThan(80)
  })

  test.each([
    ['a PNG of 256 megapixels', () => hugePng(16_384), 'tooManyPixels'],
    ['a GIF that is a page as well', () => GIF_AND_HTML, 'notAPicture'],
    ['a drawing with a script', () => SVG_WITH_SCRIPT, 'notAPicture'],
    ['a document', () => PDF, 'notAPicture'],
    ['a document before a picture', async () => Buffer.concat([PDF, await jpegWithPlace()]), 'notAPicture'],
    [
      'an AVIF',
      () =>
        sharp({ create: { width: 9, height: 9, channels: 3, background: '#246' } })
          .avif()
          .toBuffer(),
      'notAPicture',
    ],
    ['a moving WebP', movingWebp, 'animated'],
    ['a moving PNG', movingPng, 'animated'],
    ['half a JPEG', async () => half(await jpegWithPlace()), 'broken'],
    ['half a HEIC', async () => half(readFileSync('tests/fixtures/pictures/gps.heic')), 'broken'],
    ['the first bytes of a PNG', () => hugePng(16).subarray(0, 40), 'broken'],
    ['a HEIC that states a size of its own', () => hugeHeic(), 'tooManyPixels'],
  ])('%s is refused with its reason', async (_, make, refusal) => {
    expect(await outcome(await make())).toBe(refusal)
  })

  test('does not hold others up for longer than it may', async () => {
    const original = await jpegWithPlace()
    expect(await outcome(original, openDarkroom({ wholeMs: 1 }))).toBe('tookTooLong')
    expect(await outcome(original), 'the next one').toBe('made')
  })

  test('has no more memory for its decoder than it may', async () => {
    const heic = readFileSync('tests/fixtures/pictures/large.heic')
    expect(await outcome(heic)).toBe('made')
    expect(await outcome(heic, openDarkroom({ decoderBytes: 64 * 1024 * 1024 }))).toBe('broken')
  })

  test.each([
    ['a JPEG and a page', jpegWithPlace, '<script>kanaria</script>'],
    ['a PNG and an archive', () => hugePng(64), 'PK\x03\x04kanaria'],
  ])('%s in one is made without what follows', async (_, make, tail) => {
    await expectClean(await developed(Buffer.concat([await make(), Buffer.from(tail, 'latin1')])))
  })
})

const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)

/** The size that a HEIC states stands in its ispe box: 20,000 by 20,000 there. */
function hugeHeic(): Buffer {
  const bytes = Buffer.from(readFileSync('tests/fixtures/pictures/gps.heic'))
  for (let at = bytes.indexOf('ispe'); at >= 0; at = bytes.indexOf('ispe', at + 4)) {
    bytes.writeUInt32BE(20_000, at + 8)
    bytes.writeUInt32BE(20_000, at + 12)
  }
  return bytes
}

describe('the process in which pictures are made', () => {
  test('is there while there is work, knows nothing of ours, and ends when there has been none', async () => {
    const jpeg = await jpegWithPlace()
    const before = children()
    const own = openDarkroom({ idleMs: 50 })
    process.env.SECRET_OF_OURS = 'kanaria'
    const making = outcome(jpeg, own)
    await expect.poll(() => children().filter(pid => !before.includes(pid))).toHaveLength(1)
    const [pid] = children().filter(pid => !before.includes(pid))
    expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toContain('kanaria')
    delete process.env.SECRET_OF_OURS
    expect(await making).toBe('made')
    await expect.poll(() => children().includes(pid!)).toBe(false)
    expect(await outcome(jpeg, own), 'a new one').toBe('made')
  })

  test('that is killed once leaves the picture to another; one that is killed over it again gives it up', async () => {
    const jpeg = await jpegWithPlace({ width: 4000, height: 3000 })
    const before = children()
    const own = openDarkroom()
    const killed: string[] = []
    const kill = async () => {
      const fresh = () => children().find(pid => ![...before, ...killed].includes(pid))
      await expect.poll(fresh).toBeDefined()
      const pid = fresh()!
      killed.push(pid)
      process.kill(Number(pid), 'SIGKILL')
    }
    const first = outcome(jpeg, own)
    await kill()
    expect(await first).toBe('made')
    // It is there already, and waits.
    killed.length = 0
    const second = outcome(jpeg, own)
    await kill()
    await kill()
    expect(await second).toBe('broken')
    expect(await outcome(jpeg, own), 'the next one').toBe('made')
  })
})

describe('turns', () => {
  test('one is under way at a time, in the order in which they came, and what failed holds nobody up', async () => {
    const inTurn = oneAtATime()
    const log: string[] = []
    const work = (name: string) =>
      inTurn(async () => {
        log.push(`${name} begins`)
        await new Promise(resolve => setImmediate(resolve))
        log.push(`${name} ends`)
        if (name === 'b') throw new Error('failed')
        return name
      })
    const ends = await Promise.allSettled(['a', 'b', 'c'].map(work))
    expect(log).toEqual(['a', 'b', 'c'].flatMap(name => [`${name} begins`, `${name} ends`]))
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })
})

describe('names', () => {
  const key = '0123456789abcdef'.repeat(4)
  test('are read back, and others are none', () => {
    expect(readVariantName(variantName(key, 800))).toEqual({ key, width: 800 })
    for (const name of [originalName(key), `${key}-800.jpg`, `../${key}-800.webp`, `${key}-80000.webp`, key, '']) {
      expect(readVariantName(name), name).toBeNull()
    }
    expect(keyOfName(originalName(key))).toBe(key)
    expect(keyOfName(`${originalName(key)}.00ff.part`)).toBe(key)
    for (const name of [`../${originalName(key)}`, `${key}/x`, `${key}.a/../b`, 'photo.jpg'])
      expect(keyOfName(name)).toBeNull()
  })
  test('an img is offered every width', () => {
    const at = (width: number) => `/photos/${variantName(key, width)}`
    expect(photoSources(key, [400, 800, 1350])).toEqual({
      src: at(800),
      srcSet: `${at(400)} 400w, ${at(800)} 800w, ${at(1350)} 1350w`,
    })
    expect(photoSources(key, [320]).src).toBe(at(320))
  })
})

describe('order', () => {
  const list = fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 30 })
  const placed = list.chain(ids => fc.record({ ids: fc.constant(ids), place: fc.nat(ids.length - 1) }))

  test('moving keeps all things and the order of the others', () => {
    const move = fc.oneof(fc.constantFrom('up' as const, 'down' as const), fc.integer({ min: -5, max: 40 }))
    fc.assert(
      fc.property(placed, move, ({ ids, place }, move) => {
        const moving = ids[place]!
        const moved = reorder(ids, moving, move)
        expect([...moved].sort()).toEqual([...ids].sort())
        const others = (all: number[]) => all.filter(id => id !== moving)
        expect(others(moved)).toEqual(others(ids))
        if (typeof move === 'number') expect(moved.indexOf(moving)).toBe(Math.min(Math.max(move, 1), ids.length) - 1)
      }),
    )
  })
  test('up and then down is where it was, but at the ends', () => {
    fc.assert(
      fc.property(placed, ({ ids, place }) => {
        const moving = ids[place]!
        if (place > 0) expect(reorder(reorder(ids, moving, 'up'), moving, 'down')).toEqual(ids)
        if (place === 0) expect(reorder(ids, moving, 'up')).toEqual(ids)
        if (place === ids.length - 1) expect(reorder(ids, moving, 'down')).toEqual(ids)
      }),
    )
  })
  test('what is not there moves nothing', () => expect(reorder([1, 2], 3, 1)).toEqual([1, 2]))
  test('a button or a drop says where', () => {
    expect(['up', 'down', '3', '0', '-1', '1e3', ''].map(readMove)).toEqual(['up', 'down', 3, null, null, null, null])
  })
})

describe('words', () => {
  const read = (given: Record<string, string>) =>
    readPhotoWords(new URLSearchParams({ rightHolder: '日野不動産', ...given }), '2026-11-22')
  test('are kept as given', () => {
    expect(read({ altJa: ' 南側の外観\r\n', altEn: '', takenOn: '2026-11-22' }).words).toEqual({
      altJa: '南側の外観',
      altEn: null,
      rightHolder: '日野不動産',
      takenOn: '2026-11-22',
    })
  })
  test.each([
    [{ rightHolder: ' ' }, ['rightHolder']],
    [{ altJa: 'あ'.repeat(LONGEST_ALT + 1) }, ['altJa']],
    [{ altEn: 'a\u0000b' }, ['altEn']],
    [{ takenOn: '2026-11-23' }, ['takenOn']],
    [{ takenOn: '2026-02-30', rightHolder: 'あ'.repeat(81) }, ['rightHolder', 'takenOn']],
  ])('%j names what is to be put right', (given, faults) => {
    expect(read(given)).toEqual({ words: null, faults })
  })
  test('a character of two halves counts as one', () =>
    expect(read({ altJa: '𠮷'.repeat(LONGEST_ALT) }).faults).toEqual([]))
})
