import type { Kysely } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MOST_TRIES } from '../../app/mail/fault.ts'
import type { Letter } from '../../app/mail/letter.ts'
import {
  countLetters,
  forgetRecipient,
  handBackLetters,
  hasDueLetters,
  IN_HAND_MS,
  listDeadLetters,
  purgeLetters,
  sendAgain,
  takeLetter,
  writeLetter,
} from '../../app/mail/outbox.server.ts'
import { openPost, type Post } from '../../app/mail/post.server.ts'
import { MailServerAway, sendDue } from '../../app/mail/send.server.ts'
import { findSinkLetter, listSinkLetters, purgeSink, startSink } from '../../app/mail/sink.server.ts'
import { readSource } from '../../app/mail/source.server.ts'
import type { Database } from '../../db/schema.ts'
import { type MailServer, mailServer } from '../fixtures/mail-server.ts'
import { testDb } from './database.ts'

const BASE_URL = 'https://portal.example.jp'
const LINK = `${BASE_URL}/reset/secret-token`

let db: Kysely<Database>
let server: MailServer
let post: Post
let now: Date
const clock = () => now
const pass = (ms: number) => {
  now = new Date(now.getTime() + ms)
}
const later = (minutes: number) => pass(minutes * 60_000)

beforeAll(async () => {
  db = await testDb()
})
afterAll(() => db.destroy())
beforeEach(async () => {
  now = new Date('2026-11-27T00:00:00Z')
  await db.deleteFrom('outbox').execute()
  server = await mailServer()
  post = openPost(server.url, { from: 'navi@portal.example.jp', baseUrl: BASE_URL })
})
afterEach(async () => {
  post.close()
  await server.stop()
})

const reset = (more: Partial<Letter<'reset'>> = {}): Letter => ({
  kind: 'reset',
  locale: 'ja',
  to: 'a@example.jp',
  values: { link: LINK, validUntil: now },
  ...more,
})
const write = (letter: Letter = reset()) =>
  db.transaction().execute(trx => writeLetter(trx, letter, { baseUrl: BASE_URL, now }))
const send = () => sendDue(db, post, { clock })
const state = (id: number) =>
  db
    .selectFrom('outbox')
    .select(['state', 'attempts', 'last_error', 'body', 'message_id'])
    .where('id', '=', id)
    .executeTakeFirst()

