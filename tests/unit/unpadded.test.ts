import { createElement } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { expect, test } from 'vitest'
import { unpadded } from '../../app/lib/unpadded.server.ts'

test('a page of Japanese text arrives as it was written, wherever the chunks end', async () => {
  const through = unpadded()
  const rows = Array.from({ length: 900 }, (_, key) => createElement('li', { key, title: '天井高' }, `床荷重${key}`))
  renderToPipeableStream(createElement('ul', null, rows)).pipe(through)
  const chunks: Buffer[] = []
  for await (const chunk of through) chunks.push(chunk as Buffer)
  const html = Buffer.concat(chunks).toString('utf8')
  expect(html).not.toMatch(/[\0\ufffd]/)
  expect(html.match(/天井高/g)).toHaveLength(rows.length)
})
