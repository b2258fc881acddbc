import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { dayInTokyo } from '../../app/lib/day.ts'
import type { Context, Scenario } from './context.ts'
import { buildEmbedded, buildOnServer } from './dataset/build.ts'
import { WrongAnswer } from './reference.ts'
import { type Row, table, writeReport } from './report.ts'
import { SCENARIOS } from './scenarios.ts'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string' },
    only: { type: 'string', multiple: true },
    peer: { type: 'string', multiple: true },
    out: { type: 'string' },
    help: { type: 'boolean' },
  },
})
if (values.help) {
  console.log(`npm run bench -- [--sizes 10000,100000,1000000] [--only SCENARIO]… [--peer NAME=URL]… [--out FILE]
BENCH_DATABASE_URL names a PostgreSQL with PostGIS where databases may be made; without it the embedded database is
measured with 10,000 listings. Scenarios: ${SCENARIOS.map(scenario => scenario.name).join(', ')}`)
  process.exit(0)
}

const server = process.env.BENCH_DATABASE_URL || null
const sizes = (values.sizes ?? (server ? '10000,100000,1000000' : '10000')).split(',').map(Number)

console.log('Building the data')
const context: Context = { builds: [], server, peers: [], today: dayInTokyo(new Date()) }
for (const size of sizes.sort((a, b) => a - b))
  context.builds.push(server ? await buildOnServer(server, size) : await buildEmbedded(size))
context.peers = (values.peer ?? []).map(peer => {
  const [name = '', ...origin] = peer.split('=')
  return { name, origin: origin.join('=').replace(/\/$/, '') }
})

function reasonToSkip({ name, needs }: Scenario): string | null {
  if (values.only && !values.only.includes(name)) return 'not asked for'
  if (needs?.server && !server) return 'needs BENCH_DATABASE_URL'
  return needs?.size && sizes.at(-1)! < needs.size ? `needs ${needs.size} listings` : null
}

const rows: Row[] = []
const wrong: string[] = []
for (const scenario of SCENARIOS) {
  const reason = reasonToSkip(scenario)
  if (reason) {
    if (reason !== 'not asked for') console.log(`${scenario.name}: left out, ${reason}`)
    continue
  }
  const start = performance.now()
  try {
    rows.push(...(await scenario.run(context)))
    console.log(`${scenario.name}: ${((performance.now() - start) / 1000).toFixed(0)} s`)
  } catch (error) {
    if (!(error instanceof WrongAnswer)) throw error
    wrong.push(`${scenario.name}: ${error.message}`)
    console.log(`${scenario.name}: WRONG ANSWER`)
  }
}
await Promise.all(context.builds.map(({ db }) => db.destroy()))

const about = { at: new Date().toISOString(), node: process.version, cpus: cpus().length, cpu: cpus()[0]?.model, sizes }
// A part alone is no report: it replaces none unless it is given a file of its own.
const out = values.out ?? (values.only ? null : 'bench.json')
if (out && rows.length > 0) writeReport(out, about, rows)
console.log(`\n${table(rows)}\n\n${out && rows.length > 0 ? `Written to ${out}` : 'Not written: --out names a file'}`)
for (const one of wrong) console.error(`\nWrong answer in ${one}`)
process.exit(wrong.length > 0 ? 1 : 0)
