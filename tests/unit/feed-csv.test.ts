import { describe, expect, test } from 'vitest'
import { MOST_COLUMNS } from '../../app/feeds/sheet/column.ts'
import { type Chunks, csvRows, findCharset, SheetRefused } from '../../app/feeds/sheet/csv.server.ts'

/** 価格,㈱髙﨑～① in CP932 (Windows-31J), as Excel writes it. */
const CP932 = Buffer.from('89bf8a692c878afbfced95816087400d0a', 'hex')

const inParts = (bytes: Uint8Array, size = 3): Chunks =>
  async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
const of = (text: string, size?: number) => inParts(Buffer.from(text), size)

async function rows(chunks: Chunks, charset: 'utf-8' | 'cp932' = 'utf-8') {
  const all: { line: number; cells: string[] }[] = []
  for await (const row of csvRows(chunks, charset)) all.push(row)
  return all
}
const refusal = (reading: Promise<unknown>) =>
  reading.then(
    () => null,
    (error: unknown) => (error instanceof SheetRefused ? error.why : error),
  )

describe('the character set of a file', () => {
  test('is UTF-8 where all of it is, else CP932, else neither, wherever its parts are cut', async () => {
    for (const size of [1, 2, 3, 7]) {
      expect(await findCharset(of('管理番号,価格\r\nA,〜−㈱\r\n', size))).toBe('utf-8')
      expect(await findCharset(inParts(CP932, size))).toBe('cp932')
      expect(await findCharset(inParts(Buffer.from([0x41, 0xff, 0xfe, 0x80]), size))).toBeNull()
    }
  })

  test('chosen otherwise than the file is written is refused in words, not read as something else', async () => {
    expect(await refusal(rows(inParts(CP932), 'utf-8'))).toBe('not_in_charset')
  })
})

describe('rows of a file', () => {
  test('come with their lines, with what Excel writes and without the mark at its beginning', async () => {
    expect((await rows(inParts(CP932), 'cp932'))[0]?.cells).toEqual(['価格', '㈱髙﨑～①'])
    expect(await rows(of('\ufeffa,b\r\n"1\n2",3\r\n\r\n4,5\r\n'))).toEqual([
      ...[
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['1\n2', '3'] },
        { line: 3, cells: [] },
        { line: 4, cells: ['4', '5'] },
      ],
    ])
  })

  test('are parted by whatever the first line is parted by', async () => {
    expect((await rows(of('a\tb\tc\n1\t2,5\t3\n')))[1]?.cells).toEqual(['1', '2,5', '3'])
    expect((await rows(of('a;b\n1,5;2\n')))[1]?.cells).toEqual(['1,5', '2'])
  })

  test.each([
    ['\t', 'a title, of a kind\n\nref\trent\tof\nA\t"330,000"\t1\nB\t330,000\t2\n'],
    [';', 'a title, of a kind\nref;rent;of\nA;330,5;1\nB;330,5;2\n'],
    [',', 'ref,rent,of\nA,1,"x;y;z;\n;;"\nB,2,x;y;z;x;y;z\n'],
  ])('are parted by %j where most lines are, whatever stands above and between', async (_, text) => {
    const read = await rows(of(text, 5))
    expect(read.filter(({ cells }) => cells.length === 3)).toHaveLength(3)
  })

  test('that never end are refused before they fill the memory', async () => {
    async function* endless() {
      yield Buffer.from('a,b\n"')
      for (let part = 0; part < 10_000; part++) yield Buffer.alloc(10_000, 120)
    }
    expect(await refusal(rows(endless))).toBe('not_csv')
    const [long] = await rows(of(`a${',b'.repeat(300)}\n`))
    expect(long?.cells).toHaveLength(MOST_COLUMNS + 1)
  })

  test('are told by the line that a quotation begins in and never ends', async () => {
    const error = await rows(of('a,b\n1,2\n"3,4\n5,6\n')).catch((refused: unknown) => refused)
    expect(error).toMatchObject({ why: 'not_csv', detail: '3' })
  })

  test('end with the last cell that says something', async () => {
    expect((await rows(of(`a,b${','.repeat(900)}\n`)))[0]?.cells).toEqual(['a', 'b'])
  })

  test('of an empty file are none', async () => {
    expect(await rows(of(''))).toEqual([])
  })
})
