import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { ServerBuild } from '@remix-run/node'
import { FolderInUse, lockFolder } from '../../db/pglite/lock.ts'
import { packFiles } from './packed.ts'
import { type Say, StartError } from './terminal.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const stampFile = join(root, 'build/stamp')
const serverFile = join(root, 'build/server/index.js')

/** What the browser may be given. */
export const clientFolder = join(root, 'build/client')

const SOURCES = [
  'app',
  'db',
  'geodata',
  'public',
  'package-lock.json',
  'package.json',
  'remix.config.js',
  'vite.config.ts',
]
/** Runs from its source and is no part of the build. */
const APART = join(root, 'app/server')

function* filesUnder(path: string): Generator<string> {
  if (path === APART || !existsSync(path)) return
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    const inside = join(path, entry.name)
    if (entry.isDirectory()) yield* filesUnder(inside)
    else yield inside
  }
}

/** The same for the same sources on any machine; a clone's new file dates change nothing. */
function stampOfSources(): string {
  const hash = createHash('sha256')
  for (const source of SOURCES.map(name => join(root, name))) {
    const files = /\.\w+$/.test(source) ? [source] : filesUnder(source)
    for (const file of files) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file))
  }
  return hash.digest('hex')
}

const stampOfBuild = (): string | null => {
  try {
    return readFileSync(stampFile, 'utf8')
  } catch {
    return null
  }
}

/** In a thread, so that a killed start leaves no builder behind to write under the next one's hands. */
function runBuild(): Promise<void> {
  const cli = new URL('../../node_modules/@remix-run/dev/dist/cli.js', import.meta.url)
  const builder = new Worker(cli, {
    argv: ['vite:build', root, '--logLevel', 'warn'],
    env: { ...process.env, NODE_ENV: 'production' },
    execArgv: [],
    stdout: true,
    stderr: true,
  })
  let output = ''
  for (const stream of [builder.stdout, builder.stderr]) {
    stream.on('data', chunk => {
      output = (output + chunk).slice(-40000)
    })
  }
  return new Promise((resolve, reject) => {
    builder.on('error', reject)
    builder.on('exit', code => {
      if (code === 0 && existsSync(serverFile)) return resolve()
      process.stderr.write(output)
      reject(
        new StartError('画面を組み立てられませんでした（理由は上の行）', 'The pages could not be built (see above)'),
      )
    })
  })
}

const isBuilt = (wanted: string): boolean => stampOfBuild() === wanted && existsSync(serverFile)

/** One builder at a time works in build/; others wait for what it makes. */
async function inTurn(work: () => Promise<void>): Promise<void> {
  const folder = join(root, '.cache/build')
  mkdirSync(folder, { recursive: true })
  for (;;) {
    try {
      const release = lockFolder(folder)
      return await work().finally(release)
    } catch (error) {
      if (!(error instanceof FolderInUse)) throw error
      await setTimeout(500)
    }
  }
}

/** Builds the pages unless what stands in build/ was made from these very sources. */
export async function ensureBuild(say: Say): Promise<void> {
  const wanted = stampOfSources()
  if (isBuilt(wanted)) return
  await inTurn(async () => {
    if (isBuilt(wanted)) return
    say(
      '画面を組み立てています（1分ほど。次の起動では省きます）',
      'Building the pages (about a minute; later starts skip this)',
    )
    const began = Date.now()
    // Empties build/ first and is stamped last: a build that was cut short has no stamp and is made again.
    await runBuild()
    await packFiles(join(clientFolder, 'assets'))
    writeFileSync(stampFile, wanted)
    const seconds = Math.round((Date.now() - began) / 1000)
    say(`画面を組み立てました（${seconds}秒）`, `Pages built (${seconds} s)`)
  })
}

/** The built pages. The database must have been provided before. */
export const loadBuild = async (): Promise<ServerBuild> =>
  (await import(pathToFileURL(serverFile).href)) as unknown as ServerBuild
