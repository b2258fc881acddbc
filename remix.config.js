import { pages, resources, routeName } from './app/routes.js'

/** @type {import('@remix-run/dev').AppConfig & { future: Record<string, boolean> }} */
export default {
  appDirectory: 'app',
  ignoredRouteFiles: ['**/*'],
  // Every page stands at its Japanese path and, with the same file, under /en; see app/routes.js.
  routes: defineRoutes =>
    defineRoutes(route => {
      for (const [path, file] of pages) {
        route(path === '/' ? undefined : path.slice(1), `routes/${file}`, {
          index: path === '/',
          id: `ja:${routeName(path, file)}`,
          caseSensitive: true,
        })
        route(`en${path === '/' ? '' : path}`, `routes/${file}`, {
          id: `en:${routeName(path, file)}`,
          caseSensitive: true,
        })
      }
      for (const [path, file] of resources)
        route(path.slice(1), `routes/${file}`, { id: `data:${routeName(path, file)}`, caseSensitive: true })
    }),
  // Single fetch and lazy discovery stay off: the advisories on them are not fixed in this line (README, decisions).
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_routeConfig: false,
    v3_singleFetch: false,
    v3_lazyRouteDiscovery: false,
  },
}
