import { useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import { Select } from '../ui/field.tsx'
import { Told } from '../ui/told.tsx'
import type { DeskPage, DeskTask } from './desk.server.ts'

/** Who has a task, and how it changes hands; sent to the page that it stands on. */
export function Assignment({ task, desk }: { task: DeskTask; desk: DeskPage }) {
  const t = useT('workspace')
  const isMine = task.assignee?.id === desk.me
  const others = desk.colleagues.filter(({ id }) => id !== task.assignee?.id && id !== desk.me)
  const mayTake = desk.colleagues.some(({ id }) => id === desk.me)
  // Buttons are taller than the line that they stand in; a name alone is as high as the rest of its row.
  const hasButtons = mayTake || others.length > 0
  return (
    <div className={cx('flex flex-wrap items-center gap-x-3', hasButtons && 'sm:-my-2.5')}>
      {task.assignee ? (
        <span className={isMine ? 'font-bold' : undefined}>
          {isMine ? t('desk.me') : <Told>{task.assignee.name}</Told>}
        </span>
      ) : (
        <span className="text-ink-soft">{t('desk.nobody')}</span>
      )}
      {mayTake ? (
        <form method="post">
          <input type="hidden" name="task" value={task.id} />
          <Button type="submit" look="text" size="sm" name="intent" value={isMine ? 'release' : 'take'}>
            {t(isMine ? 'desk.release' : 'desk.take')}
          </Button>
        </form>
      ) : null}
      {others.length > 0 ? (
        <Disclosure summary={t('desk.giveTo')} className="text-sm">
          <form method="post" className="flex flex-wrap items-end gap-2">
            <input type="hidden" name="task" value={task.id} />
            <Select
              label={t('desk.colleague')}
              name="to"
              options={others.map(({ id, name }) => ({ value: String(id), label: name }))}
            />
            <Button type="submit" look="outline" size="sm" name="intent" value="give">
              {t('desk.give')}
            </Button>
          </form>
        </Disclosure>
      ) : null}
    </div>
  )
}
