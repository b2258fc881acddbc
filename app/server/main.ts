import './runtime.ts'
import { provideSecret } from '../auth/sealing.server.ts'
import { readEnv, sessionSecret } from './env.ts'
import { stopWithNpm } from './parent.ts'
import { checkPort, claimInWords, patiently, startLine } from './start-errors.ts'

stopWithNpm()
try {
  const env = readEnv(process.env)
  provideSecret(sessionSecret(env), env.SESSION_SECRET_OLD)
  await patiently(() => checkPort(env.PORT))
  const release = await patiently(() => claimInWords(env))
  // Loaded only now: a start that cannot go on says so at once.
  const { start } = await import('./start.ts')
  await start(env, release, process.argv.includes('--dev'))
} catch (error) {
  const line = startLine(error)
  if (line) process.stderr.write(`  ✗ ${line}\n`)
  else console.error(error)
  process.exit(1)
}
