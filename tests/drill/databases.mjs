import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'

async function ask(url, text) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** A database of its own on the server of TEST_DATABASE_URL. */
function onServer(server, clone) {
  const name = `portal_drill_${randomBytes(6).toString('hex')}`
  const url = new URL(server)
  url.pathname = `/${name}`
  const drop = () => ask(server, `drop database if exists ${name} with (force)`)
  const make = async () => {
    await drop()
    await ask(server, `create database ${name}`)
  }
  /** Resolves when no process is connected any more: npm ends before the portal does. */
  const whenLeft = async () => {
    for (let tries = 0; tries < 150; tries++) {
      const [{ n }] = await ask(server, `select count(*)::int as n from pg_stat_activity where datname = '${name}'`)
      if (n === 0) return
      await setTimeout(100)
    }
    throw new Error('Connections are left')
  }
  return {
    name: 'PostgreSQL',
    env: { DATABASE_URL: url.href, DATA_DIR: join(clone, 'data-server') },
    make,
    drop,
    whenLeft,
  }
}

const nothing = async () => {}

/**
 * Where a drill takes place: the embedded database, and a server where TEST_DATABASE_URL names one. ON names one of the
 * two, for a drill that is to take place there alone.
 */
export function places(clone) {
  const embedded = {
    name: 'embedded',
    env: { DATABASE_URL: '', DATA_DIR: join(clone, 'data-embedded') },
    ...{ make: nothing, drop: nothing, whenLeft: nothing },
  }
  const server = process.env.TEST_DATABASE_URL
  if (!server) console.log('  without TEST_DATABASE_URL: on the embedded database only')
  const all = server ? [embedded, onServer(server, clone)] : [embedded]
  const wanted = all.filter(({ name }) => !process.env.ON || name === process.env.ON)
  assert.ok(wanted.length > 0, `ON is one of ${all.map(({ name }) => name).join(', ')}`)
  return wanted
}
