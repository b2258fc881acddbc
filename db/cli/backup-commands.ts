import { existsSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { appendAudit, verifyAudit } from '../../app/audit/audit.server.ts'
import { endLogInsAfterRestore } from '../../app/auth/after-restore.server.ts'
import { listPhotosWithoutFiles } from '../../app/files/missing.server.ts'
import type { Env } from '../../app/server/env.ts'
import { filesUnder } from '../../app/server/pictures.ts'
import { say } from '../../app/server/terminal.ts'
import type { Manifest } from '../backup/manifest.ts'
import { BackupRefused } from '../backup/refused.ts'
import { type Restored, restoreBackup } from '../backup/restore.ts'
import { writeBackup } from '../backup/write.ts'
import type { Trx } from '../client.server.ts'
import { openForWork } from '../open.ts'
import type { Database } from '../schema.ts'
import { auditWords, heldWords, inWords, lackingWords, manifestWords, showProgress } from './backup-words.ts'

const namesOf = ({ files }: Manifest) => new Set(files.map(({ name }) => name))

async function spoken<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw inWords(error)
  }
}

/** In a folder a backup is named after its moment. */
function backupFile(given: string, now: Date): string {
  const isFolder = existsSync(given) && statSync(given).isDirectory()
  return isFolder ? join(given, `portal-${now.toISOString().replace(/[-:]|\.\d+/g, '')}.zip`) : given
}

/** Photos that the backup has no file for are told; 1 where there are some. */
async function tellLacking(db: Kysely<Database>, manifest: Manifest, folder: string): Promise<number> {
  const lacking = await listPhotosWithoutFiles(db, namesOf(manifest))
  if (lacking.length > 0) say(...lackingWords(lacking, folder))
  return lacking.length > 0 ? 1 : 0
}

/** Writes a backup of the database and the files to a file, or into a folder; 1 where photos lack their files. */
export const backUp = (db: Kysely<Database>, { DATA_DIR }: Env, given: string, now: Date): Promise<number> =>
  spoken(async () => {
    const file = backupFile(given, now)
    const manifest = await writeBackup(db, filesUnder(DATA_DIR), file, { now, progress: showProgress })
    say(...manifestWords(manifest))
    say(`${file} に書きました`, `Written to ${file}`)
    say(
      '個人情報と認証の秘密が入っています。暗号化して、別の機械に置いてください',
      'It holds personal data and secrets of log-ins: encrypt it and keep it on another machine',
    )
    return tellLacking(db, manifest, resolve(DATA_DIR))
  })

/** The portal on a server shows itself by its connections; on the embedded database by its lock. */
async function refuseWhileServed(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from pg_stat_activity
    where application_name = 'portal' and datname = current_database() and pid <> pg_backend_pid()`.execute(db)
  const connections = rows[0]?.count ?? 0
  if (connections > 0) throw new BackupRefused('inUse', { connections })
}

/** What is done in the transaction of a restore when all rows are in. */
async function afterRestore(trx: Trx, manifest: Manifest, now: Date): Promise<void> {
  const { sessions, links } = await endLogInsAfterRestore(trx, now)
  say(
    `ログイン ${sessions}件を終わらせ、メールのリンク ${links}件を無効にしました`,
    `Ended ${sessions} sessions and ${links} links of mails`,
  )
  const entry = { actor: 'terminal', action: 'portal.restore', subjectKind: 'backup' } as const
  await appendAudit(trx, { ...entry, subjectId: manifest.madeAt }, now)
}

function tellRestored({ manifest, thrownAway, migrated }: Restored): void {
  if (thrownAway.rows > 0) {
    const [ja, en] = heldWords(thrownAway)
    say(`捨てたもの： ${ja}`, `Thrown away: ${en}`)
  }
  if (migrated.length > 0)
    say(`表を新しくしました（${migrated.length}件）`, `Schema brought up to date (${migrated.length})`)
  say(...manifestWords(manifest))
}

/** Audit chain and photos of a database that a backup was brought back into; 1 where something is amiss. */
async function checkRestored(db: Kysely<Database>, manifest: Manifest, folder: string): Promise<number> {
  const audit = await verifyAudit(db)
  say(...auditWords(audit))
  const lacking = await tellLacking(db, manifest, folder)
  return audit.brokenAt === null ? lacking : 1
}

/** Brings a backup back into the database of the settings and its data folder. */
export const restore = (
  db: Kysely<Database>,
  env: Env,
  { file, replace, now }: { file: string; replace: boolean; now: Date },
): Promise<number> =>
  spoken(async () => {
    if (env.DATABASE_URL) await refuseWhileServed(db)
    const restored = await restoreBackup(db, filesUnder(env.DATA_DIR), file, {
      replace,
      progress: showProgress,
      afterwards: (trx, manifest) => afterRestore(trx, manifest, now),
    })
    tellRestored(restored)
    return checkRestored(db, restored.manifest, resolve(env.DATA_DIR))
  })

/** Brings a backup back into a database that is thrown away, and checks it there; 1 where something is amiss. */
export const verifyBackup = (file: string, now: Date): Promise<number> =>
  spoken(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'portal-backup-'))
    try {
      const db = await openForWork({ DATA_DIR: folder })
      try {
        const restored = await restoreBackup(db, null, file, {
          replace: false,
          progress: showProgress,
          afterwards: async trx => void (await endLogInsAfterRestore(trx, now)),
        })
        tellRestored(restored)
        const code = await checkRestored(db, restored.manifest, file)
        if (code === 0) say('戻せることを確かめました', 'Proven: it can be restored')
        return code
      } finally {
        await db.destroy()
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
