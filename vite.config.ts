import { existsSync, readFileSync } from 'node:fs'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import tsconfigPaths from 'vite-tsconfig-paths'
import { dayInTokyo } from './app/lib/day.ts'
import remixConfig from './remix.config.js'

// While the pages are being written, a page of the table without a file is left out.
const present: typeof remixConfig = {
  ...remixConfig,
  routes: async define => {
    const all = (await remixConfig.routes?.(define)) ?? {}
    return Object.fromEntries(Object.entries(all).filter(([, route]) => existsSync(`app/${route.file}`)))
  },
}

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))

export default defineConfig({
  define: { __BUILD__: JSON.stringify({ version, builtOn: dayInTokyo(new Date()) }) },
  plugins: [tailwindcss(), remix(present), tsconfigPaths()],
  build: { sourcemap: false, target: 'es2022', assetsInlineLimit: 0 },
})
