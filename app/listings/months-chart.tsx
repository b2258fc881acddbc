import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { type MonthRecord, sharePct } from './freshness-record.ts'

const [WIDTH, HEIGHT] = [560, 260]
const FRAME = { left: 44, right: 8, top: 12, bottom: 30 }
const PLOT = { width: WIDTH - FRAME.left - FRAME.right, height: HEIGHT - FRAME.top - FRAME.bottom }
const LINES = [0, 25, 50, 75, 100]

const yOf = (pct: number) => FRAME.top + PLOT.height * (1 - pct / 100)

/** '4月' or 'Apr', with the year where it begins or is the first. */
function useMonthNames() {
  const locale = useLocale()
  return (month: string, isFirst: boolean) => {
    const [year, number] = [month.slice(0, 4), Number(month.slice(5))]
    const date = new Date(`${month}-01T00:00:00Z`)
    const name = locale === 'ja' ? `${number}月` : date.toLocaleDateString('en-GB', { month: 'short', timeZone: 'UTC' })
    return { name, year: isFirst || number === 1 ? year : null }
  }
}

/** Bars of the share within the promise, one a month. The table beside it says the same in figures. */
export function MonthsChart({ months }: { months: MonthRecord[] }) {
  const t = useT('freshness')
  const nameOf = useMonthNames()
  const step = PLOT.width / Math.max(months.length, 6)
  const bar = step * 0.62
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('record.chart')} className="w-full">
      {LINES.map(pct => (
        <g key={pct}>
          <line x1={FRAME.left} x2={WIDTH - FRAME.right} y1={yOf(pct)} y2={yOf(pct)} className="stroke-line" />
          <text x={FRAME.left - 6} y={yOf(pct) + 4} textAnchor="end" className="fill-ink-soft text-[0.75rem]">
            {pct}%
          </text>
        </g>
      ))}
      {months.map((month, i) => {
        const share = sharePct(month) ?? 0
        const middle = FRAME.left + step * (i + 0.5)
        const { name, year } = nameOf(month.month, i === 0)
        return (
          <g key={month.month}>
            <rect
              x={middle - bar / 2}
              y={yOf(share)}
              width={bar}
              height={yOf(0) - yOf(share)}
              className="fill-key-700"
            />
            <text x={middle} y={yOf(share) - 4} textAnchor="middle" className="fill-ink text-[0.6875rem]">
              {share}
            </text>
            <text x={middle} y={HEIGHT - 16} textAnchor="middle" className="fill-ink-soft text-[0.6875rem]">
              {name}
            </text>
            {year ? (
              <text x={middle} y={HEIGHT - 3} textAnchor="middle" className="fill-ink-soft text-[0.6875rem]">
                {year}
              </text>
            ) : null}
          </g>
        )
      })}
    </svg>
  )
}
