import { Form } from '@remix-run/react'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { StatusBadge, type Tone } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Table } from '../ui/table.tsx'
import type { JobView } from './page.server.ts'
import type { Standing } from './standing.ts'

const TONES: Record<Standing, Tone> = {
  ...{ planned: 'gray', idle: 'gray', queued: 'blue', working: 'blue' },
  ...{ retrying: 'yellow', left: 'yellow', late: 'red', failed: 'red' },
}

export function JobsTable({ jobs, mayRetry }: { jobs: JobView[]; mayRetry: boolean }) {
  const t = useT('ops')
  if (jobs.length === 0) return <EmptyState title={t('jobs.none')}>{t('jobs.noneText')}</EmptyState>
  const hasFailed = mayRetry && jobs.some(({ standing }) => standing === 'failed')
  return (
    <Table
      caption={t('jobs.title')}
      captionHidden
      isStacked
      head={[
        t('jobs.what'),
        t('jobs.state'),
        t('jobs.last'),
        t('jobs.due'),
        t('jobs.requested'),
        t('jobs.tries'),
        ...(hasFailed ? [t('mail.deed')] : []),
      ]}
      rows={jobs.map(job => ({
        key: String(job.id),
        cells: [
          <JobName key="name" job={job} />,
          <StatusBadge key="state" tone={TONES[job.standing]}>
            {t(`jobs.is.${job.standing}`)}
          </StatusBadge>,
          <Last key="last" job={job} />,
          <Due key="due" job={job} />,
          job.requested,
          <span key="tries">
            {t('mail.times', { count: job.attempts })}
            {job.error ? <code className="block text-sm text-ink-soft">{job.error}</code> : null}
          </span>,
          ...(hasFailed ? [job.standing === 'failed' ? <Retry key="retry" job={job} /> : null] : []),
        ],
      }))}
    />
  )
}

function JobName({ job: { kind, subject } }: { job: JobView }) {
  const t = useT('ops')
  return (
    <>
      {t(`jobs.kind.${kind}`)}
      {subject ? <span className="block text-sm font-normal break-all text-ink-soft">{subject}</span> : null}
    </>
  )
}

function Last({ job: { last, attempts } }: { job: JobView }) {
  const t = useT('ops')
  if (!last && attempts > 0) return <>{t('jobs.done.badly')}</>
  if (!last) return <span className="text-ink-soft">{t('jobs.notYet')}</span>
  return (
    <>
      {last.at}
      <span className="block text-sm">
        {last.isDone
          ? t('jobs.done.well', { took: t(`lasting.${last.took.unit}`, { count: last.took.count }) })
          : t('jobs.done.badly')}
      </span>
    </>
  )
}

function Due({ job: { due, waits } }: { job: JobView }) {
  const t = useT('ops')
  if (due === null) return <>{t('jobs.whenever')}</>
  return (
    <>
      {due}
      {waits ? (
        <span className="block text-sm">
          {t('jobs.waits', { time: t(`lasting.${waits.unit}`, { count: waits.count }) })}
        </span>
      ) : null}
    </>
  )
}

function Retry({ job }: { job: JobView }) {
  const t = useT('ops')
  const href = useHref()
  return (
    <Form method="post" action={href('/staff/jobs')}>
      <input type="hidden" name="intent" value="retry" />
      <input type="hidden" name="job" value={job.id} />
      <Button type="submit" look="outline" size="sm" aria-label={`${t('jobs.retry')}: ${t(`jobs.kind.${job.kind}`)}`}>
        {t('jobs.retry')}
      </Button>
    </Form>
  )
}
