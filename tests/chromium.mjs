import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const CANDIDATES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const PACKAGES = ['chromium', 'fonts-noto-cjk']

const runs = (command, ...args) => spawnSync(command, args, { timeout: 30_000, stdio: 'ignore' }).status === 0
const shown = (command, args, env = {}) =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0

/** The full path of a command, or null. Some systems keep a stub that only says how to install: it must answer. */
function working(command) {
  const path = command.startsWith('/') ? command : spawnSync('which', [command]).stdout?.toString().trim()
  return path && existsSync(path) && runs(path, '--version') ? path : null
}

const canInstall = () => process.getuid?.() === 0 && runs('apt-get', '--version')

function installWithApt(packages) {
  console.log(`Installing ${packages.join(', ')} with apt-get`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  return (
    shown('apt-get', ['update', '-q'], env) &&
    shown('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], env)
  )
}

/** Without a Japanese font the pages draw boxes and the map no labels. */
function ensureJapaneseFont() {
  if (spawnSync('fc-list', [':lang=ja', 'file']).stdout?.length || !existsSync('/usr/bin/apt-get')) return
  if (!(canInstall() && installWithApt(['fontconfig', 'fonts-noto-cjk'])))
    console.log('No Japanese font found: the browser tests draw boxes for Japanese text. Install fonts-noto-cjk.')
}

async function playwrightOwn() {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  return path && existsSync(path) ? path : null
}

/** A Chromium that is there: CHROME_PATH, the system's, Playwright's; or null. */
export async function findChromium() {
  const named = process.env.CHROME_PATH
  if (named && !working(named)) throw new Error(`CHROME_PATH=${named} is not a browser that starts`)
  return named ?? CANDIDATES.map(working).find(Boolean) ?? (await playwrightOwn())
}

/**
 * A Chromium for the browser tests: CHROME_PATH, the system's, Playwright's; otherwise one is installed, with apt-get
 * for root and as Playwright's download for others. Throws, naming what to do, when there is none to be had.
 */
export async function ensureChromium() {
  const found = await findChromium()
  if (found) {
    ensureJapaneseFont()
    return found
  }
  if (canInstall() && installWithApt(PACKAGES)) return working('chromium') ?? fail()
  console.log("Fetching Playwright's Chromium")
  shown('npx', ['playwright', 'install', 'chromium'])
  return (await playwrightOwn()) ?? fail()
}

function fail() {
  throw new Error(
    `No Chromium found and none could be installed. Install one (Debian: apt-get install ${PACKAGES.join(' ')}) or set CHROME_PATH.`,
  )
}
