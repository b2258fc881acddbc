import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { checkImport } from '../../app/feeds/imports/check.server.ts'
import { doAtImport } from '../../app/feeds/imports/desk.server.ts'
import { workbookOf } from '../../app/feeds/sheet/write.server.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity } from './city.ts'
import { testDb } from './database.ts'
import { importStore, receivedFile } from './importing.ts'
import { makeAccount, NOW } from './people.ts'

// Where the headings of a partner's file stand, which sheet they are in, and what is remembered of them.

let db: Kysely<Database>
let city: City
let by: number
beforeAll(async () => {
  db = await testDb()
  city = await makeCity(db)
  by = (await makeAccount(db, 'partner_member', { mail: 'headings@mihon.example', organisationId: city.realtor })).id
})
afterAll(() => db.destroy())
beforeEach(async () => {
  await db.deleteFrom('imports').execute()
  await db.deleteFrom('heading_choices').execute()
})

const check = (id: number) =>
  checkImport(db, importStore, id, { clock: () => NOW, signal: new AbortController().signal })
const importOf = (id: number) => db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
async function checked(bytes: Uint8Array) {
  const id = await receivedFile(db, city.realtor, bytes)
  return { id, counts: await check(id) }
}
async function doing(id: number, fields: Record<string, string>) {
  const owner = { organisationId: city.realtor }
  const done = await doAtImport(db, id, new URLSearchParams(fields), { owner, by, now: NOW })
  expect(done.ok, JSON.stringify(done)).toBe(true)
  return check(id)
}
const remembered = () => db.selectFrom('heading_choices').select('heading').orderBy('heading').execute()

const VALUES = ['A-12', '貸工場', '日野市旭が丘三丁目1-1', '一般媒介', '330000', '100']
const lines = (...rows: string[][]) => Buffer.from(rows.map(cells => cells.join(',')).join('\r\n'))
const COLUMNS = ['partner_ref', 'listing_type', 'address', 'transaction_mode', 'rent', 'leasable_area_m2']
const chosen = Object.fromEntries(COLUMNS.map((column, at) => [`heading:${at}`, column]))

describe('a file without headings', () => {
  test('loses no row, and what its columns are is chosen for it alone', async () => {
    const file = lines(VALUES, ['A-13', ...VALUES.slice(1)])
    const { id } = await checked(file)
    expect(await importOf(id)).toMatchObject({ state: 'refused', refusal: 'no_headings', heading_line: 0 })
    expect((await importOf(id)).headings).toMatchObject([
      { at: 0, heading: '', example: 'A-12', column: null },
      ...Array(5).fill({}),
    ])
    expect(await doing(id, { intent: 'headings', ...chosen })).toMatchObject({ new: 2, error: 0 })
    expect(await remembered()).toEqual([])
    const next = await checked(lines(VALUES))
    expect(await importOf(next.id)).toMatchObject({ refusal: 'no_headings', heading_line: 0 })
  })

  test('that was taken to have some is read without, and with those of another line', async () => {
    const head = ['こちらの番号', '区分け', '場所', '立場', '月々', '広さ']
    const { id } = await checked(lines(['一覧', '二〇二六年'], head, VALUES))
    expect(await importOf(id)).toMatchObject({ refusal: 'no_headings', heading_line: 1 })
    await doing(id, { intent: 'line', line: '２' })
    expect(await importOf(id)).toMatchObject({ refusal: 'no_headings', heading_line: 2, chosen_line: 2 })
    expect(await doing(id, { intent: 'headings', ...chosen })).toMatchObject({ new: 1, error: 0 })
    expect(await remembered()).toHaveLength(6)
    await doing(id, { intent: 'line', line: '1', none: 'on' })
    expect(await importOf(id)).toMatchObject({ refusal: 'no_headings', heading_line: 0 })
    await doing(id, { intent: 'line', line: '99' })
    expect(await importOf(id)).toMatchObject({ refusal: 'no_headings_there' })
  })
})

