import { createElement } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { expect, test } from 'vitest'
import { unpadded } from '../../app/lib/unpadded.server.ts'

test('a page of Japanese text arrives as it was written, wherever the chunks end', async () => {
  const text = '天井高5.2m・床荷重未確認'.repeat(700)
  for (const lead of ['', 'a', 'ab']) {
    const through = unpadded()
    renderToPipeableStream(createElement('p', { title: text }, lead, text)).pipe(through)
    const chunks: Buffer[] = []
    for await (const chunk of through) chunks.push(chunk as Buffer)
    const html = Buffer.concat(chunks).toString('utf8')
    expect(html).not.toMatch(/[\0\ufffd]/)
    expect(html.split(text)).toHaveLength(3)
  }
})
