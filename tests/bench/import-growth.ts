import { importListings } from '../../app/feeds/import.server.ts'
import { connectServer } from '../../db/client.server.ts'
import type { Scenario } from './context.ts'
import type { Built } from './dataset/build.ts'
import { clock, exponent, interleave, spread } from './measure.ts'
import { mustEqual } from './reference.ts'
import { ms, once } from './report.ts'

const ROWS = 40
const HEADINGS = '管理番号,種別,取引,名称,所在地,経度,緯度,公開精度,賃料（円）,賃貸面積,契約電力,取引態様,確認日,電話'

/** A partner's file of new properties; another one in each round. */
function fileOf({ region }: Built, round: number, today: string) {
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const town = region.towns[(i * 7) % region.towns.length]!
    const [lng, lat] = town.at
    return `G-${round}-${i},工場,賃貸,工場${i},${town.nameJa}1-${i},${lng},${lat},番地まで,${(i + 1) * 1000},${100 + i}㎡,50kW,媒介,${today},042-000-1111`
  })
  return { name: 'listings.csv', bytes: Buffer.from([HEADINGS, ...rows, ''].join('\r\n')) }
}

/** Milliseconds that a row takes, in a transaction that is undone. */
async function perRow(built: Built, today: string): Promise<number> {
  const db = connectServer(built.url!, { max: 1 })
  const one = async (round: number) => {
    const trx = await db.startTransaction().execute()
    try {
      const file = fileOf(built, round, today)
      return await clock(async () => {
        const report = await importListings(trx, file, { today, partner: 'bench' })
        mustEqual('import report', [report.outcome, report.added, report.leftOut], ['loaded', ROWS, []])
      })
    } finally {
      await trx.rollback().execute()
    }
  }
  const { took } = await interleave({ took: one })
  await db.destroy()
  return spread(took).median / ROWS
}

export const importGrowth: Scenario = {
  name: 'import-growth',
  needs: { server: true, size: 100_000 },
  run: async ({ builds, today }) => {
    const costs: { size: number; cost: number }[] = []
    for (const built of builds) costs.push({ size: built.size, cost: await perRow(built, today) })
    return [
      {
        scenario: 'growth: import of listings, per row',
        beside: 'ten times the data',
        size: null,
        value: once(exponent(costs[0]!, costs.at(-1)!)),
        unit: 'exponent',
        limit: { at: 'most', value: 0.05 },
        note: costs.map(({ size, cost }) => `${size / 1000}k ${ms(cost)}`).join(', '),
      },
    ]
  },
}
