import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bigrams, likePattern, queryWords, searchForm } from '../../app/listings/words.ts'

test.each([
  ['ｸﾚｰﾝ', 'クレーン'],
  ['くれーん', 'クレーン'],
  ['㈱髙﨑', '(株)高崎'],
  ['ＡＢＣ－１２', 'abc-12'],
  ['旭ヶ丘', '旭が丘'],
  ['旭ケ丘', '旭が丘'],
  ['ケーブル', 'けーぶる'],
  ['3ケ月', '3か月'],
  ['旭が丘三丁目', '旭が丘3丁目'],
  ['旭ヶ丘３丁目', '旭が丘三丁目'],
  ['栄町十二丁目', '栄町12丁目'],
  ['多摩平２‐５', '多摩平2-5'],
  ['㎡', 'm2'],
  ['PRESS', 'press'],
])('%s is searched as %s', (one, other) => {
  expect(searchForm(one)).toBe(searchForm(other))
})

test('a long vowel mark is no hyphen', () => {
  expect(searchForm('クレーン')).toBe('くれーん')
})

test('the pairs of a word stand in every text that holds the word', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (before, word, after) => {
      const form = searchForm(before + word + after)
      const words = queryWords(word).filter(part => form.includes(part))
      const pairs = new Set(bigrams(form))
      for (const part of words) for (const pair of bigrams(part)) expect(pairs.has(pair)).toBe(true)
    }),
  )
})

test('a search form is its own search form', () => {
  fc.assert(
    fc.property(fc.string(), text => {
      expect(searchForm(searchForm(text))).toBe(searchForm(text))
    }),
  )
})

test('wild cards are searched as themselves', () => {
  expect(likePattern('100%_\\')).toBe('%100\\%\\_\\\\%')
})