describe('what is remembered of headings', () => {
  test('is never a value, and what was remembered of one counts for nothing', async () => {
    const { id } = await checked(lines(['物件管理番号', '物件種別', '所在地', '取引態様', '賃料', '貸工場'], VALUES))
    await doing(id, { intent: 'headings', 'heading:5': 'leasable_area_m2' })
    expect(await remembered()).toEqual([])
    expect((await importOf(id)).headings).toContainEqual(
      expect.objectContaining({ at: 5, column: 'leasable_area_m2', by: 'chosen' }),
    )
    for (const heading of ['貸工場', '330000', '日野市旭が丘3-1-4'])
      await db
        .insertInto('heading_choices')
        .values({ organisation_id: city.realtor, heading, column_id: 'remarks', chosen_by: by, chosen_at: NOW })
        .execute()
    const next = await checked(lines(['貸工場', '330000', '日野市旭が丘3-1-4'], ['貸倉庫', '1', '日野市']))
    expect(await importOf(next.id)).toMatchObject({ refusal: 'no_headings', heading_line: 0 })
  })

  test('is forgotten where somebody says so', async () => {
    const head = ['物件管理番号', '物件種別', '所在地', '取引態様', '月々', '広さ']
    const { id } = await checked(lines(head, VALUES))
    await doing(id, { intent: 'headings', 'heading:4': 'rent' })
    expect(await remembered()).toEqual([{ heading: '月々' }])
    await doing(id, { intent: 'forget' })
    expect(await remembered()).toEqual([])
    expect((await importOf(id)).headings).toContainEqual(expect.objectContaining({ at: 4, column: null, by: 'none' }))
  })
})

test('a cell of several lines that a form sends back as it was is no fix', async () => {
  const head = ['物件管理番号', '物件種別', '所在地', '取引態様', '賃料', '備考']
  const { id } = await checked(lines(head, ['A-1', ...VALUES.slice(1, 4), '応相談', '"一行目\n二行目"']))
  const owner = { organisationId: city.realtor }
  const fix = { intent: 'fix', row: '1', 'cell:4': '330000', 'cell:5': '一行目\r\n二行目' }
  expect(await doAtImport(db, id, new URLSearchParams(fix), { owner, by, now: NOW })).toMatchObject({ ok: true })
  const row = db.selectFrom('import_rows').select(['fixed', 'said', 'outcome']).where('import_id', '=', id)
  expect(await row.executeTakeFirstOrThrow()).toMatchObject({
    ...{ outcome: 'new', fixed: { 4: '330000' } },
    said: { summaryJa: '一行目\n二行目' },
  })
})

describe('a workbook of several sheets', () => {
  const HEAD = ['物件管理番号', '物件種別', '所在地', '取引態様', '賃料(円)', '建物面積(㎡)']
  const notes = { name: '注意', headings: ['お読みください'], rows: [['月末に更新']] }
  const sheetOf = (name: string, ...refs: string[]) => ({
    ...{ name, headings: HEAD },
    rows: refs.map(ref => [ref, ...VALUES.slice(1)]),
  })
  const book = async () =>
    new Uint8Array(await workbookOf([notes, sheetOf('賃貸', 'R-1', 'R-2'), sheetOf('売買', 'S-1')]))

  test('says which was read, and another can be chosen', async () => {
    const { id, counts } = await checked(await book())
    expect(counts).toMatchObject({ new: 2 })
    expect(await importOf(id)).toMatchObject({
      sheets: [
        { name: '注意', rows: 2, isList: false, isRead: false },
        { name: '賃貸', rows: 3, isList: true, isRead: true },
        { name: '売買', rows: 2, isList: true, isRead: false },
      ],
    })
    expect(await doing(id, { intent: 'sheet', sheet: '売買' })).toMatchObject({ new: 1 })
  })

  test('that is said to be everything is held back while one of them is not read', async () => {
    const id = await receivedFile(db, city.realtor, await book())
    await db.updateTable('imports').set({ is_whole: true }).where('id', '=', id).execute()
    await check(id)
    expect(await importOf(id)).toMatchObject({ state: 'checked', held_back: 'unread_sheets' })
    const one = await receivedFile(db, city.realtor, new Uint8Array(await workbookOf([notes, sheetOf('賃貸', 'R-1')])))
    await db.updateTable('imports').set({ is_whole: true }).where('id', '=', one).execute()
    await check(one)
    expect(await importOf(one)).toMatchObject({ state: 'checked', held_back: null })
  })
})

describe('a file that is no list', () => {
  test.each([
    ['is_pdf', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['is_picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['is_web_page', Buffer.from('<!DOCTYPE html>\n<html><body><table>')],
    ['is_web_page', Buffer.from('\ufeff<table border=1><tr><td>管理番号')],
    ['old_excel', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    [
      'encrypted',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(70_000),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
    ],
    ['no_table', Buffer.from('これは一覧ではありません\r\nただの文章です')],
  ])('is refused as %s', async (why, bytes) => {
    const { id } = await checked(bytes)
    expect(await importOf(id)).toMatchObject({ state: 'refused', refusal: why, headings: [] })
  })
})
