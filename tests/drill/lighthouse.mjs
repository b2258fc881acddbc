#!/usr/bin/env node
// node tests/drill/lighthouse.mjs URL [runs]: Lighthouse on the home page, the list and a property, desktop and phone;
// the median of each category. Fetches Lighthouse 12; the server is yours to start.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from '../chromium.mjs'

const [base, runs = '5'] = process.argv.slice(2)
if (!base) {
  console.error('usage: node tests/drill/lighthouse.mjs http://localhost:3000 [runs]')
  process.exit(2)
}
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo']
const FLAGS = '--headless=new --no-sandbox --disable-quic --disable-background-networking --disable-component-update'
const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'))
const chrome = await ensureChromium()
const median = values => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]

function once(path, form) {
  const file = join(folder, 'report.json')
  const args = [
    '--no-install',
    'lighthouse',
    new URL(path, base).href,
    '--quiet',
    '--output=json',
    `--output-path=${file}`,
  ]
  const more = [`--chrome-flags=${FLAGS}`, ...(form === 'desktop' ? ['--preset=desktop'] : [])]
  const { status } = spawnSync('npx', [...args, ...more], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, CHROME_PATH: chrome },
    timeout: 180_000,
  })
  return status === 0 ? JSON.parse(readFileSync(file, 'utf8')) : null
}

const { features } = await (await fetch(new URL('/api/listings', base))).json()
for (const path of ['/', '/listings', `/listings/${features[0].id}`])
  for (const form of ['desktop', 'mobile']) {
    const reports = Array.from({ length: Number(runs) }, () => once(path, form)).filter(Boolean)
    const scores = CATEGORIES.map(name => {
      const of = reports.map(report => Math.round((report.categories[name].score ?? 0) * 100))
      return `${name} ${median(of)}`
    })
    const lost = new Set(
      reports.flatMap(report =>
        CATEGORIES.filter(name => name !== 'performance').flatMap(name =>
          report.categories[name].auditRefs
            .filter(ref => ref.weight > 0 && report.audits[ref.id].score === 0)
            .map(ref => ref.id),
        ),
      ),
    )
    console.log(
      `${path.padEnd(26)} ${form.padEnd(8)} ${scores.join('  ')}${lost.size > 0 ? `  lost: ${[...lost].join(', ')}` : ''}`,
    )
  }
rmSync(folder, { recursive: true, force: true })
