import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import yauzl from 'yauzl'
import { originalName } from '../../app/files/picture-name.ts'
import { openArchive, writeArchive } from '../../db/backup/archive.ts'
import { type Manifest, tablePart } from '../../db/backup/manifest.ts'
import { restoreBackup } from '../../db/backup/restore.ts'
import { migrations } from '../../db/migrations/index.ts'
import { type BackedUp, backedUp, KEY, restoring, stateOf } from './backed-up.ts'

let backup: BackedUp
let before: unknown
beforeAll(async () => {
  backup = await backedUp()
  const { db, store } = backup.target
  await restoreBackup(db, store, backup.file, restoring())
  await db.insertInto('organisations').values({ slug: 'mine', kind: 'realtor', name_ja: 'a', name_en: 'a' }).execute()
  before = await stateOf(backup.target)
})
afterAll(() => backup?.end())

const PICTURE = `files/${originalName(KEY)}`

/** The backup with other bytes. */
function altered(name: string, change: (bytes: Buffer) => Buffer): string {
  writeFileSync(backup.path(name), change(readFileSync(backup.file)))
  return backup.path(name)
}

const turnedOver = (at: number) => (bytes: Buffer) => {
  bytes[at] = bytes[at]! ^ 1
  return bytes
}

/** With one bit of a part's content turned over. */
async function spoilt(part: string): Promise<string> {
  const zip = await yauzl.openPromise(backup.file, { autoClose: false })
  let at = -1
  for await (const entry of zip.eachEntry())
    if (entry.fileName === part) {
      const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
      at = fileDataStart + Math.floor(entry.compressedSize / 2)
    }
  zip.close()
  return altered(`spoilt-${part.replaceAll('/', '-')}`, turnedOver(at))
}

/** With another checksum for its last part, the manifest. */
const withOtherSum = async () =>
  altered('sum.zip', bytes => turnedOver(bytes.lastIndexOf('PK\x01\x02', undefined, 'latin1') + 16)(bytes))

/** With another manifest, and without files. */
const withManifest = (name: string, change: (manifest: Manifest) => object) => async () => {
  const archive = await openArchive(backup.file)
  await writeArchive(backup.path(name), async add => {
    for (const table of archive.manifest.tables) await add(tablePart(table.name), archive.read(tablePart(table.name)))
    return { ...archive.manifest, files: [], ...change(archive.manifest) }
  })
  archive.close()
  return backup.path(name)
}

const UNKNOWN = '2999-01-01-x'
const ofNewerSchema = withManifest('schema.zip', all => ({ migrations: [...all.migrations, UNKNOWN] }))
const ofOtherSchema = withManifest('other.zip', () => ({ migrations: [Object.keys(migrations)[0]] }))

test.each<[string, () => Promise<string>, object]>([
  ['has a spoilt table', () => spoilt('tables/listings.ndjson'), { reason: 'damaged' }],
  ['has a spoilt file', () => spoilt(PICTURE), { reason: 'damaged', detail: { part: PICTURE } }],
  ['has a spoilt manifest', () => spoilt('manifest.json'), {}],
  ['has a manifest that was altered', withOtherSum, { reason: 'damaged', detail: { part: 'manifest.json' } }],
  ['lacks its files', withManifest('files.zip', ({ files }) => ({ files })), { reason: 'damaged' }],
  ['is of a newer schema', ofNewerSchema, { reason: 'newer', detail: { what: UNKNOWN } }],
  ['is of a newer form', withManifest('form.zip', () => ({ format: 2 })), { reason: 'newer' }],
  [
    'has a table less',
    withManifest('less.zip', ({ tables }) => ({ tables: tables.slice(1) })),
    { reason: 'otherTables' },
  ],
  ['is of tables that no edition has', ofOtherSchema, { reason: 'otherTables' }],
  ['is none', async () => 'package.json', { reason: 'notABackup' }],
  ['is cut short', async () => altered('cut.zip', bytes => bytes.subarray(0, -500)), { reason: 'notABackup' }],
])('nothing changes for a backup that %s', async (_, make, expected) => {
  const { target } = backup
  const refused = restoreBackup(target.db, target.store, await make(), restoring())
  await expect(refused).rejects.toMatchObject({ name: 'BackupRefused', ...expected })
  expect(await stateOf(target)).toEqual(before)
})

test('files are read, too, where a backup is only to be proven', async () => {
  const refused = restoreBackup(backup.target.db, null, await spoilt(PICTURE), restoring())
  await expect(refused).rejects.toMatchObject({ reason: 'damaged', detail: { part: PICTURE } })
})
