import { readSheet } from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import yazl from 'yazl'
import { SheetRefused } from '../../app/feeds/sheet/csv.server.ts'
import { csvOf, workbookOf } from '../../app/feeds/sheet/write.server.ts'
import { readWorkbook } from '../../app/feeds/sheet/xlsx.server.ts'

/** A workbook from parts by name. */
function zipped(parts: Record<string, Buffer>): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [name, bytes] of Object.entries(parts)) zip.addBuffer(bytes, name)
  zip.end()
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    zip.outputStream
      .on('data', chunk => chunks.push(chunk as Buffer))
      .on('end', () => resolve(Buffer.concat(chunks)))
      .on('error', reject)
  })
}

const whyOf = async (file: Buffer): Promise<string> => {
  try {
    await readWorkbook(file)
    return 'taken'
  } catch (error) {
    if (error instanceof SheetRefused) return error.why
    throw error
  }
}

describe('a workbook that the portal writes', () => {
  test('has words of the language as words, and plain numbers as numbers where a column is of numbers', async () => {
    const words = ['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty']
    const rows = [words, ['=1+1', '0421234567', '', '12.5', '35.65986703920685']]
    const bytes = await workbookOf([{ name: '一覧', headings: words, rows, numbers: new Set([3, 4]) }])
    const [sheet] = await readWorkbook(Buffer.from(bytes))
    expect(sheet!.rows.map(row => row.map(cell => cell.trim()))).toEqual([words, ...rows])
    const typed = await readSheet(Buffer.from(bytes))
    expect(typed[2]).toEqual(['=1+1', '0421234567', null, 12.5, '35.65986703920685'])
  })
})

describe('a workbook', () => {
  test('comes sheet by sheet as text: numbers plain, days as days, formulas as what they last came to', async () => {
    const file = await writeXlsx([
      [{ value: '見出し' }, { value: 'A' }],
      [],
      [
        { value: 0.1 + 0.2, type: Number },
        { value: new Date('2003-01-01'), type: Date, format: 'yyyy/mm/dd' },
        { value: true, type: Boolean },
        { value: '042-585-1111', type: String },
      ],
    ] as never).toBuffer()
    const [sheet] = await readWorkbook(file as Buffer)
    expect(sheet!.rows.map(row => row.filter(cell => cell !== ''))).toEqual([
      ['見出し', 'A'],
      [],
      ['0.3', '2003/1/1', '有', '042-585-1111'],
    ])
  })

  test('of a gigabyte unpacked is refused by its directory, before anything of it is unpacked', async () => {
    const size = 1024 * 1024 * 1024
    const file = await zipped({
      'xl/workbook.xml': Buffer.from('<workbook/>'),
      'xl/worksheets/sheet1.xml': Buffer.from('x'),
    })
    const at = file.lastIndexOf(Buffer.from('xl/worksheets/sheet1.xml'))
    const directory = Buffer.from(file)
    directory.writeUInt32LE(size, at - 46 + 24)
    expect(await whyOf(directory)).toBe('too_large_unpacked')
  })

  test('that packs too well is refused', async () => {
    const file = await zipped({
      'xl/workbook.xml': Buffer.from('<workbook/>'),
      'xl/worksheets/sheet1.xml': Buffer.alloc(30 * 1024 * 1024),
    })
    expect(await whyOf(file)).toBe('too_large_unpacked')
  })

  test('whose directory tells less than there is is refused', async () => {
    const file = await zipped({
      'xl/workbook.xml': Buffer.from('<workbook/>'),
      'xl/worksheets/sheet1.xml': Buffer.from('x'.repeat(50_000)),
    })
    const at = file.lastIndexOf(Buffer.from('xl/worksheets/sheet1.xml'))
    file.writeUInt32LE(10, at - 46 + 24)
    expect(await whyOf(file)).toBe('not_a_workbook')
  })

  test.each([
    ['no archive', Buffer.from('PK, but nothing else')],
    ['an archive of something else', null],
  ])('that is %s is refused', async (_, bytes) => {
    expect(await whyOf(bytes ?? (await zipped({ 'readme.txt': Buffer.from('x') })))).toBe('not_a_workbook')
  })

  test('with too many rows or columns is refused', async () => {
    const cell = { value: 'x', type: String }
    const tall = await writeXlsx(Array.from({ length: 10_101 }, () => [cell]) as never).toBuffer()
    expect(await whyOf(tall as Buffer)).toBe('too_many_rows')
    const wide = await writeXlsx([Array.from({ length: 201 }, () => cell)] as never).toBuffer()
    expect(await whyOf(wide as Buffer)).toBe('too_many_columns')
  })
})

describe('a table that is taken away', () => {
  const HOSTILE = [
    '=HYPERLINK("http://evil.example","x")',
    '+1',
    '-5',
    '@SUM(A1)',
    '＝1+1',
    '042-585-1111',
    '日野台3-1-1',
    '〜−㈱①髙',
    'a\nb',
  ]

  test('opens as a workbook of text alone: no formula runs, no day is made of an address', async () => {
    const file = await workbookOf([{ name: '一覧', headings: ['見出し'], rows: HOSTILE.map(text => [text]) }])
    const [sheet] = await readWorkbook(Buffer.from(file))
    expect(sheet!.rows.slice(1).map(([cell]) => cell)).toEqual(HOSTILE)
  })

  test('as CSV marks what would begin a formula', () => {
    const text = Buffer.from(csvOf({ headings: ['見出し'], rows: HOSTILE.map(text => [text]) })).toString('utf8')
    for (const row of text.split('\r\n').slice(1)) expect(row.replace(/^"/, '')).not.toMatch(/^[=+\-@＝＋－＠]/)
  })
})
