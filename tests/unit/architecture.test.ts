import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'

// Who may import whom, as data. Each rule carries a line that it must refuse, so that a rule that reads nothing is seen.

/** A room may import those after it, never those before it. */
const ROOMS = [
  ...['reports', 'sites', 'incubation', 'needs', 'alerts', 'enquiries', 'feeds', 'listings', 'programs', 'partners'],
  ...['zoning', 'places', 'tasks', 'auth', 'mail', 'files', 'jobs', 'audit'],
]
/** A leaf imports itself and the leaves after it: no room, no database. */
const LEAVES = ['map', 'ui', 'lib']
/** Folders of app/ that are neither. */
const EDGES = ['routes', 'server', 'styles']
/** Entry points of the framework. */
const FRAME = /^app\/(root|entry\.client|entry\.server)\.tsx$/
/** Tools that are started by hand and the sample's writer stand above the rooms; the rest of db/ below them. */
const DB_ENTRIES = /^db\/(cli|seed)\//
/** The one place that may set inner HTML: JSON-LD with the page's nonce. */
const RAW_HTML = 'app/lib/json-ld.tsx'

type Import = { target: string; typeOnly: boolean }
type Source = { path: string; text: string; imports: Import[] }
type Rule = {
  name: string
  applies: (path: string) => boolean
  /** What is wrong, in a few words; undefined where nothing is. */
  fault: (source: Source) => string[]
  refuses: [path: string, text: string]
}

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1')

