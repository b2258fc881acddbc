#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { axe } from './axe.mjs'
import { bodies } from './bodies/drill.mjs'
import { breaks } from './breaks/drill.mjs'
import { firstStart } from './first-start.mjs'
import { hiddenPlace } from './hidden-place/drill.mjs'
import { imports } from './imports/drill.mjs'
import { lighthouse } from './lighthouse.mjs'
import { mail } from './mail/drill.mjs'
import { pictures } from './pictures.mjs'
import { restore } from './restore/drill.mjs'
import { writers } from './writers/drill.mjs'

const DRILLS = {
  'first-start': { run: firstStart, says: 'ten kill -9 at random moments of a first start; a second process' },
  'hidden-place': { run: hiddenPlace, says: '10,000 questions for the true place of an off-market property' },
  axe: { run: axe, says: 'every page of the workspaces, signed in, in both languages at both widths' },
  bodies: { run: bodies, says: 'bodies of 300 MB, odd numbers, long words, other names, other origins' },
  breaks: { run: breaks, says: 'the portal broken on purpose: which test notices' },
  mail: { run: mail, says: 'the mail server away for an hour; ten kill -9 while letters are sent' },
  pictures: { run: pictures, says: 'picture bombs and large photos by the dozen: memory bounded, the loop goes on' },
  restore: { run: restore, says: 'backup, wipe, restore; kill -9 in the midst of it; into the other database' },
  imports: { run: imports, says: "ten kill -9 at random rows of a partner's file: the end of an undisturbed run" },
  writers: { run: writers, says: 'kill -9 under fifty writers, 20 ROUNDS: every acknowledged write once' },
  lighthouse: { run: lighthouse, says: 'scores of three pages; needs the package registry', onlyWhenAsked: true },
}

const usage = `npm run drill [-- NAME…]     slow proofs on fresh copies; a drill that does not hold ends with code 1

${Object.entries(DRILLS)
  .map(([name, { says, onlyWhenAsked }]) => `  ${name.padEnd(13)} ${says}${onlyWhenAsked ? ' (only when named)' : ''}`)
  .join('\n')}

SEED repeats the random moments and questions of an earlier run. With TEST_DATABASE_URL, a PostgreSQL to make databases
on, restore, imports and writers take place there too; ON=embedded or ON=PostgreSQL keeps them to one.`

function stop(words, code) {
  console.log(words)
  process.exit(code)
}

const { positionals: asked, values } = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean' } } })
if (values.help) stop(usage, 0)
const unknown = asked.filter(name => !(name in DRILLS))
if (unknown.length > 0) stop(`No such drill: ${unknown.join(', ')}\n\n${usage}`, 2)

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const isWanted = ([name, { onlyWhenAsked }]) => (asked.length > 0 ? asked.includes(name) : !onlyWhenAsked)
const lost = []
for (const [name, { run }] of Object.entries(DRILLS).filter(isWanted)) {
  console.log(`${name} (SEED=${seed})`)
  try {
    await run(seed)
    console.log(`${name}: held`)
  } catch (error) {
    console.error(error)
    console.log(`${name}: DID NOT HOLD`)
    lost.push(name)
  }
}
if (lost.length > 0) stop(`Did not hold: ${lost.join(', ')}`, 1)
