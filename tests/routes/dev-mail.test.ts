import type { AppLoadContext } from '@remix-run/node'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Letter } from '../../app/mail/letter.ts'
import { writeLetter } from '../../app/mail/outbox.server.ts'
import { openPost } from '../../app/mail/post.server.ts'
import { sendDue } from '../../app/mail/send.server.ts'
import { type Sink, startSink } from '../../app/mail/sink.server.ts'
import { loader } from '../../app/routes/dev-mail.tsx'
import { loader as sitemap } from '../../app/routes/sitemap.ts'
import { readEnv } from '../../app/server/env.ts'
import { createLogger } from '../../app/server/log.ts'
import { openMail } from '../../app/server/mail.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { setSampleDay } from '../../db/seed/sample-day.ts'
import { TODAY } from '../db/city.ts'
import { testDb } from '../db/database.ts'
import { asking } from './context.ts'
import { pageDrawer } from './drawing.ts'

let db: Kysely<Database>
let sink: Sink
let draw: Awaited<ReturnType<typeof pageDrawer>>
const now = new Date('2026-11-27T00:00:00Z')
const LINK = 'http://portal.test/join/<b>token'

beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  draw = await pageDrawer()
  sink = await startSink(db, error => {
    throw error
  })
})
afterAll(async () => {
  await sink.stop()
  await db.destroy()
})
beforeEach(async () => {
  await db.deleteFrom('sink_letters').execute()
})

async function post(...letters: Letter[]) {
  const mail = openPost(sink.url, { from: 'navi@portal.test', baseUrl: 'http://portal.test' })
  await db.transaction().execute(async trx => {
    for (const letter of letters) await writeLetter(trx, letter, { baseUrl: 'http://portal.test', now })
  })
  await sendDue(db, mail, { clock: () => now })
  mail.close()
}
const invitation = (locale: 'ja' | 'en'): Letter => ({
  kind: 'invitation',
  locale,
  to: `${locale}@example.jp`,
  values: { organisation: '北野不動産', link: LINK, validUntil: now },
})

describe('/dev/mail', () => {
  test('says that there is nothing yet', async () => {
    expect((await draw('/dev/mail')).html).toContain('メールはまだありません')
    expect((await draw('/en/dev/mail')).html).toContain('No mail yet')
  })

  test('lists what has arrived, newest first, and shows one letter with its link', async () => {
    await post(invitation('ja'), invitation('en'))
    const { lines } = await (await loader(asking('/en/dev/mail'))).json()
    expect(lines.map(({ recipient }) => recipient)).toEqual(['en@example.jp', 'ja@example.jp'])
    const { html } = await draw(`/dev/mail?letter=${lines[1]?.id}`)
    expect(html).toContain('<span lang="ja">【日野市 事業用地ナビ】北野不動産の利用者として招待されています</span>')
    expect(html).toContain('<a href="http://portal.test/join/&lt;b&gt;token" class="link">')
    expect(html).toContain('noindex')
  })

  test.each(['/dev/mail?letter=999999999', '/dev/mail?letter=x', '/dev/mail?letter=1%27'])(
    'has no page %s',
    async path => expect((await draw(path)).status).toBe(404),
  )

  test('is no page where the portal is not a sample on this machine, also not as data', async () => {
    await post(invitation('ja'))
    const { context, ...rest } = asking('/dev/mail')
    const elsewhere: AppLoadContext = { ...context, showsMail: false }
    await expect(loader({ ...rest, context: elsewhere })).rejects.toMatchObject({ status: 404 })
  })

  test('is in no sitemap', async () => {
    expect(await (await sitemap(asking('/sitemap.xml'))).text()).not.toContain('/dev/')
  })
})

describe('the way that letters take', () => {
  const open = async (source: Record<string, string>) => {
    const mail = await openMail(readEnv(source), db, createLogger('silent'))
    await mail.close()
    return { ...mail, sends: mail.post !== null }
  }

  test('is the stated server, or the sample’s own, or none: then letters wait', async () => {
    expect(await open({})).toMatchObject({ sends: false, showsMail: false })
    await db.transaction().execute(trx => setSampleDay(trx, TODAY))
    expect(await open({})).toMatchObject({ sends: true, showsMail: true })
    expect(await open({ BASE_URL: 'http://127.0.0.1:3000' })).toMatchObject({ sends: true, showsMail: true })
    expect(await open({ BASE_URL: 'https://navi.example.jp' })).toMatchObject({ sends: false, showsMail: false })
    expect(await open({ SMTP_URL: 'smtp://127.0.0.1:1' })).toMatchObject({ sends: true, showsMail: false })
  })
})
