import './node-env.ts'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { createRequestHandler } from '@remix-run/node'
import express from 'express'
import { connectEmbedded, connectServer } from '../../db/client.server.ts'
import { provideDb } from '../../db/instance.server.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import { Engine } from '../../db/pglite/engine.ts'
import { dayInTokyo } from '../lib/day.ts'
import { readEnv } from './env.ts'
import { sendWebResponse, webRequest } from './remix.ts'
import { say } from './terminal.ts'

const env = readEnv(process.env)
say('データベースを準備しています', 'Preparing the database')
const folder = join(env.DATA_DIR, 'database')
if (!env.DATABASE_URL) mkdirSync(folder, { recursive: true })
const db = env.DATABASE_URL ? connectServer(env.DATABASE_URL) : connectEmbedded(await Engine.open({ dataDir: folder }))
await migrateToLatest(db)
provideDb(db)
try {
  // @ts-expect-error early
  const { seedSampleCity } = await import('../../db/seed/index.ts')
  const found = await db.selectFrom('assets').select('id').limit(1).executeTakeFirst()
  if (!found) await seedSampleCity(db, { today: dayInTokyo(new Date()), progress: (line: string) => say(line, '') })
} catch (error) {
  console.log('no sample yet:', String(error))
}
const app = express()
const server = createServer(app)
const { createServer: createVite } = await import('vite')
const vite = await createVite({ server: { middlewareMode: true, hmr: { server } }, appType: 'custom' })
app.use(vite.middlewares)
app.use(async (req, res, next) => {
  try {
    const build = (await vite.ssrLoadModule('virtual:remix/server-build')) as never
    const handle = createRequestHandler(build, 'development')
    const response = await handle(webRequest(req, res, env.BASE_URL), {
      nonce: 'dev',
      requestId: 'dev',
      baseUrl: env.BASE_URL,
      basemap: { kind: 'schematic' },
      today: dayInTokyo(new Date()),
      reportError: console.error,
    } as never)
    await sendWebResponse(res, response)
  } catch (error) {
    next(error)
  }
})
server.listen(env.PORT, () => say(`${env.BASE_URL} で開けます`, `open ${env.BASE_URL}`))
