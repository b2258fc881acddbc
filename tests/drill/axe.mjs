import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Every page in both languages at both widths; the tests look at each in one way or two. */
export async function axe() {
  const run = spawn('npx', ['playwright', 'test', 'axe'], {
    env: { ...process.env, EVERY_LANGUAGE: '1' },
    stdio: 'inherit',
  })
  const [code] = await once(run, 'exit')
  assert.equal(code, 0, 'axe found something')
}
