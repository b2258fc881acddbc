import { describe, expect, test } from 'vitest'
import { translator } from '../../app/lib/i18n/translate.server.ts'
import { PROXY_FIELDS, readProxyEntry, writtenOf } from '../../app/listings/by-proxy.ts'
import { type Change, isContentPath } from '../../app/listings/content.ts'
import {
  bulkText,
  flagsOf,
  isRelocated,
  isRepriced,
  mayGoInBulk,
  needsPair,
  nextAfter,
  REASONS,
  readBulk,
  readTicks,
  type Sight,
} from '../../app/listings/review.ts'
import { readReasons } from '../../app/listings/review-form.ts'
import { changeSections, type ReviewWords, unchangedRows } from '../../app/listings/review-words.ts'

const change = (path: string, before: unknown, after: unknown): Change => ({ path, before, after })
const sight = (changes: Change[], more: Partial<Sight> = {}): Sight => ({
  ...{ isFirst: false, isProxy: false, isOwn: false, openWishes: 0, changes },
  ...{ newPhotos: 0, needsPair: false, isApprovedOnce: false },
  ...more,
})
const words = (locale: 'ja' | 'en'): ReviewWords => ({
  locale,
  facts: translator(locale, 'listingFacts'),
  review: translator(locale, 'review'),
  listings: translator(locale, 'listings'),
  groups: translator(locale, 'listing'),
  towns: new Map([[1, '豊田四丁目']]),
  stations: new Map([[3, '豊田']]),
})
const fact = (value: unknown, method = 'declared') => ({
  ...{ value, method, sourceParty: 'partner', observedOn: '2026-11-22', confidence: 'medium' },
})

describe('what is looked at first', () => {
  test.each([
    [400_000, 361_000, false],
    [400_000, 440_000, false],
    [400_000, 359_000, true],
    [400_000, 441_000, true],
    [400_000, null, true],
    [null, 400_000, false],
  ])('a rent from %s to %s: %s', (before, after, is) => {
    expect(isRepriced([change('terms.rentYen', before, after)])).toBe(is)
  })

  test('a move is one of the place, not of the road’s name', () => {
    expect(isRelocated([change('place.at', [1, 2], [1, 3])])).toBe(true)
    expect(isRelocated([change('place.roadNameJa', null, '川崎街道')])).toBe(false)
  })

  test('something new is new, whatever it says', () => {
    const moved = [change('place.at', [1, 2], [1, 3]), change('terms.rentYen', 1, 9)]
    expect(flagsOf(sight(moved, { isFirst: true }))).toEqual(['first'])
    expect(flagsOf(sight(moved, { openWishes: 2, isProxy: true, isOwn: true }))).toEqual([
      ...['location', 'price', 'should', 'proxy', 'own'],
    ])
  })

  test('two look at what is delicate, when it is new or moves, and when none of them wrote it', () => {
    const moved = [change('place.precision', 'exact', 'town')]
    const plain = [change('terms.rentYen', 1, 9)]
    const asked = (changes: Change[], more: Partial<Sight> = {}) => needsPair(sight(changes, more), true)
    expect([asked(plain, { isFirst: true }), asked(moved), asked(plain)]).toEqual([true, true, false])
    expect(asked(moved, { isProxy: true })).toBe(false)
    expect(needsPair(sight(moved, { isFirst: true }), false)).toBe(false)
    const pair = { needsPair: true, isFirst: true }
    expect(flagsOf(sight([], pair))).toEqual(['first', 'pair'])
    expect(flagsOf(sight([], { ...pair, isApprovedOnce: true }))).toEqual(['first', 'once'])
  })

  test('at one stroke go only plain changes under an agreement that says so', () => {
    const plain = [change('summaryJa', 'a', 'b')]
    expect(mayGoInBulk(sight(plain), true)).toBe(true)
    expect(mayGoInBulk(sight(plain), false)).toBe(false)
    for (const more of [{ isFirst: true }, { isProxy: true }, { isOwn: true }, { newPhotos: 1 }])
      expect(mayGoInBulk(sight(plain, more), true)).toBe(false)
    expect(mayGoInBulk(sight([change('place.addressJa', 'a', 'b')]), true)).toBe(false)
    expect(mayGoInBulk(sight([change('terms.priceYen', 100, 120)]), true)).toBe(false)
  })
})