describe('a letter', () => {
  test('is sent when its transaction is committed, once, as it was written, and loses its words then', async () => {
    const id = await write()
    const written = await state(id)
    expect(written).toMatchObject({ state: 'waiting', attempts: 0, body: expect.stringContaining(LINK) })
    expect(await send()).toEqual({ sent: 1, putOff: 0, failed: 0 })
    expect(await send()).toEqual({ sent: 0, putOff: 0, failed: 0 })
    expect(server.taken).toMatchObject([{ recipient: 'a@example.jp', messageId: written?.message_id }])
    expect(written?.message_id).toMatch(/^<[0-9a-f]{32}@portal\.example\.jp>$/)
    const { headers, text } = readSource(server.taken[0]!.source)
    expect(text.trimEnd()).toBe(written?.body?.trimEnd())
    expect(Object.fromEntries(headers)).toMatchObject({
      Subject: '【日野市 事業用地ナビ】パスワードの再設定',
      From: '日野市 事業用地ナビ <navi@portal.example.jp>',
      To: 'a@example.jp',
      'Auto-Submitted': 'auto-generated',
    })
    expect(await state(id)).toMatchObject({ state: 'sent', attempts: 1, body: null, last_error: null })
  })

  test('of a transaction that is rolled back is never sent', async () => {
    const failing = db.transaction().execute(async trx => {
      await writeLetter(trx, reset(), { baseUrl: BASE_URL, now })
      throw new Error('the business failed')
    })
    await expect(failing).rejects.toThrow('the business failed')
    expect(await hasDueLetters(db, now)).toBe(false)
    expect(await send()).toEqual({ sent: 0, putOff: 0, failed: 0 })
    expect(server.taken).toEqual([])
  })

  test('carries where an answer goes and how to stop it', async () => {
    await write(reset({ locale: 'en', replyTo: 'b@example.jp', unsubscribeUrl: `${BASE_URL}/stop?t=1` }))
    await send()
    expect(Object.fromEntries(readSource(server.taken[0]!.source).headers)).toMatchObject({
      'Reply-To': 'b@example.jp',
      'List-Unsubscribe': `<${BASE_URL}/stop?t=1>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
  })

  test('gets no header out of what people wrote', async () => {
    const evil = 'X\r\nBcc: victim@example.jp\r\nX-Evil: 1\r\n\r\nbody'
    const content = { title: evil, publicId: evil, purpose: evil, work: evil, words: evil, link: LINK }
    const values = { ...content, name: evil, phone: evil, answers: evil }
    await write({ kind: 'enquiry_received', locale: 'en', to: 'a@example.jp', values })
    await send()
    const { headers } = readSource(server.taken[0]!.source)
    const names = headers.map(([name]) => name.toLowerCase())
    expect(names).not.toContain('bcc')
    expect(names).not.toContain('x-evil')
    expect(server.taken).toHaveLength(1)
    for (const to of ['a@example.jp\r\nBcc: b@example.jp', 'a@example.jp, b@example.jp'])
      await expect(write(reset({ to }))).rejects.toThrow(RangeError)
    await expect(write(reset({ replyTo: 'b@example.jp\r\nX: 1' }))).rejects.toThrow(RangeError)
    await expect(write(reset({ unsubscribeUrl: 'https://a.example/\r\nX: 1' }))).rejects.toMatchObject({
      constraint: 'outbox_one_line_each',
    })
  })
})

describe('two processes at once', () => {
  test('send each letter once', async () => {
    for (let i = 0; i < 20; i++) await write()
    const other = openPost(server.url, { from: 'navi@portal.example.jp', baseUrl: BASE_URL })
    const [one, two] = await Promise.all([send(), sendDue(db, other, { clock })])
    other.close()
    expect(one.sent + two.sent).toBe(20)
    expect(new Set(server.taken.map(({ messageId }) => messageId)).size).toBe(20)
    expect(server.taken).toHaveLength(20)
  })

  test('a letter of one that was killed is taken up by the other, under the same Message-ID', async () => {
    const id = await write()
    const inHand = await takeLetter(db, now)
    expect(await send()).toMatchObject({ sent: 0 })
    pass(IN_HAND_MS)
    expect(await send()).toMatchObject({ sent: 1 })
    expect(server.taken.map(({ messageId }) => messageId)).toEqual([inHand?.messageId])
    expect(await state(id)).toMatchObject({ state: 'sent', attempts: 2 })
  })

  test('and at once where there can be no other', async () => {
    await write()
    await takeLetter(db, now)
    await handBackLetters(db, now)
    expect(await send()).toMatchObject({ sent: 1 })
  })

  test('a stop between two letters leaves the rest', async () => {
    for (let i = 0; i < 3; i++) await write()
    const stopping = new AbortController()
    const once: Post = { close: () => {}, send: async letter => post.send(letter).then(() => stopping.abort()) }
    expect(await sendDue(db, once, { clock, signal: stopping.signal })).toMatchObject({ sent: 1 })
    expect(await countLetters(db, now)).toMatchObject({ waiting: 2 })
  })
})

describe('a letter that is not taken', () => {
  test('is put off by a 4xx, longer each time, and given up in the end, where staff see it', async () => {
    server.answer.letter = 451
    const id = await write()
    expect(await send()).toEqual({ sent: 0, putOff: 1, failed: 0 })
    later(0.9)
    expect(await send()).toMatchObject({ putOff: 0 })
    later(0.1)
    expect(await send()).toMatchObject({ putOff: 1 })
    later(1)
    expect(await send()).toMatchObject({ putOff: 0 })
    for (let tries = 2; tries < MOST_TRIES; tries++) {
      later(6 * 60)
      await send()
    }
    expect(await state(id)).toMatchObject({ state: 'failed', attempts: MOST_TRIES })
    later(24 * 60)
    expect(await send()).toEqual({ sent: 0, putOff: 0, failed: 0 })
    expect(await listDeadLetters(db)).toMatchObject([{ id, kind: 'reset', lastError: 'EMESSAGE DATA 451' }])
  })

  test('is given up at once after a 5xx, keeps no word of the server’s, and goes again when somebody says so', async () => {
    server.answer.recipient = 550
    const id = await write()
    const other = await write(reset({ to: 'b@example.jp' }))
    expect(await send()).toEqual({ sent: 0, putOff: 0, failed: 2 })
    expect(await state(id)).toMatchObject({ state: 'failed', attempts: 1, last_error: 'EENVELOPE RCPT TO 550' })
    expect(await countLetters(db, now)).toMatchObject({ waiting: 0, failed: 2 })
    server.answer.recipient = 250
    expect(await sendAgain(db, other, now)).toBe(true)
    expect(await sendAgain(db, other, now)).toBe(false)
    expect(await send()).toMatchObject({ sent: 1 })
    expect(await listDeadLetters(db)).toMatchObject([{ id }])
  })

  test('is offered once in a look, also where the server hangs up on it', async () => {
    server.answer.letter = 0
    const id = await write()
    await expect(send()).rejects.toThrow(MailServerAway)
    expect(await state(id)).toMatchObject({ state: 'waiting', attempts: 0 })
    expect(server.taken).toHaveLength(1)
    server.answer.letter = 250
    later(1)
    expect(await send()).toMatchObject({ sent: 1 })
    expect(new Set(server.taken.map(({ messageId }) => messageId)).size).toBe(1)
  })

  test('loses no try while the server is away, and goes out when it is back', async () => {
    const { url } = server
    const ids = [await write(), await write()]
    await server.stop()
    for (let minute = 0; minute < 60; minute++) {
      await expect(send()).rejects.toThrow(MailServerAway)
      later(1)
    }
    for (const id of ids) expect(await state(id)).toMatchObject({ state: 'waiting', attempts: 0 })
    expect(await countLetters(db, now)).toMatchObject({ waiting: 2, failed: 0, oldestWaitingSeconds: 3600 })
    server = await mailServer(Number(new URL(url).port))
    expect(await send()).toMatchObject({ sent: 2 })
  })
})

describe('purging', () => {
  test('reaches what is done with, thirty days after it was written, and nothing that waits', async () => {
    await write()
    await send()
    server.answer.recipient = 550
    await write()
    await send()
    await write()
    expect(await purgeLetters(db, '2026-12-27')).toBe(0)
    expect(await purgeLetters(db, '2026-12-28')).toBe(2)
    expect(await countLetters(db, now)).toMatchObject({ waiting: 1, failed: 0 })
  })

  test('reaches every letter to or about somebody who is to be forgotten', async () => {
    await write()
    await write(reset({ to: 'b@example.jp', replyTo: 'a@example.jp' }))
    await write(reset({ to: 'b@example.jp' }))
    expect(await db.transaction().execute(trx => forgetRecipient(trx, 'a@example.jp'))).toBe(2)
    expect(await countLetters(db, now)).toMatchObject({ waiting: 1 })
  })
})

describe('the sample’s mail server', () => {
  test('listens on this machine only, keeps what it takes, and shows it as it was written', async () => {
    const sink = await startSink(db, error => {
      throw error
    })
    const toSink = openPost(sink.url, { from: 'navi@localhost', baseUrl: BASE_URL })
    expect(new URL(sink.url).hostname).toBe('127.0.0.1')
    await write()
    await write(reset({ locale: 'en', to: 'b@example.jp' }))
    expect(await sendDue(db, toSink, { clock })).toMatchObject({ sent: 2 })
    toSink.close()
    await sink.stop()
    const kept = await listSinkLetters(db)
    expect(kept.map(({ recipient }) => recipient)).toEqual(['b@example.jp', 'a@example.jp'])
    for (const { id } of kept) {
      const found = await findSinkLetter(db, id)
      expect(readSource(found?.source ?? '').text).toContain(LINK)
    }
    expect(await purgeSink(db)).toBe(0)
  })
})
