import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ensureBuild } from '../../app/server/build.ts'
import type { Scenario } from './context.ts'
import { once, type Row } from './report.ts'

const assets = 'build/client/assets'

type Manifest = { entry: { module: string }; routes: Record<string, { module: string }>; url: string }

function manifest(): { file: string; read: Manifest } {
  const file = readdirSync(assets).find(name => /^manifest-.*\.js$/.test(name))!
  const text = readFileSync(join(assets, file), 'utf8')
  return { file, read: JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) }
}

const STATIC = /(?:\bfrom|\bimport)\s*"\.\/([^"]+\.js)"/g
const LATER = /\bimport\("\.\/([^"]+\.js)"\)/g
const named = (text: string, words: RegExp) => [...text.matchAll(words)].map(([, name]) => name!)

/** Files that come with the given ones: what they import, and what they import later where `follow` says so. */
function closure(files: readonly string[], follow: (name: string) => boolean): Set<string> {
  const found = new Set<string>()
  const visit = (name: string) => {
    if (found.has(name)) return
    found.add(name)
    const text = readFileSync(join(assets, name), 'utf8')
    for (const next of named(text, STATIC)) visit(next)
    for (const next of named(text, LATER)) if (follow(next)) visit(next)
  }
  for (const name of files) visit(name)
  return found
}

/** As it travels: packed, where that is smaller. */
const sentFile = (name: string): string => {
  const packed = join(assets, `${name}.br`)
  return existsSync(packed) ? packed : join(assets, name)
}

const kilobytes = (files: Iterable<string>): number =>
  [...files].reduce((sum, name) => sum + statSync(sentFile(name)).size, 0) / 1024

/** Texts of the page's language come before it is usable; the map comes after; drawing comes when it is asked for. */
const isText = (name: string) => /^ja-/.test(name)
const isMap = (name: string) => /\.client-/.test(name) && !name.startsWith('draw')

export const weights: Scenario = {
  name: 'weights',
  run: async () => {
    await ensureBuild(() => {})
    const { file, read } = manifest()
    const first = [read.entry, read.routes.root!, read.routes['ja:listings.tsx']!].map(({ module }) => basename(module))
    const list = closure([file, ...first], isText)
    const map = closure([file, ...first], name => isText(name) || isMap(name))
    const worker = readdirSync(assets).filter(name => name.includes('worker') && !name.endsWith('.br'))
    const row = (scenario: string, files: Set<string>, limit: number, note: string): Row => ({
      ...{ scenario, beside: '', size: null, value: once(kilobytes(files)), unit: 'KB', note },
      limit: { at: 'most', value: limit },
    })
    return [
      row('script before the list is usable', list, 115, `${list.size} files, brotli`),
      row(
        'script of the map page in all',
        map,
        430,
        `${map.size} files, brotli; worker ${kilobytes(worker).toFixed(0)} KB`,
      ),
    ]
  },
}
