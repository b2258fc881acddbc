import { Form } from '@remix-run/react'
import { useHref, useT } from '../lib/i18n/provider.tsx'
import { StatusBadge, type Tone } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Table } from '../ui/table.tsx'
import type { JobState, JobView } from './page.server.ts'

const TONES: Record<JobState, Tone> = { waiting: 'gray', working: 'blue', failed: 'red' }

export function JobsTable({ jobs, mayRetry }: { jobs: JobView[]; mayRetry: boolean }) {
  const t = useT('ops')
  if (jobs.length === 0) return <EmptyState title={t('jobs.none')}>{t('jobs.noneText')}</EmptyState>
  const hasFailed = mayRetry && jobs.some(({ state }) => state === 'failed')
  return (
    <Table
      caption={t('jobs.title')}
      captionHidden
      isStacked
      head={[
        t('jobs.what'),
        t('jobs.state'),
        t('jobs.due'),
        t('jobs.requested'),
        t('jobs.tries'),
        ...(hasFailed ? [t('mail.deed')] : []),
      ]}
      rows={jobs.map(job => ({
        key: String(job.id),
        cells: [
          <JobName key="name" job={job} />,
          <StatusBadge key="state" tone={job.state === 'waiting' && job.attempts > 0 ? 'yellow' : TONES[job.state]}>
            {t(job.state === 'waiting' && job.attempts > 0 ? 'jobs.retrying' : `jobs.is.${job.state}`)}
          </StatusBadge>,
          job.due,
          job.requested,
          <span key="tries">
            {t('mail.times', { count: job.attempts })}
            {job.error ? <code className="block text-sm text-ink-soft">{job.error}</code> : null}
          </span>,
          ...(hasFailed ? [job.state === 'failed' ? <Retry key="retry" job={job} /> : null] : []),
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