const IMPORTS = /\b(import|export)\s+(type\s)?(?:[^'";=]*?\bfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g

function read(path: string, text: string): Source {
  const plain = withoutComments(text)
  const imports = [...plain.matchAll(IMPORTS)].map(([, , type, stated, dynamic]) => {
    const target = stated ?? dynamic ?? ''
    return { target: target.startsWith('.') ? normalize(join(dirname(path), target)) : target, typeOnly: !!type }
  })
  return { path, text: plain, imports }
}

const folderOf = (path: string) => /^app\/([^/]+)\//.exec(path)?.[1] ?? ''
const roomAt = (path: string) => ROOMS.indexOf(folderOf(path))
const inRoom = (path: string) => roomAt(path) >= 0
const isLeaf = (path: string) => LEAVES.includes(folderOf(path))
const isServer = (path: string) => /\.server(\/|\.tsx?$)/.test(path)
const isPure = (path: string) => inRoom(path) && path.endsWith('.ts') && !isServer(path)
const isRoute = (path: string) => path.startsWith('app/routes/') || FRAME.test(path)
const importing = (bad: (target: string, from: Source, typeOnly: boolean) => boolean) => (source: Source) =>
  source.imports.filter(({ target, typeOnly }) => bad(target, source, typeOnly)).map(({ target }) => target)
const saying = (words: RegExp) => (source: Source) => source.text.match(words) ?? []

const isReact = (target: string) => /^(react|react-dom|@remix-run\/react)(\/|$)/.test(target)
const isDriver = (target: string) => /^(kysely|postgres|@electric-sql\/)/.test(target)

const RULES: Rule[] = [
  {
    name: 'a folder of app/ is a room, a leaf or an edge',
    applies: path => /^app\/[^/]+\//.test(path),
    fault: ({ path }) => ([...ROOMS, ...LEAVES, ...EDGES].includes(folderOf(path)) ? [] : [folderOf(path)]),
    refuses: ['app/shared/thing.ts', ''],
  },
  {
    name: 'a room imports only rooms to its right',
    applies: inRoom,
    fault: importing((target, { path }) => inRoom(target) && roomAt(target) < roomAt(path)),
    refuses: ['app/zoning/areas.server.ts', "import { x } from '../listings/model.ts'"],
  },
  {
    name: 'a room imports no edge of the app',
    applies: inRoom,
    fault: importing(target => EDGES.includes(folderOf(target)) || FRAME.test(target)),
    refuses: ['app/listings/card.tsx', "import { x } from '../server/env.ts'"],
  },
  {
    name: 'a leaf imports no room, no database and no leaf before it',
    applies: isLeaf,
    fault: importing((target, { path }) => {
      const later = LEAVES.indexOf(folderOf(target)) < LEAVES.indexOf(folderOf(path))
      return inRoom(target) || /^db\//.test(target) || isDriver(target) || (isLeaf(target) && later)
    }),
    refuses: ['app/ui/card.tsx', "import type { Kind } from '../listings/model.ts'"],
  },
  {
    name: 'pure files know no React, database, Node or server file',
    applies: isPure,
    fault: importing(
      target =>
        isReact(target) ||
        isDriver(target) ||
        /^(db\/|node:)/.test(target) ||
        isServer(target) ||
        /\.tsx$/.test(target),
    ),
    refuses: ['app/listings/model.ts', "import { readFileSync } from 'node:fs'"],
  },
  {
    name: 'pure files know no clock and no chance',
    applies: isPure,
    fault: saying(/\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\bperformance\.now\(/g),
    refuses: ['app/listings/model.ts', 'const now = new Date()'],
  },
  {
    name: 'components import no server file and no database',
    applies: path => path.startsWith('app/') && path.endsWith('.tsx') && !isRoute(path) && !isServer(path),
    fault: importing(
      (target, _, typeOnly) => !typeOnly && (isServer(target) || isDriver(target) || target.startsWith('db/')),
    ),
    refuses: ['app/listings/card.tsx', "import { findListing } from './queries.server.ts'"],
  },
  {
    name: 'no one imports a route',
    applies: path => !path.startsWith('tests/'),
    fault: importing(target => target.startsWith('app/routes/')),
    refuses: ['app/listings/card.tsx', "import { loader } from '../routes/listing.tsx'"],
  },
  {
    name: 'only routes and entry points hold the database',
    applies: path => !isRoute(path) && !/^(app\/server|tests)\//.test(path) && !DB_ENTRIES.test(path),
    fault: importing(target => target === 'db/instance.server.ts'),
    refuses: ['app/listings/queries.server.ts', "import { theDb } from '../../db/instance.server.ts'"],
  },
  {
    name: 'only the server itself imports app/server',
    applies: path => !/^(app\/server|tests)\//.test(path) && !DB_ENTRIES.test(path),
    fault: importing((target, _, typeOnly) => !typeOnly && target.startsWith('app/server/')),
    refuses: ['app/routes/data.tsx', "import { readEnv } from '../server/env.ts'"],
  },
  {
    name: 'the database folder knows rooms by their types only',
    applies: path => path.startsWith('db/') && !DB_ENTRIES.test(path),
    fault: importing((target, _, typeOnly) => !typeOnly && target.startsWith('app/')),
    refuses: ['db/postgis.ts', "import { KINDS } from '../app/listings/model.ts'"],
  },
  {
    name: 'migrations are frozen: they import no code of ours',
    applies: path => /^db\/migrations\/\d/.test(path),
    fault: importing(target => /^(app|db)\//.test(target)),
    refuses: ['db/migrations/2026-01-01-x.ts', "import { jsonb } from '../postgis.ts'"],
  },
  {
    name: 'a file is named after what it holds',
    applies: () => true,
    fault: ({ path }) => path.match(/(^|[/.-])(utils?|helpers?|misc|services?|managers?)(?=[/.-]|$)/g) ?? [],
    refuses: ['app/listings/date-utils.ts', ''],
  },
  {
    name: 'SQL text is built by the builder',
    applies: path => path.startsWith('app/'),
    fault: saying(/\bsql\.raw\(|\.selectAll\(|\.unsafe\(/g),
    refuses: ['app/listings/queries.server.ts', 'sql.raw(text)'],
  },
  {
    name: 'no markup is set as text',
    applies: path => path.startsWith('app/') && path !== RAW_HTML,
    fault: saying(/dangerouslySetInnerHTML|\binnerHTML\s*=/g),
    refuses: ['app/listings/card.tsx', '<p dangerouslySetInnerHTML={{ __html: text }} />'],
  },
  {
    name: 'no style attribute is rendered: the policy refuses it',
    applies: path => path.startsWith('app/') && path.endsWith('.tsx') && !path.endsWith('.client.tsx'),
    fault: saying(/\bstyle=/g),
    refuses: ['app/listings/card.tsx', '<p style={{ color: hue }} />'],
  },
]

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && /\.(ts|tsx|js|mjs)$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
}

const sources = ['app', 'db', 'tests'].flatMap(filesUnder).map(path => read(path, readFileSync(path, 'utf8')))

describe('architecture', () => {
  test('the files and their imports are found', () => {
    expect(sources.length).toBeGreaterThan(100)
    const named = sources.find(({ path }) => path === 'app/listings/search.server.ts')
    expect(named?.imports.map(({ target }) => target)).toContain('app/listings/predicates.server.ts')
  })

  test.each(RULES)('$name', ({ applies, fault, refuses: [path, text] }) => {
    const faults = (source: Source) => (applies(source.path) ? fault(source) : [])
    expect(faults(read(path, text)), 'the rule must refuse its example').not.toEqual([])
    const found = sources.flatMap(source => faults(source).map(what => `${source.path}: ${what}`))
    expect(found).toEqual([])
  })
})