describe('differences in words', () => {
  const CHANGES = [
    change('terms.rentYen', 400_000, 385_000),
    change('terms.priceYen', null, 1),
    change('terms.leaseTermMonths', null, 36),
    change('terms.availableFrom', null, '2026-12-01'),
    change('place.townId', null, 1),
    change('place.at', [139.37123, 35.65], null),
    change('facts.leasable_area_m2', fact(300), fact(320, 'registry')),
    change('facts.sewer', undefined, fact(null)),
    change('access.3', null, 640),
    change('adConsent', null, true),
  ]

  test('are written as the listing’s own page writes them, in the order of its parts', () => {
    const sections = changeSections(words('ja'), CHANGES, 'rent')
    expect(sections.map(({ section }) => section)).toEqual(['place', 'terms', 'access', 'area', 'utility'])
    const rows = Object.fromEntries(sections.flatMap(({ rows }) => rows.map(row => [row.path, row])))
    expect(rows['terms.rentYen']).toMatchObject({
      label: '賃料（月）',
      before: { text: '400,000円' },
      after: { text: '385,000円' },
    })
    expect(rows['terms.leaseTermMonths']?.after.text).toBe('3年')
    expect(rows['terms.availableFrom']?.after.text).toBe('2026年12月1日')
    expect(rows['place.townId']?.after.text).toBe('豊田四丁目')
    expect(rows['place.at']).toMatchObject({ before: { text: '35.65000, 139.37123' }, after: {} })
    expect(rows['facts.leasable_area_m2']?.after).toMatchObject({ text: '320㎡' })
    expect(rows['facts.leasable_area_m2']?.after.papers).toContain('登記')
    expect(rows['facts.sewer']?.after.text).toBeUndefined()
    expect(rows['access.3']).toMatchObject({ label: '豊田駅までの道路距離', after: { text: '640m' } })
    // A price says nothing of what is let.
    expect(rows['terms.priceYen']).toBeUndefined()
  })

  test('papers are told where they changed, and only there', () => {
    const [section] = changeSections(words('en'), [change('facts.leasable_area_m2', fact(300), fact(320))], 'rent')
    expect(section?.rows[0]).toMatchObject({ before: { text: '300 m²' }, after: { text: '320 m²' } })
    expect(section?.rows[0]?.after).not.toHaveProperty('papers')
  })

  test('what stays is told once, without what is not stated', () => {
    const after = { titleJa: '工場', summaryJa: null, 'terms.rentYen': 385_000 }
    expect(unchangedRows(words('ja'), after, CHANGES).map(({ path }) => path)).toEqual(['titleJa'])
  })
})

describe('reasons', () => {
  test('are ticked, or written beside a field or for the whole; anything else is passed over', () => {
    const form = new URLSearchParams([
      ['reason', 'price'],
      ['reason', 'price'],
      ['reason', 'moon'],
      ['note', ' 全体について '],
      ['note:terms.rentYen', '賃料が相場と違います'],
      ['note:__proto__.x', 'x'],
      ['note:titleJa', '  '],
    ])
    expect(readReasons(form, code => `文 ${code}`)).toEqual([
      { path: 'terms.rentYen', text: '文 price' },
      { path: null, text: '全体について' },
      { path: 'terms.rentYen', text: '賃料が相場と違います' },
    ])
    expect(readReasons(new URLSearchParams(), () => '')).toEqual([])
    const long = readReasons(new URLSearchParams([['note', '長'.repeat(999)]]), () => '')
    expect(long[0]?.text).toHaveLength(300)
  })

  test('of the templates are about fields that there are', () => {
    for (const path of Object.values(REASONS)) expect(path === null || isContentPath(path)).toBe(true)
  })
})

describe('the way through the queue', () => {
  test('goes on to the next, from the last to the first, and ends', () => {
    expect(nextAfter([1, 2, 3], 2)).toBe(3)
    expect(nextAfter([1, 2, 3], 3)).toBe(1)
    expect(nextAfter([1, 2, 3], 9)).toBe(1)
    expect(nextAfter([2], 2)).toBeNull()
  })

  test('results and ticks are read as they were written, and nothing else', () => {
    const ends = [
      { id: 12, end: 'ok' },
      { id: 15, end: 'Changed' },
    ]
    expect(readBulk(bulkText(ends))).toEqual(ends)
    expect(readBulk('12.<b>~x.ok~0.ok')).toEqual([])
    expect(readTicks(['12.3', 'x', '12', '-1.2', '9.0'])).toEqual([{ id: 12, seen: 3 }])
  })
})

describe('what is entered for a partner', () => {
  const FORM = {
    ...{ organisation: '2', channel: 'fax', receivedOn: '2026-11-20', consentBy: '試 一郎', consentOn: '2026-11-20' },
    ...{ confirmedOn: '2026-11-21', kind: 'factory', deal: 'rent', transactionMode: 'brokerage', titleJa: '貸工場' },
    ...{ town: '1', addressJa: '豊田1', at: '35.66, 139.38' },
  }
  const read = (more: Record<string, string> = {}) =>
    readProxyEntry(writtenOf(new URLSearchParams({ ...FORM, ...more })), '2026-11-22')

  test('is read with how it came and who consented', () => {
    expect(read().entry).toMatchObject({
      organisationId: 2,
      at: [139.38, 35.66],
      titleEn: '貸工場',
      byProxy: { channel: 'fax', receivedOn: '2026-11-20', consentBy: '試 一郎', confirmedOn: '2026-11-21' },
    })
    expect(read({ at: '' }).entry?.at).toBeNull()
    expect(read({ at: '139.38 ,35.66' }).entry?.at).toEqual([139.38, 35.66])
  })

  test.each(PROXY_FIELDS.filter(name => name !== 'titleEn' && name !== 'at'))('needs %s', name => {
    expect(read({ [name]: '' }).faults).toEqual({ [name]: 'missing' })
  })

  test('names each field that is wrong', () => {
    expect(read({ receivedOn: '2026-11-23', consentOn: '20日', at: '1, 2' }).faults).toEqual({
      ...{ receivedOn: 'inFuture', consentOn: 'notADay', at: 'notAPoint' },
    })
    expect(read({ titleJa: 'あ'.repeat(81), kind: 'castle' }).faults).toEqual({ titleJa: 'tooLong', kind: 'missing' })
  })
})
