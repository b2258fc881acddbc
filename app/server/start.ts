import { createServer, type Server } from 'node:http'
import { sql } from 'kysely'
import { provideDb } from '../../db/instance.server.ts'
import { type Opened, openForRequests, openForWork } from '../../db/open.ts'
import { openDemoAccounts } from '../../db/seed/demo-accounts.ts'
import { provideLetters } from '../auth/letters.server.ts'
import { resealCodes } from '../auth/reseal.server.ts'
import { resealFeeds } from '../feeds/pull/reseal.server.ts'
import type { Pictures } from '../files/pictures.server.ts'
import type { Job } from '../jobs/job.ts'
import { startWorker } from '../jobs/worker.server.ts'
import { type AppDeps, createApp } from './app.ts'
import { chooseBasemap } from './basemap.ts'
import { ensureBuild, loadBuild } from './build.ts'
import { prepareDatabase } from './database.ts'
import { tellDemoAccounts } from './demo-accounts.ts'
import { developmentPages } from './development.ts'
import type { Env } from './env.ts'
import { flyersRouter } from './flyers.ts'
import { listen, serverOptions, takeContinue } from './http.ts'
import { accountLetters } from './letters.ts'
import { createLogger, type Logger } from './log.ts'
import { type Mail, openMail } from './mail.ts'
import { photosRouter } from './photos.ts'
import { openPictures } from './pictures.ts'
import { remixHandle } from './remix.ts'
import { stopOnSignal } from './stop.ts'
import { say } from './terminal.ts'
import { tilesRouter } from './tiles.ts'
import { sessionUser } from './viewer.ts'
import { feedJobs, portalJobs, tellLog } from './work.ts'

/** Whoever runs the portal starts it again; within this process the embedded database does not come back. */
const diedOn = (logger: Logger) => (error: Error) => {
  logger.fatal({ err: error }, 'the embedded database has ended')
  process.exit(1)
}

async function openDatabase(env: Env, logger: Logger, isDevelopment: boolean): Promise<Opened> {
  say('データベースを準備しています', 'Preparing the database')
  // The embedded cluster is made while the pages are built: on a first start both take long.
  const [work] = await Promise.all([openForWork(env, diedOn(logger)), isDevelopment ? null : ensureBuild(say)])
  await prepareDatabase(work, say)
  await resealFeeds(work)
  const { lost } = await resealCodes(work)
  if (lost > 0)
    logger.error({ lost }, 'one-time codes sealed with another SESSION_SECRET: SESSION_SECRET_OLD opens them')
  const opened = openForRequests(env, work, (state, sign) =>
    state === 'away' ? logger.error({ err: sign }, 'database away') : logger.info('database back'),
  )
  if (opened.db !== work) await work.destroy()
  provideDb(opened.db, opened.searchDb)
  return opened
}

/** From a claimed place to a served URL. Throws what startLine puts in words. */
export async function start(env: Env, release: () => void, isDevelopment: boolean): Promise<void> {
  const basemap = chooseBasemap(env)
  const logger = createLogger(env.LOG_LEVEL)
  const opened = await openDatabase(env, logger, isDevelopment)
  const mail = await openMail(env, opened.db, logger)
  provideLetters(accountLetters(env.BASE_URL, () => new Date()))
  const pictures = openPictures(env.DATA_DIR)
  const userOf = sessionUser(opened.db, env.BASE_URL)
  const server = createServer(serverOptions)
  const deps: AppDeps = {
    baseUrl: env.BASE_URL,
    basemap: await basemap,
    logger,
    ping: () => sql`select 1`.execute(opened.db),
    tiles: tilesRouter(opened),
    photos: photosRouter({ ...opened, store: pictures.store, userOf }),
    flyers: flyersRouter({ ...opened, store: pictures.store, userOf }),
    trustProxy: env.TRUST_PROXY,
    showsMail: mail.showsMail,
    ...(await pagesOf(server, isDevelopment)),
  }
  takeContinue(server, createApp(deps))
  // Whoever finds the portal open can log in.
  const accounts = await openDemoAccounts(opened.db)
  await listen(server, env.PORT)
  const workers = await workOf(env, opened.db, { mail, pictures }, logger)
  const stopping = new AbortController()
  const told = tellDemoAccounts({ db: opened.db, baseUrl: env.BASE_URL, accounts }, say, stopping.signal)
  stopOnSignal(server, logger, async () => {
    stopping.abort()
    await told
    await Promise.all(workers.map(worker => worker.stop()))
    await mail.close()
    await opened.close()
    release()
  })
  await told
  if (stopping.signal.aborted) return
  if (!mail.post)
    say('SMTP_URL がないので、メールは送らずに溜めておきます', 'No SMTP_URL: letters are written, and wait')
  if (mail.showsMail) say(`メールは ${env.BASE_URL}/dev/mail に届きます`, `Mail arrives at ${env.BASE_URL}/dev/mail`)
  say(`${env.BASE_URL} で開けます（止めるには Ctrl+C）`, `Open ${env.BASE_URL} (Ctrl+C stops)`)
}

type Work = { mail: Mail; pictures: Pictures }

/** Two lanes side by side: the portal's own work, and what partners send. */
async function workOf(env: Env, db: Opened['db'], { mail, pictures }: Work, logger: Logger) {
  const clock = () => new Date()
  const tools = { post: mail.post, pictures, baseUrl: env.BASE_URL }
  const lane = (jobs: Job[]) => startWorker({ db, jobs, told: tellLog(logger), clock, isAlone: !env.DATABASE_URL })
  return [await lane(portalJobs(db, tools, clock)), await lane(feedJobs(db, tools, clock))]
}

const pagesOf = async (server: Server, isDevelopment: boolean): Promise<Pick<AppDeps, 'handle' | 'development'>> =>
  isDevelopment ? developmentPages(server) : { handle: remixHandle(await loadBuild(), 'production') }
