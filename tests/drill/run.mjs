#!/usr/bin/env node
// Slow proofs, by name or all: npm run drill -- first-start. SEED repeats the random moments of an earlier run.
import { firstStart } from './first-start.mjs'

const DRILLS = { 'first-start': firstStart }

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const asked = process.argv.slice(2)
const unknown = asked.filter(name => !(name in DRILLS))
if (unknown.length > 0) {
  console.error(`No such drill: ${unknown.join(', ')}. There are: ${Object.keys(DRILLS).join(', ')}`)
  process.exit(2)
}

for (const [name, drill] of Object.entries(DRILLS)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.log(`${name} (SEED=${seed})`)
  await drill(seed)
  console.log(`${name}: held`)
}
