import { tileOf } from '../../app/map/tile-grid.ts'
import { near, type Scenario } from './context.ts'
import { HOME } from './dataset/region.ts'
import { load } from './load.ts'
import { interleave, ratios, spread } from './measure.ts'
import { startBeside, startPortal } from './processes.ts'
import { mustEqual } from './reference.ts'
import { perSecond } from './report.ts'

const REQUESTS = 8_000

export const cachedTile: Scenario = {
  name: 'cached-tile',
  needs: { server: true },
  run: async context => {
    const built = near(context, 10_000)
    const { z, x, y } = tileOf(...HOME, 14)
    const path = `/tiles/zoning/${z}/${x}/${y}`
    const [portal, hello] = await Promise.all([startPortal({ url: built.url! }), startBeside('hello.ts')])
    const rate = (port: number, asked: string) => async () => {
      const paths = new Array<string>(REQUESTS).fill(asked)
      const { perSecond: figure, failed } = await load({
        port,
        paths,
        connections: 16,
        headers: { 'Accept-Encoding': 'gzip' },
      })
      mustEqual('failed requests', failed, 0)
      return figure
    }
    try {
      const { ours, theirs } = await interleave({ ours: rate(portal.port, path), theirs: rate(hello.port, '/') })
      return [
        {
          scenario: 'cached zoning tile',
          beside: 'bare node:http saying hello',
          size: null,
          value: ratios(ours, theirs),
          unit: '×',
          limit: { at: 'least', value: 0.2 },
          note: `${perSecond(spread(ours).median)} against ${perSecond(spread(theirs).median)}`,
        },
      ]
    } finally {
      await Promise.all([portal.stop(), hello.stop()])
    }
  },
}
