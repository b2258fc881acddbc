import { readFileSync } from 'node:fs'
import pg from 'pg'
import type { Statement } from '../capture.ts'
import { listening } from './listening.ts'

// The same SQL through the bare driver and bare node:http. Arguments: database URL, file of path → statements.
const [url, file] = process.argv.slice(2) as [string, string]
const known = new Map<string, Statement[]>(Object.entries(JSON.parse(readFileSync(file, 'utf8'))))
const pool = new pg.Pool({ connectionString: url, max: 10, options: '-c plan_cache_mode=force_custom_plan' })

await listening(async (req, res) => {
  const statements = known.get(req.url ?? '') ?? []
  const results = await Promise.all(statements.map(({ sql, parameters }) => pool.query(sql, parameters)))
  const body = Buffer.from(JSON.stringify(results.map(result => result.rows)))
  res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': body.length }).end(body)
})
