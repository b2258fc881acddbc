import { Form } from '@remix-run/react'
import { LocaleLink } from '../../lib/i18n/locale-link.tsx'
import { useT } from '../../lib/i18n/provider.tsx'
import { NotificationBanner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/field.tsx'
import { IMPORT_LIMITS, MAX_ATOMIC_ROWS } from './model.ts'
import type { ImportPage, ImportRun } from './page.server.ts'

/** What can be done with a checked file: apply it, compare it anew, put it away; and take its wrong rows with oneself. */
export function ApplyForm({ page: { run }, base }: { page: ImportPage; base: string }) {
  const t = useT('imports')
  const { new: begun = 0, changed = 0, unchanged = 0, error = 0 } = run.counts
  const right = begun + changed + unchanged
  return (
    <section aria-labelledby="apply" className="card mb-8 max-w-[52rem] p-5">
      <h2 id="apply" className="text-std-20B-150 mb-2">
        {t('apply.title')}
      </h2>
      {run.stoppedAt ? (
        <NotificationBanner tone="error" title={t('refused.title')} className="mb-4">
          <p>{t('apply.stopped', { line: run.stoppedAt.number })}</p>
        </NotificationBanner>
      ) : null}
      <HeldBack run={run} />
      <p>{right > 0 ? t('apply.text', { new: begun, changed, unchanged }) : t('apply.nothing')}</p>
      {error > 0 ? <p className="mt-1">{t('apply.withErrors', { count: error })}</p> : null}
      {right > 0 ? <Modes run={run} right={right} hasErrors={error > 0} /> : null}
      <div className="mt-4 flex flex-wrap gap-x-6 border-t border-line pt-2">
        <Small intent="again">{t('apply.again')}</Small>
        <Small intent="drop">{t('apply.drop')}</Small>
      </div>
      {error > 0 ? <WrongRows base={base} id={run.id} /> : null}
    </section>
  )
}

function Small({ intent, children }: { intent: 'again' | 'drop'; children: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <button type="submit" className="link inline-flex min-h-11 items-center">
        {children}
      </button>
    </Form>
  )
}

function HeldBack({ run: { heldBack, counts } }: { run: ImportRun }) {
  const t = useT('imports')
  if (!heldBack) return null
  const { missing = 0, changed = 0, unchanged = 0 } = counts
  const percent = Math.round((100 * missing) / Math.max(1, missing + changed + unchanged))
  return (
    <NotificationBanner tone="warning" title={t('heldBack.title')} className="mb-4">
      <p>{t(`heldBack.${heldBack as 'empty'}`, { percent })}</p>
    </NotificationBanner>
  )
}

function Modes({ run, right, hasErrors }: { run: ImportRun; right: number; hasErrors: boolean }) {
  const t = useT('imports')
  const limits = { most: MAX_ATOMIC_ROWS }
  const why = hasErrors
    ? t('apply.allHasErrors')
    : right > MAX_ATOMIC_ROWS
      ? t('apply.allTooMany', limits)
      : t('apply.allText', IMPORT_LIMITS)
  const canAll = !hasErrors && right <= MAX_ATOMIC_ROWS
  return (
    <Form method="post" className="mt-4 grid gap-3">
      <input type="hidden" name="intent" value="apply" />
      {run.heldBack ? <Checkbox label={t('heldBack.known')} name="isKnown" required /> : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" size="lg" name="mode" value="right_rows">
          {t('apply.right_rows')}
        </Button>
        {canAll ? (
          <Button type="submit" look="outline" size="lg" name="mode" value="all_or_nothing">
            {t('apply.all_or_nothing')}
          </Button>
        ) : null}
      </div>
      <p className="text-sm text-ink-soft">
        {t('apply.all_or_nothing')} ・ {why}
      </p>
    </Form>
  )
}

/** A file with the wrong rows and what is wrong with them. */
export function WrongRows({ base, id }: { base: string; id: number }) {
  const t = useT('imports')
  return (
    <div className="mt-2 border-t border-line pt-3">
      <h3 className="font-bold">{t('wrong.title')}</h3>
      <p className="text-sm text-ink-soft">{t('wrong.text')}</p>
      <ul className="flex flex-wrap gap-x-6">
        {(['xlsx', 'csv'] as const).map(format => (
          <li key={format}>
            <LocaleLink
              to={`${base}/${id}/wrong/${format}`}
              reloadDocument
              className="link inline-flex min-h-11 items-center"
            >
              {t(`wrong.${format}`)}
            </LocaleLink>
          </li>
        ))}
      </ul>
    </div>
  )
}
