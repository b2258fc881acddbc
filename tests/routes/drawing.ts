import { type AppLoadContext, createRequestHandler, type ServerBuild } from '@remix-run/node'
import * as entry from '../../app/entry.server.tsx'
import * as root from '../../app/root.tsx'
import { pages, resources, routeName } from '../../app/routes.js'
import { guardBuild, type Handle } from '../../app/server/remix.ts'
import { asking } from './context.ts'

type Routes = ServerBuild['routes']
type Module = Routes[string]['module']

async function routes(): Promise<Routes> {
  const found: Routes = { root: { id: 'root', path: '', module: root as unknown as Module } }
  for (const [path, file] of pages) {
    const module = (await import(`../../app/routes/${file.replace('.tsx', '')}.tsx`)) as Module
    const add = (id: string, own: string, index: boolean) => {
      found[id] = { id, parentId: 'root', path: index ? undefined : own, index, module }
    }
    add(`ja:${routeName(path, file)}`, path.slice(1), path === '/')
    add(`en:${routeName(path, file)}`, path === '/' ? 'en' : `en${path}`, false)
  }
  for (const [path, file] of resources) {
    const module = (await import(`../../app/routes/${file.replace('.ts', '')}.ts`)) as Module
    found[routeName(path, file)] = { id: routeName(path, file), parentId: 'root', path: path.slice(1), module }
  }
  return found
}

/** The pages as the server draws them, without a build: no file of the browser is named. */
async function build(): Promise<ServerBuild> {
  const all = await routes()
  const asset = ({ id, parentId, path, index, module }: Routes[string]) => ({
    ...{ id, parentId, path, index, module: '', hasAction: false, hasClientAction: false, hasClientLoader: false },
    ...{ hasLoader: module.loader !== undefined, hasErrorBoundary: module.ErrorBoundary !== undefined },
  })
  const future = { v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true }
  return {
    entry: { module: entry as unknown as ServerBuild['entry']['module'] },
    routes: all,
    assets: {
      entry: { module: '', imports: [] },
      routes: Object.fromEntries(Object.entries(all).map(([id, route]) => [id, asset(route)])),
      url: '',
      version: '',
    },
    publicPath: '/',
    assetsBuildDirectory: '',
    future: future as ServerBuild['future'],
    isSpaMode: false,
    mode: 'production',
    basename: '/',
  }
}

/** All routes as the server answers them, for the app that {@link serve} starts. */
export const routesHandle = async (): Promise<Handle> =>
  createRequestHandler(guardBuild(await build()), 'production') as Handle

/** Draws a page of the route table as a reader's browser gets it. */
export async function pageDrawer(): Promise<(path: string) => Promise<{ status: number; html: string }>> {
  const handle = createRequestHandler(guardBuild(await build()), 'production')
  return async path => {
    const { request, context } = asking(path)
    const response = await handle(request, context as AppLoadContext)
    return { status: response.status, html: await response.text() }
  }
}
