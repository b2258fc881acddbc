import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOM_NAMESPACES } from '../../app/lib/i18n/messages/index.ts'

/** The app's files that a page's code consists of; server files stay behind. */
function filesOf(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path) || /\.server(\/|\.tsx?$)/.test(path)) return seen
  seen.add(path)
  const text = readFileSync(path, 'utf8')
  for (const [, target] of text.matchAll(/^(?:import|export)\s(?!type\s)[^'"]*from '(\.[^']+\.tsx?)'/gm))
    filesOf(normalize(join(dirname(path), target!)), seen)
  return seen
}

const roomNamespace = new RegExp(`\\b(?:useT|in)\\('(${ROOM_NAMESPACES.join('|')})'\\)`, 'g')

const usedBy = (route: string) =>
  new Set(
    [...filesOf(route)].flatMap(path =>
      [...readFileSync(path, 'utf8').matchAll(roomNamespace)].map(([, name]) => name),
    ),
  )
const broughtBy = (route: string) =>
  new Set([...readFileSync(route, 'utf8').matchAll(/^await roomTexts\('(\w+)'\)/gm)].map(([, name]) => name))

const pages = [...readdirSync('app/routes').map(name => `app/routes/${name}`), 'app/root.tsx'].filter(path =>
  path.endsWith('.tsx'),
)

describe('the texts of a room', () => {
  it.each(pages)('%s brings those it uses, and no others', route => {
    expect([...broughtBy(route)].sort()).toEqual([...usedBy(route)].sort())
  })

  /** Rooms whose pieces stand and whose page is to come. */
  const AHEAD: string[] = []

  it('are used by some page', () => {
    const used = new Set(pages.flatMap(route => [...usedBy(route)]))
    expect([...used, ...AHEAD].sort()).toEqual([...ROOM_NAMESPACES].sort())
  })
})
