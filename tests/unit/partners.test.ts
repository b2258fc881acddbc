import { expect, test } from 'vitest'
import { kindNamed, licenceNumber, ORGANISATION_KINDS } from '../../app/partners/model.ts'

test.each([
  ['東京都知事(3)第12345号', '東京都知事(3)第12345号'],
  ['東京都知事（３）第０１２３４５号', '東京都知事(3)第012345号'],
  ['国土交通大臣 (12) 第 1234 号', '国土交通大臣(12)第1234号'],
  ['神奈川県知事免許(1)第1号', '神奈川県知事(1)第1号'],
  ['北海道知事(2)8888号', '北海道知事(2)第8888号'],
  ['東京都知事第12345号', null],
  ['東京都知事(0)第12345号', null],
  ['東京都知事(3)第1234567号', null],
  ['日野市長(3)第12345号', null],
  ['12345', null],
])('%s', (given, number) => {
  expect(licenceNumber(given)).toBe(number)
})

test('a kind is known by its own name and by what people call it', () => {
  for (const kind of ORGANISATION_KINDS) expect(kindNamed(kind)).toBe(kind)
  expect(kindNamed('信用金庫')).toBe('bank')
  expect(kindNamed('城')).toBeUndefined()
})
