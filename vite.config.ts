import { readFileSync } from 'node:fs'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import { dayInTokyo } from './app/lib/day.ts'
import remixConfig from './remix.config.js'

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))

export default defineConfig({
  define: { __BUILD__: JSON.stringify({ version, builtOn: dayInTokyo(new Date()) }) },
  plugins: [tailwindcss(), remix(remixConfig)],
  build: { sourcemap: false, target: 'es2022', assetsInlineLimit: 0 },
})
