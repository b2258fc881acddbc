import './node-env.ts'

const { start } = await import('./start.ts')
const { startLine } = await import('./start-errors.ts')

try {
  await start(process.argv.includes('--dev'))
} catch (error) {
  const line = startLine(error)
  if (line) process.stderr.write(`  ✗ ${line}\n`)
  else console.error(error)
  process.exit(1)
}
