import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import compression from 'compression'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packFiles, toPacked } from '../../app/server/packed.ts'

const SCRIPT = `export const words = ${JSON.stringify('工場 factory '.repeat(400))}\n`
let folder: string
let server: Server

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packed-'))
  writeFileSync(join(folder, 'page.js'), SCRIPT)
  writeFileSync(join(folder, 'tiny.js'), '1')
  await packFiles(folder)
  const app = express().use(compression()).use('/assets', toPacked(folder), express.static(folder))
  server = createServer(app).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

const ask = (name: string, encoding: string) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/assets/${name}`, {
    headers: { 'Accept-Encoding': encoding },
  })

test('a built file travels as it was packed, under its own type, and reads the same', async () => {
  const packed = await ask('page.js', 'gzip, deflate, br')
  expect(packed.headers.get('content-encoding')).toBe('br')
  expect(packed.headers.get('content-type')).toMatch(/javascript/)
  expect(packed.headers.get('vary')).toContain('Accept-Encoding')
  expect(Number(packed.headers.get('content-length'))).toBeLessThan(SCRIPT.length / 20)
  expect(await packed.text()).toBe(SCRIPT)
})

test('whoever reads no brotli gets the same another way; a file that packing does not shorten stays', async () => {
  for (const encoding of ['gzip', 'identity', 'br;q=0, gzip']) {
    const plain = await ask('page.js', encoding)
    expect(plain.headers.get('content-encoding')).not.toBe('br')
    expect(await plain.text()).toBe(SCRIPT)
  }
  expect((await ask('tiny.js', 'br')).headers.get('content-encoding')).toBeNull()
  expect((await ask('tiny.js.br', 'br')).status).toBe(404)
})
