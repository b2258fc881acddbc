import {
  type ActionFunctionArgs,
  type HeadersFunction,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { theDb } from '../../db/instance.server.ts'
import { can } from '../auth/can.ts'
import { FormBanner } from '../auth/form-banner.tsx'
import { enterWorkspace } from '../auth/frame.server.ts'
import { postedForm } from '../auth/read-form.server.ts'
import { FOR_ONE_READER } from '../auth/who.server.ts'
import { WorkspacePage } from '../auth/workspace-page.tsx'
import { anythingLeftSince } from '../files/left.server.ts'
import { JobsTable } from '../jobs/jobs-table.tsx'
import { jobsPage } from '../jobs/page.server.ts'
import { retryJob } from '../jobs/queue.server.ts'
import { LATE_MS } from '../jobs/standing.ts'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { useT } from '../lib/i18n/provider.tsx'
import { roomTexts } from '../lib/i18n/room-texts.ts'
import { textsIn } from '../lib/i18n/translate.ts'
import { lasting } from '../lib/lasting.ts'
import { pageMeta } from '../lib/meta.ts'
import { idIn } from '../lib/page-number.ts'
import { lettersDueSince } from '../mail/outbox.server.ts'
import { HealthFigures } from '../ui/health-figures.tsx'

await roomTexts('ops')
await roomTexts('workspace')

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date()
  const { holder, frame } = await enterWorkspace(theDb(), request, 'staff', 'jobs.read', now)
  const wantedSince = {
    'mail.send': await lettersDueSince(theDb(), now),
    'pictures.make': await anythingLeftSince(theDb(), now),
  }
  const locale = localeOfPath(new URL(request.url).pathname)
  const page = await jobsPage(theDb(), { locale, now, wantedSince })
  return json({ frame, page, mayRetry: can(holder.user, 'jobs.retry') }, { headers: FOR_ONE_READER })
}

/** Takes a job up again that was left for a person. */
export async function action({ request }: ActionFunctionArgs) {
  const now = new Date()
  const { holder } = await enterWorkspace(theDb(), request, 'staff', 'jobs.retry', now)
  const job = idIn((await postedForm(request)).get('job') ?? '')
  const retry = (id: number) =>
    theDb()
      .transaction()
      .execute(trx => retryJob(trx, id, holder.user.id, now))
  if (job === null || !(await retry(job))) throw new Response(null, { status: 404 })
  const path = pathIn(localeOfPath(new URL(request.url).pathname), '/staff/jobs?done=retried')
  return redirect(path, { status: 303, headers: FOR_ONE_READER })
}

export const headers: HeadersFunction = () => FOR_ONE_READER

export const meta: MetaFunction<typeof loader> = ({ location }) => {
  const locale = localeOfPath(location.pathname)
  const t = textsIn(locale).in('ops')
  return pageMeta({ locale, title: t('jobs.title'), description: t('jobs.lead'), noIndex: true })
}

export default function JobsRoute() {
  const { frame, page, mayRetry } = useLoaderData<typeof loader>()
  const t = useT('ops')
  const { waiting, working, retrying, failed, oldestDueSeconds } = page.counts
  const oldest = lasting(oldestDueSeconds)
  return (
    <WorkspacePage frame={frame} title={t('jobs.title')} lead={t('jobs.lead')}>
      <FormBanner done={{ retried: t('jobs.done.retried') }} />
      <HealthFigures
        figures={[
          {
            label: t('jobs.oldest'),
            value: waiting > 0 ? t(`lasting.${oldest.unit}`, { count: oldest.count }) : t('nothing'),
            isBad: oldestDueSeconds * 1000 > LATE_MS,
            note: t('jobs.late'),
          },
          { label: t('jobs.is.working'), value: t('pieces', { count: working }) },
          { label: t('jobs.is.retrying'), value: t('pieces', { count: retrying }) },
          {
            label: t('jobs.is.failed'),
            value: t('pieces', { count: failed }),
            isBad: failed > 0,
            note: t('jobs.look'),
          },
        ]}
      />
      <JobsTable jobs={page.jobs} mayRetry={mayRetry} />
    </WorkspacePage>
  )
}
