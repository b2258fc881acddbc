import { describe, expect, test } from 'vitest'
import { loader as api } from '../../app/routes/api.processes.ts'
import { loader as page } from '../../app/routes/work.tsx'
import { asking } from './context.ts'
import { pageDrawer } from './drawing.ts'

const ask = async (query: string, language = 'ja', headers: Record<string, string> = {}) => {
  const response = api(asking(`/api/processes${query}`, { headers: { 'accept-language': language, ...headers } }))
  return { status: response.status, etag: response.headers.get('etag'), body: await response.text() }
}
const processes = async (query: string, language?: string) => JSON.parse((await ask(query, language)).body).processes

describe('GET /api/processes', () => {
  test.each([
    ['プレス', 'ja', 'metal_press'],
    ['ぷれす', 'ja', 'metal_press'],
    ['metal press', 'en', 'metal_press'],
  ])('finds %s (%s)', async (words, language, id) => {
    expect((await processes(`?q=${encodeURIComponent(words)}`, language))[0]).toMatchObject({ id, use: 'factory' })
  })

  test('names works in the language that is asked for', async () => {
    expect((await processes('?q=press', 'en'))[0]).toMatchObject({ useName: 'factory' })
    expect((await processes('?q=press', 'ja'))[0]).toMatchObject({ useName: '工場' })
  })

  test('gives those often sought where nothing is asked for', async () => {
    expect(await processes('')).toHaveLength(20)
  })

  test('need not be sent twice', async () => {
    const { etag } = await ask('?q=press')
    expect((await ask('?q=press', 'ja', { 'if-none-match': etag ?? '' })).status).toBe(304)
  })

  test.each([`?q=${'a'.repeat(61)}`, '?q=%01', '?q=a&q=b'])('%s is refused, naming what is wrong', async query => {
    const { status, body } = await ask(query)
    expect(status).toBe(400)
    expect(JSON.parse(body).errors).toMatchObject([{ parameter: 'q' }])
  })
})

describe('the page of a work', () => {
  const show = async (path: string) => (await page(asking(path))).json()

  test('lists what fits the words, without scripts', async () => {
    const { html } = await (await pageDrawer())('/work?work_q=%E3%83%97%E3%83%AC%E3%82%B9')
    expect(html).toContain('href="/work?use=metal_press"')
  })

  test('says what the law takes a work for, and asks at most eight questions, each of which may stay open', async () => {
    const { law, picked } = await show('/work?use=metal_press')
    expect(law).toMatchObject({ use: '工場', hazard: { surely: 'very_low', atWorst: 'low' } })
    expect(law?.items[0]?.clause).toContain('別表第二')
    expect(picked.questions.length).toBeGreaterThan(0)
    expect(picked.questions.length).toBeLessThanOrEqual(8)
    const { html } = await (await pageDrawer())('/en/work?use=metal_press')
    expect(html.split('Leave empty if you don').length + html.split('I don&#x27;t know').length).toBeGreaterThan(2)
  })

  test('tells each zone apart as the limits have it', async () => {
    const at = async (query: string) => {
      const { zones } = await show(`/work?use=metal_press&motor_kw=30${query}`)
      return Object.fromEntries(zones.map(({ zone, result }) => [zone, result]))
    }
    expect(await at('&workshop_area=120')).toMatchObject({
      '1res': 'not_allowed',
      ncom: 'conditional',
      qind: 'allowed',
    })
    expect(await at('&workshop_area=151')).toMatchObject({ ncom: 'not_allowed' })
    expect(await at('')).toMatchObject({ ncom: 'to_be_confirmed' })
  })

  test('understands a refusal: clause, and what would turn it', async () => {
    const { zones } = await show('/en/work?use=metal_press&motor_kw=30&workshop_area=151')
    const refusal = zones.find(({ zone }) => zone === 'ncom')
    expect(refusal?.clause).toContain('Building Standards Act art. 48(9)')
    expect(refusal?.change).toMatch(/150 m²/)
  })

  test('names what it could not read and keeps the rest', async () => {
    const { picked, zones } = await show('/work?use=metal_press&motor_kw=abc&workshop_area=120')
    const question = (id: string) => picked.questions.find(one => one.id === id)
    expect(question('motor_kw')).toMatchObject({ written: 'abc', error: expect.stringContaining('abc') })
    expect(question('workshop_area')).toMatchObject({ written: '120' })
    expect(zones.length).toBe(15)
    const unknown = await show('/work?use=nothing')
    expect(unknown.picked).toMatchObject({ chosen: null, problems: [expect.stringContaining('nothing')] })
  })

  test.each(['/work', '/en/work'])('%s shows works to choose from and who decides beside verdicts', async path => {
    const draw = await pageDrawer()
    expect((await draw(path)).html).toContain(`href="${path}?use=metal_press"`)
    const asked = (await draw(`${path}?use=metal_press`)).html
    expect(asked).toContain(path === '/work' ? '決めるのは特定行政庁' : 'The building authority decides')
  })
})
