import type { Server } from 'node:http'
import type { ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'
import { type Handle, remixHandle } from './remix.ts'

/** Pages from their sources, reloaded as they are written. */
export async function developmentPages(server: Server): Promise<{ handle: Handle; development: RequestHandler }> {
  const { createServer } = await import('vite')
  const vite = await createServer({ server: { middlewareMode: true, hmr: { server } }, appType: 'custom' })
  const build = () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<unknown> as Promise<ServerBuild>
  return { handle: remixHandle(build, 'development'), development: vite.middlewares as RequestHandler }
}
