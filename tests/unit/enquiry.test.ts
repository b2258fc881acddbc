import { describe, expect, test } from 'vitest'
import { readAnswerForm } from '../../app/enquiries/answer-form.ts'
import { drawnAt, isHurried, readEnquiry } from '../../app/enquiries/enquiry.ts'
import { isAnswerWay } from '../../app/enquiries/enquiry-state.ts'
import { deskQuery, readDeskFilter } from '../../app/tasks/desk-filter.ts'

const NOW = new Date('2026-11-22T03:00:00Z')
const secondsOn = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)
const FORM = { offer: '7', purpose: 'use', name: '見本　太郎', mail: 'ａ@example.jp', words: '1行目\r\n2行目' }
const read = (more: Record<string, string> = {}) => readEnquiry(new URLSearchParams({ ...FORM, ...more }), 'ja')

describe('the form of an enquiry', () => {
  test('is read with plain letters, single spaces and line ends of one character', () => {
    expect(read().enquiry).toEqual({
      ...{ offerId: 7, locale: 'ja', purpose: 'use', asked: null, cityHears: false, company: null, phone: null },
      ...{ name: '見本 太郎', mail: 'a@example.jp', words: '1行目\n2行目' },
    })
    expect(read({ city: '1', use: 'lathe' }).enquiry).toMatchObject({ cityHears: true, asked: { use: 'lathe' } })
  })

  test('names each field at fault, and how', () => {
    expect(read({ name: '', purpose: 'gift', phone: 'x', website: 'x', company: 'a\0' }).faults).toEqual({
      ...{ name: 'missing', purpose: 'unsound', phone: 'unsound', website: 'unsound', company: 'unsound' },
    })
  })

  test('counts as hurried for three seconds, and where it does not say when it was drawn', () => {
    const drawn = drawnAt(NOW)
    expect([secondsOn(0), secondsOn(2), secondsOn(3), secondsOn(86_400)].map(now => isHurried(drawn, now))).toEqual([
      ...[true, true, false, false],
    ])
    for (const odd of ['', 'x', '-1', '1e9']) expect(isHurried(odd, NOW)).toBe(true)
  })
})

describe('the form of an answer', () => {
  const answer = (form: Record<string, string>) => readAnswerForm(new URLSearchParams(form), isAnswerWay)

  test('asks a letter for words and a mark for a way that is no letter', () => {
    expect(answer({ intent: 'letter', words: 'はい', seen: '2' })).toEqual({
      ok: true,
      form: { intent: 'letter', way: 'letter', words: 'はい', seen: 2 },
    })
    expect(answer({ intent: 'letter', words: ' ' })).toMatchObject({ ok: false, returned: { fault: 'NoWords' } })
    expect(answer({ intent: 'mark', way: 'letter' })).toMatchObject({ ok: false, returned: { fault: 'NoWay' } })
    expect(answer({ intent: 'mark', way: 'phone', words: 'あ'.repeat(1001) })).toMatchObject({
      returned: { fault: 'TooLong', words: 'あ'.repeat(1001) },
    })
    expect(answer({ intent: 'constructor' })).toEqual({ ok: false, returned: null })
  })
})

test('a desk shows all of what its address does not narrow', () => {
  expect(readDeskFilter(new URLSearchParams('show=late&kind=enquiry'))).toEqual({
    ...{ show: 'late', kind: 'enquiry', page: 1 },
  })
  expect(readDeskFilter(new URLSearchParams('show=theirs&kind=__proto__&page=0'))).toEqual({
    ...{ show: 'all', kind: null, page: 1 },
  })
  const third = { show: 'late', kind: 'enquiry', page: 3 } as const
  expect(readDeskFilter(new URLSearchParams(deskQuery(third)))).toEqual(third)
})
