import assert from 'node:assert/strict'
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freshClone } from '../portal.mjs'
import { BREAKAGES } from './breakages.mjs'
import { runTests } from './testing.mjs'

function edit(clone, file, { from, to }) {
  const path = join(clone, file)
  const text = readFileSync(path, 'utf8')
  assert.equal(text.split(from).length, 2, `${file} holds exactly once: ${from}`)
  writeFileSync(
    path,
    text.replace(from, () => to),
  )
}

const seconds = since => `${Math.round((Date.now() - since) / 1000)} s`

/** Every test that is to notice something passes while nothing is broken. */
async function control(clone) {
  const tests = [...new Map(BREAKAGES.map(({ test }) => [JSON.stringify(test), test])).values()]
  for (const test of tests) {
    const began = Date.now()
    const results = await runTests(clone, test)
    const failed = results.filter(({ isPassed }) => !isPassed)
    assert.deepEqual(failed, [], 'everything passes before anything is broken')
    console.log(
      `  unbroken: ${[test.files ?? test.file].flat().join(', ')}: ${results.length} passed, ${seconds(began)}`,
    )
  }
}

/** Breaks one thing in a copy of its own and says which test noticed. */
async function breakOne(prepared, { what, file, from, to, also, test, noticedBy }) {
  const clone = freshClone()
  const began = Date.now()
  try {
    // Images for tests are named after what they are made of: a broken migration makes its own.
    if (existsSync(prepared)) cpSync(prepared, join(clone, '.cache'), { recursive: true })
    edit(clone, file, { from, to })
    if (also) edit(clone, file, also)
    const failed = (await runTests(clone, test)).filter(({ isPassed }) => !isPassed)
    const notice = failed.find(({ name }) => name.includes(noticedBy))
    return { what, notice, others: failed.length - 1, failed, took: seconds(began) }
  } finally {
    rmSync(clone, { recursive: true, force: true })
  }
}

function show({ what, notice, failed, others, took }) {
  console.log(`  ${what} (${took})`)
  if (!notice) {
    console.log(`    NOT NOTICED; failed instead: ${failed.map(({ name }) => name).join('; ') || 'nothing'}`)
    return
  }
  console.log(`    noticed by "${notice.name}"${others > 0 ? ` and ${others} more` : ''}`)
  console.log(`    ${notice.message.slice(0, 200)}`)
}

/** A table of what was broken, with the test that noticed and how long it took. */
function table(results) {
  const rows = results.map(({ what, notice, took }) => [what, took, notice ? notice.name : 'NOT NOTICED'])
  const width = column => Math.max(...rows.map(row => row[column].length))
  return rows.map(([what, took, name]) => `  ${what.padEnd(width(0))}  ${took.padStart(width(1))}  ${name}`).join('\n')
}

/** The tests fail when the portal is broken on purpose, each breakage in a copy of its own. */
export async function breaks() {
  const unbroken = freshClone()
  const results = []
  try {
    await control(unbroken)
    for (const breakage of BREAKAGES) {
      const result = await breakOne(join(unbroken, '.cache'), breakage)
      show(result)
      results.push(result)
    }
  } finally {
    rmSync(unbroken, { recursive: true, force: true })
  }
  const missed = results.filter(({ notice }) => !notice).map(({ what }) => what)
  console.log(table(results))
  console.log(`  ${results.length - missed.length} of ${results.length} breakages noticed`)
  assert.deepEqual(missed, [], 'every breakage is noticed')
}
