import { formatMonth, formatShortDay } from '../lib/i18n/format.ts'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { cx } from '../ui/cx.ts'
import type { MonthOutlook } from './model.ts'
import type { RoomDetailView } from './view.ts'

const looks: Record<MonthOutlook['outlook'], { sign: string; className: string }> = {
  free: { sign: '○', className: 'bg-green-100 text-green-1000' },
  partly: { sign: '△', className: 'bg-yellow-100 text-yellow-1100' },
  reserved: { sign: '◇', className: 'bg-blue-100 text-blue-1000' },
  occupied: { sign: '×', className: 'bg-solid-gray-50 text-solid-gray-800' },
  closed: { sign: '−', className: 'bg-orange-100 text-orange-1000' },
}

/** Six months of every room: a sign and a word in each cell, so that it reads without colours and aloud. */
export function OutlookTable({ rooms }: { rooms: readonly RoomDetailView[] }) {
  const t = useT('incubation')
  const locale = useLocale()
  const months = rooms[0]?.outlook.map(({ month }) => month) ?? []
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={t('outlookTable')} tabIndex={0} className="overflow-x-auto">
      <table className="w-full min-w-[46rem] border-collapse print:min-w-0 text-center text-sm leading-150">
        <caption className="sr-only">{t('outlookTable')}</caption>
        <thead>
          <tr>
            <th scope="col" className="sticky left-0 bg-white py-2 pr-3 text-left">
              {t('room')}
            </th>
            {months.map(month => (
              <th key={month} scope="col" className="px-1 py-2 whitespace-nowrap">
                {formatMonth(locale, month)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rooms.map(room => (
            <tr key={room.id} className="border-t border-line">
              <th scope="row" className="sticky left-0 bg-white py-1.5 pr-3 text-left">
                {room.name}
              </th>
              {room.outlook.map(month => (
                <td key={month.month} className="p-0.5">
                  <Outlook month={month} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Outlook({ month }: { month: MonthOutlook }) {
  const t = useT('incubation')
  const locale = useLocale()
  const { sign, className } = looks[month.outlook]
  const words =
    month.outlook !== 'partly'
      ? t(`outlookState.${month.outlook}`)
      : month.until
        ? t('outlookUntil', { day: formatShortDay(locale, month.until) })
        : month.from
          ? t('outlookFrom', { day: formatShortDay(locale, month.from) })
          : t('outlookWithin')
  return (
    <span className={cx('block rounded-4 px-1 py-1.5', className)}>
      <span aria-hidden="true" className="block font-bold">
        {sign}
      </span>
      <span className="block text-xs leading-130">{words}</span>
    </span>
  )
}
