import { connect, createServer, type Server, type Socket } from 'node:net'
import type { ServerBuild } from '@remix-run/node'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { guardBuild, type Handle } from '../../app/server/remix.ts'
import { connectServer } from '../../db/client.server.ts'
import { type Serving, serve } from './serving.ts'

const url = process.env.TEST_DATABASE_URL

/** Stands between the portal and its database; cut, it behaves like a server that has been stopped. */
class Wire {
  #server: Server | null = null
  #sockets = new Set<Socket>()
  constructor(private readonly target: URL) {}

  async join(port = 0): Promise<number> {
    const server = createServer(socket => {
      const other = connect(Number(this.target.port || 5432), this.target.hostname)
      for (const [one, two] of [
        [socket, other],
        [other, socket],
      ] as const) {
        this.#sockets.add(one.on('error', () => two.destroy()).on('close', () => two.destroy()))
        one.pipe(two)
      }
    })
    this.#server = server
    await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
    return (server.address() as { port: number }).port
  }

  async cut(): Promise<void> {
    const closed = new Promise(resolve => this.#server?.close(resolve))
    for (const socket of this.#sockets) socket.destroy()
    this.#sockets.clear()
    await closed
  }
}

const until = async (fact: () => Promise<boolean>): Promise<void> => {
  while (!(await fact())) await new Promise(resolve => setTimeout(resolve, 50))
}

describe.skipIf(!url)('a database that goes away', () => {
  const wire = new Wire(new URL(url ?? 'postgres://none'))
  const told: string[] = []
  let port: number
  let db: ReturnType<typeof connectServer>
  let portal: Serving

  beforeAll(async () => {
    port = await wire.join()
    const through = new URL(url ?? '')
    through.host = `127.0.0.1:${port}`
    db = connectServer(through.href, { max: 3, watch: state => told.push(state) })
    portal = await serve({ handle: onePage(), ping: () => sql`select 1`.execute(db) })
  })
  afterAll(async () => {
    await portal.stop()
    await db.destroy()
    await wire.cut()
  })

  /** A page that asks the database, guarded as every built page is. */
  function onePage(): Handle {
    const loader = async () => Response.json((await sql`select pg_sleep(0.05)`.execute(db)).rows)
    const build = { routes: { page: { id: 'page', module: { loader } } } } as unknown as ServerBuild
    const guarded = guardBuild(build).routes.page?.module.loader
    return async (request, context) => {
      try {
        return (await guarded?.({ request, context, params: {} })) as Response
      } catch (error) {
        if (error instanceof Response) return error
        throw error
      }
    }
  }

  const statuses = async (paths: string[]) => Promise.all(paths.map(async path => (await portal.ask(path)).status))

  test('gives 503 at once on every request under way and to come, and recovers by itself', async () => {
    expect(await statuses(['/', '/readyz'])).toEqual([200, 200])
    const underWay = statuses(Array(20).fill('/'))
    await new Promise(resolve => setTimeout(resolve, 20))
    await wire.cut()
    expect(new Set(await underWay)).toEqual(new Set([503]))

    expect(await statuses(['/', '/api/listings', '/readyz', '/healthz'])).toEqual([503, 503, 503, 200])
    const page = await portal.ask('/')
    expect(page.headers['retry-after']).toBe('5')
    expect(page.headers['cache-control']).toBe('no-store')
    const api = await portal.ask('/api/listings')
    expect(JSON.parse(api.body)).toMatchObject({ status: 503 })
    expect(told).toEqual(['away'])

    await wire.join(port)
    await until(async () => (await portal.ask('/')).status === 200)
    expect(new Set(await statuses(Array(20).fill('/')))).toEqual(new Set([200]))
    expect(told).toEqual(['away', 'back'])
  })

  test('in the middle of a transaction fails that transaction and nothing else', async () => {
    const inside = db.transaction().execute(async trx => {
      await sql`select 1`.execute(trx)
      await wire.cut()
      await sql`select 2`.execute(trx)
    })
    await expect(inside).rejects.toThrow()
    await wire.join(port)
    await until(async () => (await portal.ask('/')).status === 200)
  })
})
