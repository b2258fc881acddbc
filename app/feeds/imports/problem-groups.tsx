import { useT } from '../../lib/i18n/provider.tsx'
import { CountLinks } from '../../ui/count-links.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import type { ImportPage } from './page.server.ts'
import { UNNARROWED, useRowsAddress } from './rows-filter.tsx'

/** What is to be known of many rows at once, each a way to those rows. */
export function ProblemGroups({ page, path }: { page: ImportPage; path: string }) {
  const t = useT('imports')
  const address = useRowsAddress(path)
  if (page.problems.length === 0) return null
  const links = page.problems.map(({ level, code, column, label, words, count }) => ({
    to: address({ ...UNNARROWED, show: level === 'note' ? null : level, code, column }),
    name: t(label ? 'problems.group' : 'problems.groupBare', { level: t(`problems.${level}`), label, words }),
    count: t('problems.count', { count }),
  }))
  return (
    <Disclosure summary={t('problems.groups', { n: page.problemKinds })} open className="mb-4">
      <CountLinks links={links} className="max-w-[60rem] [overflow-wrap:anywhere]" />
      {page.problemKinds > links.length ? (
        <p className="mt-2 text-sm text-ink-soft">{t('problems.more', { count: page.problemKinds - links.length })}</p>
      ) : null}
    </Disclosure>
  )
}
