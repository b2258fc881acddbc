import { parse } from 'csv-parse/sync'
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
    expect(sheet!.rows.map(({ cells }) => cells.map(cell => cell.trim()))).toEqual([words, ...rows])
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
    expect(sheet!.rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [1, '見出し', 'A'],
      [3, '0.3', '2003/1/1', '有', '042-585-1111'],
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

  test('with too many rows says so of that sheet; of one that is too wide a place more than may be is kept', async () => {
    const cell = { value: 'x', type: String }
    const tall = await writeXlsx(Array.from({ length: 10_101 }, () => [cell]) as never).toBuffer()
    expect(await readWorkbook(tall as Buffer)).toMatchObject([{ rows: [], isCut: true }])
    const wide = await writeXlsx([Array.from({ length: 300 }, () => cell)] as never).toBuffer()
    expect((await readWorkbook(wide as Buffer))[0]!.rows[0]!.cells).toHaveLength(201)
  })
})

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook of sheets as XML, each with its state; styles by their formats. */
function workbookXml(sheets: [name: string, rows: string, state?: string][], formats: string[] = []): Promise<Buffer> {
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;')
  const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const parts = [
    ['workbook', 'sheet.main'],
    ['styles', 'styles'],
    ...sheets.map((_, at) => [`worksheets/sheet${at}`, 'worksheet']),
  ]
  return zipped({
    '[Content_Types].xml': Buffer.from(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${parts
        .map(([name, type]) => `<Override PartName="/xl/${name}.xml" ContentType="${main}.${type}+xml"/>`)
        .join('')}</Types>`,
    ),
    'xl/workbook.xml': Buffer.from(
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets
        .map(
          ([name, , state = 'visible'], at) =>
            `<sheet name="${name}" sheetId="${at + 1}" state="${state}" r:id="r${at}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': Buffer.from(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
        .map((_, at) => `<Relationship Id="r${at}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at}.xml"/>`)
        .join('')}</Relationships>`,
    ),
    'xl/styles.xml': Buffer.from(
      `<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats
        .map((format, at) => `<numFmt numFmtId="${200 + at}" formatCode="${escaped(format)}"/>`)
        .join('')}</numFmts><cellXfs count="${formats.length}">${formats
        .map((_, at) => `<xf numFmtId="${200 + at}"/>`)
        .join('')}</cellXfs></styleSheet>`,
    ),
    ...Object.fromEntries(
      sheets.map(([, rows], at) => [
        `xl/worksheets/sheet${at}.xml`,
        Buffer.from(`<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`),
      ]),
    ),
  })
}

describe('a cell of a workbook', () => {
  test.each([
    ['46388', '[$-411]ggge"年"m"月"d"日";@', '2027/1/1'],
    ['46388', '[$-ja-JP]ge.m.d', '2027/1/1'],
    ['46388', 'yyyy"年"m"月"', '2027年1月'],
    ['0.375', 'h:mm', '9:00'],
    ['123', '00000', '00123'],
    ['7', '"TK-"0000', 'TK-0007'],
    ['1910062', '000-0000', '191-0062'],
    ['42', '0"万円"', '42万円'],
    ['42', 'General"万円"', '42万円'],
    ['120', '0"坪"', '120坪'],
    ['396', '#,##0.00\\ "㎡"', '396㎡'],
    ['330000', '#,##0"円";[Red]-#,##0"円"', '330000円'],
    ['330000', '#,##0_ ;[Red]\\-#,##0\\ ', '330000'],
    ['330000', '"¥"#,##0;[Red]"¥"\\-#,##0', '330000'],
    // Shown in thousands or ten thousands, and still a number of yen.
    ['330000', '#,##0,"千円"', '330000円'],
    ['330000', '#!.0,"万円"', '330000円'],
    ['0', '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ ', '0'],
    ['0.6', '0%', '60%'],
  ])('%s as %s is what its reader sees: %s', async (value, format, seen) => {
    const file = await workbookXml([['一覧', `<row r="1"><c r="A1" s="0"><v>${value}</v></c></row>`]], [format])
    expect((await readWorkbook(file))[0]!.rows[0]!.cells).toEqual([seen])
  })

  test('that came to nothing says why, and one far away is no part of the list', async () => {
    const rows =
      '<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    expect((await readWorkbook(await workbookXml([['一覧', rows]])))[0]!.rows).toEqual([{ line: 1, cells: ['#REF!'] }])
  })

  test('of a hidden sheet is not there', async () => {
    const row = '<row r="1"><c r="A1"><v>1</v></c></row>'
    const file = await workbookXml([
      ['元', row, 'hidden'],
      ['設定', row, 'veryHidden'],
      ['一覧', row],
    ])
    expect((await readWorkbook(file)).map(({ name }) => name)).toEqual(['一覧'])
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
    expect(sheet!.rows.slice(1).map(({ cells: [cell] }) => cell)).toEqual(HOSTILE)
  })

  test('as CSV keeps a cell whole that has an end of a line of any kind', async () => {
    const rows = [
      ['1階\n2階', 'b'],
      ['a\rb', '良い\n=1+1'],
      ['a\r\nb', ''],
    ]
    const bytes = Buffer.from(csvOf({ headings: ['甲', '乙'], rows }))
    const read = parse(bytes, { bom: true, record_delimiter: ['\r\n', '\n', '\r'] })
    expect(read.slice(1)).toEqual(rows)
  })

  test('as CSV marks what would begin a formula', () => {
    const text = Buffer.from(csvOf({ headings: ['見出し'], rows: HOSTILE.map(text => [text]) })).toString('utf8')
    for (const row of text.split('\r\n').slice(1)) expect(row.replace(/^"/, '')).not.toMatch(/^[=+\-@＝＋－＠]/)
  })
})
