import { describe, expect, it } from 'vitest'
import {
  formatDayWithEra,
  formatInstant,
  formatShortDay,
  formatYen,
  formatYenShort,
} from '../../app/lib/i18n/format.ts'
import { textsFrom } from '../../app/lib/i18n/translate.ts'

describe('texts from a catalogue', () => {
  const en = textsFrom('en', {
    listings: { found: '{{count, number}} properties', found_one: '{{count}} property', by: { whom: 'by <{{who}}>' } },
  }) as unknown as { in: (namespace: string) => (key: string, values?: object) => string }
  const t = en.in('listings')

  it('takes the form for one where there is one', () => {
    expect(t('found', { count: 1 })).toBe('1 property')
    expect(t('found', { count: 0 })).toBe('0 properties')
    expect(t('found', { count: 1234 })).toBe('1,234 properties')
  })

  it('writes values as they are: React escapes them', () => {
    expect(t('by.whom', { who: 'A & B' })).toBe('by <A & B>')
  })

  it('answers a missing key with the key', () => {
    expect(t('nothing.here')).toBe('nothing.here')
  })
})

describe('money', () => {
  it.each([
    [385_000, '38.5万円', '¥385,000'],
    [385_050, '385,050円', '¥385,050'],
    [9_800, '9,800円', '¥9,800'],
    [120_000_000, '1億2,000万円', '¥120 million'],
    [100_000_000, '1億円', '¥100 million'],
    [199_999_999, '199,999,999円', '¥199,999,999'],
    [34_500_000, '3,450万円', '¥34.5 million'],
    [0, '0円', '¥0'],
  ])('%d yen is never rounded', (yen, ja, en) => {
    expect(formatYenShort('ja', yen)).toBe(ja)
    expect(formatYenShort('en', yen)).toBe(en)
  })

  it('is written in full on request', () => {
    expect(formatYen('ja', 1_234_567)).toBe('1,234,567円')
  })
})

describe('days', () => {
  it('carry the era in Japanese', () => {
    expect(formatDayWithEra('ja', '2026-11-22')).toBe('2026年11月22日（令和8年）')
    expect(formatDayWithEra('ja', '1989-01-07')).toBe('1989年1月7日（昭和64年）')
    expect(formatDayWithEra('ja', '2019-05-01')).toBe('2019年5月1日（令和元年）')
    expect(formatDayWithEra('en', '2026-11-22')).toBe('22 November 2026')
  })

  it('stay the day they are in every time zone', () => {
    expect(formatShortDay('ja', '2026-01-01')).toBe('1月1日')
    expect(formatShortDay('en', '2026-01-01')).toBe('1 Jan')
  })

  it('show instants as a clock in Tokyo', () => {
    expect(formatInstant('ja', new Date('2026-11-21T15:03:00Z'))).toBe('2026年11月22日 00:03')
  })
})
