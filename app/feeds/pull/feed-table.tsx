import { Form } from '@remix-run/react'
import { useT } from '../../lib/i18n/provider.tsx'
import { SampleMark, StatusBadge } from '../../ui/badge.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Table } from '../../ui/table.tsx'
import type { AbsentView, FeedView } from './page.server.ts'

/** A button that does one thing to one row; `what` says to which, for whoever does not see the row. */
function Deed({ intent, id, label, what }: { intent: string; id: number; label: string; what: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="id" value={id} />
      <Button type="submit" name="intent" value={intent} look="outline" size="sm" aria-label={`${label}: ${what}`}>
        {label}
      </Button>
    </Form>
  )
}

function Health({ feed }: { feed: FeedView }) {
  const t = useT('feeds')
  const { held, isFailing, state } = feed
  // It was fetched: its partner should look whether anybody still writes it.
  const trouble = feed.lastFailure?.why === 'UnchangedTooLong' ? 'stale' : 'failing'
  const is = held ? 'held' : state === 'paused' ? 'paused' : isFailing ? trouble : feed.lastSuccess ? 'good' : 'new'
  const tone = { held: 'red', paused: 'gray', failing: 'red', stale: 'yellow', good: 'green', new: 'blue' } as const
  return (
    <div className="grid justify-items-start gap-1">
      <StatusBadge tone={tone[is]}>{t(`is.${is}`)}</StatusBadge>
      {held ? <span className="text-sm">{t(`hold.${held.why}`)}</span> : null}
    </div>
  )
}

function Failure({ feed: { lastFailure } }: { feed: FeedView }) {
  const t = useT('feeds')
  if (!lastFailure) return <>—</>
  return (
    <>
      <span className="whitespace-nowrap">{lastFailure.at}</span>
      <br />
      {t(`failure.${lastFailure.why}`)}
    </>
  )
}

function Deeds({ feed, mayEdit, isOwn }: { feed: FeedView; mayEdit: boolean; isOwn: boolean }) {
  const t = useT('feeds')
  if (!mayEdit || feed.isSample) return <>—</>
  const what = feed.name
  return (
    <div className="flex flex-wrap gap-2">
      {feed.held ? <Deed intent="let" id={feed.held.importId} label={t('let')} what={what} /> : null}
      {feed.state === 'active' ? (
        <>
          <Deed intent="run" id={feed.id} label={t('run')} what={what} />
          <Deed intent="pause" id={feed.id} label={t('pause')} what={what} />
        </>
      ) : (
        <Deed intent="resume" id={feed.id} label={t('resume')} what={what} />
      )}
      {isOwn ? (
        <ButtonLink
          look="outline"
          size="sm"
          to={`/partner/feeds?edit=${feed.id}#new-feed`}
          aria-label={`${t('edit')}: ${what}`}
        >
          {t('edit')}
        </ButtonLink>
      ) : null}
      <Stop feed={feed} />
    </div>
  )
}

/** Asks first: what is ended is fetched no more, and has to be registered anew. */
function Stop({ feed }: { feed: FeedView }) {
  const t = useT('feeds')
  const which = <span className="sr-only">: {feed.name}</span>
  return (
    <Disclosure
      className="text-sm"
      summary={
        <>
          {t('stop')}
          {which}
        </>
      }
    >
      <Form method="post" className="max-w-72">
        <input type="hidden" name="id" value={feed.id} />
        <p className="mb-2">{t('stopSure')}</p>
        <Button type="submit" name="intent" value="stop" look="outline" size="sm">
          {t('stopNow')}
          {which}
        </Button>
      </Form>
    </Disclosure>
  )
}

/** Feeds with how they stand. `withOwner`: the city sees whose each is. */
export function FeedTable({
  feeds,
  mayEdit,
  withOwner = false,
}: {
  feeds: FeedView[]
  mayEdit: boolean
  withOwner?: boolean
}) {
  const t = useT('feeds')
  if (feeds.length === 0) return <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
  return (
    <Table
      caption={t('table')}
      captionHidden
      isStacked
      head={[t('name'), t('health'), t('success'), t('lastFailure'), t('next'), t('missing'), t('deeds')]}
      rows={feeds.map(feed => ({
        key: String(feed.id),
        cells: [
          <div key="name" id={`feed-${feed.id}`} className="grid gap-1">
            <span>
              {feed.name} {feed.isSample ? <SampleMark /> : null}
            </span>
            {withOwner ? <span className="text-sm font-normal">{feed.organisation}</span> : null}
            <span className="break-all text-sm font-normal text-ink-soft">{feed.address}</span>
            <span className="text-sm font-normal text-ink-soft">
              {feed.format.toUpperCase()}・
              {feed.atHours ? t('at', { hours: feed.atHours }) : t('every', { count: feed.everyHours ?? 1 })}
            </span>
          </div>,
          <Health key="health" feed={feed} />,
          feed.lastSuccess
            ? `${feed.lastSuccess}${feed.rows === null ? '' : ` ${t('rows', { count: feed.rows })}`}`
            : '—',
          <Failure key="failure" feed={feed} />,
          feed.state === 'active' && !feed.isSample ? feed.next : '—',
          t('pieces', { count: feed.missing }),
          <Deeds key="deeds" feed={feed} mayEdit={mayEdit} isOwn={!withOwner} />,
        ],
      }))}
    />
  )
}

/** Offers that a source does not name any more; each can be said to be still there, or put back as it was. */
export function AbsentTable({ absent, mayEdit }: { absent: AbsentView[]; mayEdit: boolean }) {
  const t = useT('feeds')
  if (absent.length === 0) return <p>{t('absent.none')}</p>
  return (
    <Table
      caption={t('absent.title')}
      captionHidden
      isStacked
      head={[t('absent.property'), t('absent.since'), t('absent.stage'), t('deeds')]}
      rows={absent.map(one => ({
        key: String(one.id),
        cells: [
          `${one.title}（${one.publicId}）`,
          one.since,
          <StatusBadge key="stage" tone={one.stage === 'grace' ? 'gray' : one.stage === 'asked' ? 'yellow' : 'red'}>
            {t(`absent.is.${one.stage}`)}
          </StatusBadge>,
          mayEdit ? (
            <div key="deeds" className="flex flex-wrap gap-2">
              <Deed intent="still" id={one.id} label={t('absent.still')} what={one.title} />
              {one.stage === 'off' ? (
                <Deed intent="undo" id={one.id} label={t('absent.undo')} what={one.title} />
              ) : null}
            </div>
          ) : (
            '—'
          ),
        ],
      }))}
    />
  )
}
