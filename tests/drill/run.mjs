#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { bodies } from './bodies/drill.mjs'
import { firstStart } from './first-start.mjs'
import { hiddenPlace } from './hidden-place/drill.mjs'

const DRILLS = {
  'first-start': firstStart,
  'hidden-place': hiddenPlace,
  bodies,
}
const { positionals: asked } = parseArgs({ allowPositionals: true })
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
for (const [name, drill] of Object.entries(DRILLS)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.log(`${name} (SEED=${seed})`)
  await drill(seed)
  console.log(`${name}: held`)
}
