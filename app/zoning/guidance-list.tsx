import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useT } from '../lib/i18n/provider.tsx'
import { SampleMark } from '../ui/badge.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { GuidanceMap } from './guidance-map.tsx'
import type { GuidanceLine, GuidancePage } from './guidance-page.server.ts'

/** The areas in force beside their map, and the edition that says so. */
export function GuidanceList({ page }: { page: GuidancePage }) {
  const t = useT('ops')
  const { areas, map, papers } = page
  if (areas.length === 0) return <EmptyState title={t('guidance.none')}>{t('guidance.noneText')}</EmptyState>
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
      <ol className="grid gap-4">
        {areas.map((area, at) => (
          <Area key={area.id} area={area} number={at + 1} />
        ))}
      </ol>
      <div className="lg:sticky lg:top-4">
        <GuidanceMap map={map} />
        {papers ? (
          <p className="mt-3 text-sm">
            {t('guidance.papers', { source: papers.source, edition: papers.edition })}{' '}
            {papers.isSample ? <SampleMark /> : null}
          </p>
        ) : null}
      </div>
    </div>
  )
}

function Area({ area, number }: { area: GuidanceLine; number: number }) {
  const t = useT('ops')
  return (
    <li className="card p-4 md:p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="text-std-18B-160">
          <span className="mr-2 tabular-nums text-key-900">{number}.</span>
          {area.name}
        </h2>
        <LocaleLink
          to={`/staff/guidance/${area.id}`}
          className="link inline-flex min-h-11 items-center"
          aria-label={t('guidance.editOne', { name: area.name })}
        >
          {t('guidance.edit')}
        </LocaleLink>
      </div>
      <p className="text-sm text-ink-soft">{t('guidance.properties', { count: area.properties })}</p>
      {area.incentives ? <p className="mt-2">{area.incentives}</p> : null}
      <Disclosure summary={t('guidance.industries', { count: area.industries.length })} className="mt-1">
        <ul className="list-disc pl-6">
          {area.industries.map(name => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      </Disclosure>
      {area.source || area.url ? (
        <p className="text-sm text-ink-soft">
          {area.source}{' '}
          {area.url ? (
            <a href={area.url} className="link break-all">
              {area.url}
            </a>
          ) : null}
        </p>
      ) : null}
    </li>
  )
}
