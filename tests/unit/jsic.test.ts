import { expect, test } from 'vitest'
import { INDUSTRIES, isIndustry } from '../../app/zoning/jsic.ts'
import { PROCESSES } from '../../app/zoning/law/processes.ts'

test('there are ninety-nine middle groups, each of its own name in both languages', () => {
  expect([...INDUSTRIES.keys()]).toEqual(Array.from({ length: 99 }, (_, i) => String(i + 1).padStart(2, '0')))
  for (const name of ['ja', 'en'] as const)
    expect(new Set([...INDUSTRIES.values()].map(industry => industry[name])).size).toBe(99)
})

// One of each division (大分類) of the classification: a name that is left out or doubled would move the rest.
test.each([
  ['01', '農業'],
  ['09', '食料品製造業'],
  ['24', '金属製品製造業'],
  ['32', 'その他の製造業'],
  ['33', '電気業'],
  ['37', '通信業'],
  ['44', '道路貨物運送業'],
  ['50', '各種商品卸売業'],
  ['56', '各種商品小売業'],
  ['62', '銀行業'],
  ['68', '不動産取引業'],
  ['71', '学術・開発研究機関'],
  ['75', '宿泊業'],
  ['78', '洗濯・理容・美容・浴場業'],
  ['81', '学校教育'],
  ['83', '医療業'],
  ['86', '郵便局'],
  ['88', '廃棄物処理業'],
  ['97', '国家公務'],
  ['99', '分類不能の産業'],
])('%s is %s', (code, name) => {
  expect(INDUSTRIES.get(code)?.ja).toBe(name)
})

test('every process names industries that there are', () => {
  const unknown = PROCESSES.flatMap(({ id, industries }) =>
    industries.filter(code => !isIndustry(code)).map(code => [id, code]),
  )
  expect(unknown).toEqual([])
})
