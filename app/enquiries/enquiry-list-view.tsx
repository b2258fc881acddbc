import { useT } from '../lib/i18n/provider.tsx'
import { StateLinks } from '../ui/state-links.tsx'
import { EnquiryList } from './enquiry-list.tsx'
import type { EnquiryListPage } from './enquiry-list-page.server.ts'
import { ENQUIRY_STATES } from './enquiry-state.ts'

const queryOf = (path: string, query: Record<string, string>) => {
  const text = new URLSearchParams(query).toString()
  return text ? `${path}?${text}` : path
}

/** A desk's enquiries with their states. `path`: of the list. */
export function EnquiryListView({ list, path, isCity }: { list: EnquiryListPage; path: string; isCity?: boolean }) {
  const t = useT('enquiries')
  const { counts, state } = list
  const all = counts.new + counts.answered + counts.closed
  const tabs = [
    { to: path, label: t('all'), count: all, isCurrent: state === null },
    ...ENQUIRY_STATES.map(one => ({
      to: `${path}?state=${one}`,
      label: t(`state.${one}`),
      count: counts[one],
      isCurrent: state === one,
    })),
  ]
  return (
    <>
      <StateLinks label={t('status')} tabs={tabs} />
      <EnquiryList
        {...list}
        isCity={isCity}
        pathOf={id => `${path}/${id}`}
        toPage={page => queryOf(path, { ...(state ? { state } : {}), ...(page > 1 ? { page: String(page) } : {}) })}
      />
    </>
  )
}
