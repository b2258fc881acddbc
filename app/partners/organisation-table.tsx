import { inLocale } from '../lib/i18n/locale.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Table } from '../ui/table.tsx'
import type { OrganisationLine } from './organisations.server.ts'
import { StandingBadge } from './standing-badge.tsx'

/** Organisations with what they are and how they stand. */
export function OrganisationTable({ lines }: { lines: OrganisationLine[] }) {
  const t = useT('organisations')
  const locale = useLocale()
  if (lines.length === 0) return <EmptyState title={t('list.none')}>{t('list.noneText')}</EmptyState>
  return (
    <Table
      caption={t('list.table')}
      captionHidden
      isStacked
      head={[t('list.name'), t('list.kind'), t('list.licence'), t('list.standing')]}
      rows={lines.map(line => ({
        key: String(line.id),
        cells: [
          <LocaleLink key="name" to={`/staff/organisations/${line.id}`} className="link">
            {inLocale(locale, line, 'name')}
          </LocaleLink>,
          t(`kind.${line.kind}`),
          line.licenceNumber ?? t('list.noLicence'),
          <StandingBadge key="standing" standing={line.standing} />,
        ],
      }))}
    />
  )
}
