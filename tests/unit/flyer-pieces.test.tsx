import { renderToStaticMarkup } from 'react-dom/server'
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server.js'
import { describe, expect, test } from 'vitest'
import { FlyerList } from '../../app/files/flyer-list.tsx'
import type { OwnFlyer } from '../../app/files/flyer-model.ts'
import { FlyerUpload } from '../../app/files/flyer-upload.tsx'
import type { FlyersView } from '../../app/files/flyers-view.ts'
import { TextsProvider } from '../../app/lib/i18n/provider.tsx'
import { textsOf } from '../../app/lib/i18n/translate.server.ts'

const key = 'a'.repeat(64)
const page = { width: 1600, height: 1131, widths: [480, 1600] }
const flyer: OwnFlyer = {
  ...{ id: 12, state: 'ready', refusal: null, key, byJa: '日野不動産', byEn: 'Hino Realty', broughtOn: '2026-11-22' },
  pages: [1, 2, 3].map(number => ({ number, ...page })),
}
const view = (more: Partial<FlyersView> = {}): FlyersView => ({
  path: '/partner/listings/HN-2026-00001/flyer',
  flyers: [flyer],
  ...more,
})

/** What a browser without scripts gets. */
async function drawn(locale: 'ja' | 'en', of: FlyersView): Promise<string> {
  const pieces = (
    <TextsProvider texts={textsOf(locale)}>
      <FlyerUpload view={of} />
      <FlyerList view={of} />
    </TextsProvider>
  )
  const { dataRoutes, query } = createStaticHandler([{ path: '*', element: pieces }])
  const context = await query(new Request(`http://portal.test${of.path}`))
  if (context instanceof Response) throw context
  return renderToStaticMarkup(
    <StaticRouterProvider router={createStaticRouter(dataRoutes, context)} context={context} />,
  )
}

describe('a flyer beside the form', () => {
  test('is its pages as pictures with their numbers, each leading to its large one', async () => {
    const html = await drawn('ja', view())
    for (const number of [1, 2, 3]) {
      expect(html).toContain(`alt="マイソク ${number}/3ページ"`)
      expect(html).toContain(`href="/flyers/${key}-p${number}-1600.webp"`)
      expect(html).toContain(`/flyers/${key}-p${number}-480.webp 480w`)
    }
    expect(html).toContain('日野不動産、2026年11月22日')
    expect(await drawn('en', view())).toContain('alt="Flyer, page 2 of 3"')
  })

  test('is sent and taken away by plain forms', async () => {
    const html = await drawn('en', view())
    const [upload, removal] = html.match(/<form[^>]*>/g) ?? []
    expect(upload).toMatch(/enctype="multipart\/form-data"/i)
    for (const form of [upload, removal]) expect(form).toMatch(/action="\/en\/partner\/listings\/[^"]+\/flyer"/)
    expect(html).toContain('name="flyer" value="12"')
    expect(html).toContain('accept="application/pdf,.pdf"')
  })

  test('that is not ready says so, and why', async () => {
    const html = await drawn(
      'ja',
      view({
        flyers: [
          { ...flyer, id: 13, state: 'waiting', pages: [] },
          { ...flyer, state: 'refused', refusal: 'locked', pages: [] },
        ],
        error: '直してください。',
      }),
    )
    expect(html).toContain('ページの画像を作っています')
    expect(html).toContain('パスワードを外した')
    expect(html).toMatch(/aria-describedby="[^"]+-error" aria-invalid="true"/)
    expect(html).not.toContain('<img')
  })
})
