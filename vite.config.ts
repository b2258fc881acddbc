import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import { dayInTokyo } from './app/lib/day.ts'
import remixConfig from './remix.config.js'

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))

export default defineConfig({
  define: { __BUILD__: JSON.stringify({ version, builtOn: dayInTokyo(new Date()) }) },
  resolve: { alias: { 'turbo-stream': fileURLToPath(new URL('app/lib/no-single-fetch.ts', import.meta.url)) } },
  plugins: [tailwindcss(), remix(remixConfig)],
  build: { sourcemap: false, target: 'es2022', assetsInlineLimit: 0 },
})
