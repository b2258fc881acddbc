import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { can } from '../../app/auth/can.ts'
import { isStaff, ROLES, type Role, type User } from '../../app/auth/model.ts'
import { openSession } from '../../app/auth/sessions.server.ts'
import { openDarkroom } from '../../app/files/darkroom.server.ts'
import { providePictures } from '../../app/files/pictures.server.ts'
import { diskStore } from '../../app/files/storage.server.ts'
import { pages, resources } from '../../app/routes.js'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { testDb } from '../db/database.ts'
import { makeAccount, makeOrganisation } from '../db/people.ts'
import { ACCESS, type Access, ANY_ROLE, FOR_ALL } from './access.ts'
import { FORMS, makeWorld, type World } from './access-world.ts'
import { routesHandle } from './drawing.ts'
import { BASE_URL, type Serving, serve } from './serving.ts'

// Every page of the workspaces, for every role and for nobody, with what is one's own and what is another's: the answer
// over HTTP is what the one table of permissions says.

let db: Kysely<Database>
let portal: Serving
let world: World
const users = {} as Record<Role, User>
const tokens = {} as Record<Role, string>

beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  providePictures({ store: diskStore(mkdtempSync(join(tmpdir(), 'access-'))), darkroom: openDarkroom() })
  portal = await serve({ handle: await routesHandle() })
  const [own, other] = [await makeOrganisation(db, 'ours'), await makeOrganisation(db, 'theirs')]
  world = await makeWorld(db, { own, other })
  for (const role of ROLES) {
    const organisationId = isStaff(role) || role === 'council_member' ? null : own
    users[role] = await makeAccount(db, role, { mail: `${role}@example.jp`, organisationId })
    const visit = { clientKey: '192.0.2.1', agent: 'test', now: new Date() }
    tokens[role] = await db
      .transaction()
      .execute(trx => openSession(trx, users[role], { stage: 'full', method: 'code', visit }))
  }
})
afterAll(async () => {
  await portal.stop()
  await db.destroy()
})

const cookie = (token: string) => `sid=${btoa(JSON.stringify(token)).replace(/=+$/, '')}`

const FORM_TYPE = 'application/x-www-form-urlencoded'
const FILES_TYPE = 'multipart/form-data; boundary=none'

type Asked = { path: string; role: Role | null; method: 'GET' | 'POST' }

/** Comes to a page as somebody, with a form that changes little where one is sent. */
async function ask({ path, role, method }: Asked, access: Access, form: Record<string, string> = {}) {
  const isPost = method === 'POST'
  return portal.ask(path + (access.query ?? ''), {
    method,
    headers: {
      ...(role ? { Cookie: cookie(tokens[role]) } : {}),
      ...(isPost ? { Origin: BASE_URL, 'Content-Type': access.isMultipart ? FILES_TYPE : FORM_TYPE } : {}),
    },
    ...(isPost ? { body: access.isMultipart ? '--none--\r\n' : new URLSearchParams(form).toString() } : {}),
  })
}

const workspacePaths = [...pages, ...resources]
  .map(([path]) => path)
  .filter(path => /^\/(partner|staff)(\/|$)/.test(path))

test('every path has an expectation, and every expectation a path', () => {
  const all = [...pages, ...resources].map(([path]) => path)
  expect([...Object.keys(ACCESS), ...ANY_ROLE, ...FOR_ALL].sort()).toEqual([...all].sort())
  expect(Object.keys(ACCESS).sort()).toEqual([...workspacePaths].sort())
})

const isHome = (path: string, role: Role) =>
  path.startsWith('/staff') ? isStaff(role) : users[role].organisationId !== null

/** The path with what it names filled in. */
function filled(path: string, { named, params = {} }: Access, whose: 'own' | 'other'): string {
  return path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? (named ? world[named][whose] : name))
}

describe.each(Object.entries(ACCESS))('%s', (path, access) => {
  const methods = access.postsOnly
    ? (['POST'] as const)
    : access.posts
      ? (['GET', 'POST'] as const)
      : (['GET'] as const)

  test.each(methods)('%s by nobody leads to the log-in', async method => {
    const { status, headers } = await ask({ path: filled(path, access, 'own'), role: null, method }, access)
    expect([status, headers.location]).toEqual([302, expect.stringMatching(/^\/login\?to=/)])
  })

  test.each(methods)('%s by each role, of one’s own and of another’s', async method => {
    const action = method === 'POST' && typeof access.posts === 'string' ? access.posts : access.action
    for (const role of ROLES)
      for (const whose of access.named ? (['own', 'other'] as const) : (['own'] as const)) {
        const organisationId = whose === 'own' ? world.ids.own : world.ids.other
        const may = isHome(path, role) && can(users[role], action, { organisationId, accountId: -1 })
        const form = method === 'POST' ? await FORMS[path]?.(db) : undefined
        const { status } = await ask({ path: filled(path, access, whose), role, method }, access, form)
        const told = { path, method, role, whose }
        if (!may) expect({ ...told, status }).toEqual({ ...told, status: 404 })
        else expect({ ...told, isThere: status < 500 && status !== 404 }).toEqual({ ...told, isThere: true })
      }
  })
})
