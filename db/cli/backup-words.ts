import type { AuditCheck } from '../../app/audit/audit.server.ts'
import { StartError } from '../../app/server/terminal.ts'
import { type Manifest, rowsOf } from '../backup/manifest.ts'
import { BackupRefused, type Held, type Refusals } from '../backup/refused.ts'
import type { Progress } from '../backup/write.ts'

type Words = [ja: string, en: string]

const figure = (n: number) => n.toLocaleString('en')
const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`
const MOST_TABLES = 8

/** Rows, the tables with the most of them, and files. */
export function heldWords({ rows, tables, files }: Held): Words {
  const named = tables.slice(0, MOST_TABLES).map(([name, count]) => `${name} ${figure(count)}`)
  const more = tables.length > MOST_TABLES ? ', …' : ''
  const list = `${named.join(', ')}${more}`
  return [
    `${tables.length}表 ${figure(rows)}行（${list}）、ファイル ${figure(files)}`,
    `${figure(rows)} rows of ${tables.length} tables (${list}), ${figure(files)} files`,
  ]
}

const REFUSALS: { [Reason in keyof Refusals]: (detail: Refusals[Reason]) => Words } = {
  nothingToBackUp: () => [
    'データベースは空です。DATA_DIR か DATABASE_URL を確かめてください',
    'The database is empty; check DATA_DIR or DATABASE_URL',
  ],
  exists: ({ file }) => [`${file} はもうあります`, `${file} is there already`],
  notABackup: ({ file }) => [
    `${file} はこのポータルのバックアップではないか、途中で切れています`,
    `${file} is no backup of this portal, or was cut short`,
  ],
  newer: ({ what }) => [
    `このプログラムより新しいバックアップです（${what}）`,
    `The backup is newer than this program (${what})`,
  ],
  otherTables: ({ table }) => [
    `表 ${table} の形が違うので戻せません`,
    `The table ${table} has another shape; not restored`,
  ],
  damaged: ({ part }) => [
    `バックアップの ${part} が壊れています。何も変えていません`,
    `${part} of the backup is damaged; nothing was changed`,
  ],
  notEmpty: held => {
    const [ja, en] = heldWords(held)
    return [
      `データがあります： ${ja}。捨てて置き換えるなら --replace を付けてください`,
      `Not empty: ${en}. Add --replace to throw it away`,
    ]
  },
  inUse: ({ connections }) => [
    `ポータルが動いています（接続 ${connections}）。止めてから戻してください`,
    `The portal is running (${connections} connections); stop it first`,
  ],
}

const refusalWords = <Reason extends keyof Refusals>({ reason, detail }: BackupRefused<Reason>): Words =>
  REFUSALS[reason](detail)

const fileFault = (error: NodeJS.ErrnoException): Words => [
  `ファイルを読み書きできません（${error.code} ${error.path ?? ''}）`,
  `A file cannot be read or written (${error.code} ${error.path ?? ''})`,
]

/** What stands in the way, for whoever sits at the terminal; an error that nobody foresaw is passed on as it is. */
export function inWords(error: unknown): unknown {
  if (error instanceof BackupRefused) return new StartError(...refusalWords(error))
  const { syscall, code } = (error ?? {}) as NodeJS.ErrnoException
  const isOfFiles =
    code !== undefined && /^(open|read|write|fsync|rename|mkdir|stat|copyfile|unlink)$/.test(syscall ?? '')
  return isOfFiles ? new StartError(...fileFault(error as NodeJS.ErrnoException)) : error
}

/** What a backup holds. */
export const manifestWords = (manifest: Manifest): Words => {
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0)
  return [
    `${manifest.tables.length}表 ${figure(rowsOf(manifest))}行、ファイル ${figure(manifest.files.length)}（${megabytes(bytes)}）、${manifest.madeAt}`,
    `${figure(rowsOf(manifest))} rows of ${manifest.tables.length} tables, ${figure(manifest.files.length)} files (${megabytes(bytes)}), made at ${manifest.madeAt}`,
  ]
}

/** Photos of which no file is in the backup. */
export const lackingWords = (photos: readonly number[], folder: string): Words => [
  `写真 ${photos.length}枚のファイルがありません。DATA_DIR は正しいですか（${folder}）。写真の番号： ${photos.slice(0, 10).join(', ')}`,
  `No file for ${photos.length} photos; is DATA_DIR right? Photos ${photos.slice(0, 10).join(', ')}`,
]

export const auditWords = ({ lines, brokenAt }: AuditCheck): Words =>
  brokenAt === null
    ? [`監査記録 ${figure(lines)}行、連なりは正しい`, `${figure(lines)} audit lines, the chain holds`]
    : [`監査記録は ${brokenAt} 番で途切れています`, `The audit log is broken at line ${brokenAt}`]

const STEPS: Record<Parameters<Progress>[0], Words> = {
  files: ['ファイル', 'files'],
  tables: ['表', 'tables'],
  check: ['確かめた部分', 'parts checked'],
  load: ['戻した表', 'tables restored'],
}

/** On a terminal one line that counts up; in a log one line for each step done. */
export const showProgress: Progress = (step, done, total) => {
  const [ja, en] = STEPS[step]
  const line = `  ${ja} ${done}${total === null ? '' : `/${total}`} / ${en}`
  const isLast = done === total
  if (process.stdout.isTTY) process.stdout.write(`\r${line}${isLast ? '\n' : ''}`)
  else if (isLast) process.stdout.write(`${line}\n`)
}
