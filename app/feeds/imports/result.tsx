import { Form } from '@remix-run/react'
import { useT } from '../../lib/i18n/provider.tsx'
import { Button } from '../../ui/button.tsx'
import { CountLinks } from '../../ui/count-links.tsx'
import { WrongRows } from './apply-form.tsx'
import { BECAME, UNDONE } from './became.ts'
import type { ImportPage } from './page.server.ts'
import { UNNARROWED, useRowsAddress } from './rows-filter.tsx'

/** What became of the rows of an applied file, and for a day the way back; then what was taken back. */
export function ImportResult({ page, path, base }: { page: ImportPage; path: string; base: string }) {
  const t = useT('imports')
  const address = useRowsAddress(path)
  const { run, became, undone } = page
  if (!became || run.state === 'undoing') return null
  const links = undone
    ? UNDONE.filter(one => undone[one] > 0).map(one => ({
        to: address({ ...UNNARROWED, undone: one, show: null }),
        name: t(`rows.undone.${one}`),
        count: t('problems.count', { count: undone[one] }),
      }))
    : BECAME.filter(one => became[one] > 0).map(one => ({
        to: address({ ...UNNARROWED, became: one, show: null }),
        name: t(`became.${one}`),
        count: t('problems.count', { count: became[one] }),
      }))
  return (
    <section aria-labelledby="result" className="card mb-8 max-w-[52rem] p-5">
      <h2 id="result" className="text-std-20B-150 mb-2">
        {t(undone ? 'result.titleUndone' : 'result.title')}
      </h2>
      {links.length > 0 ? (
        <CountLinks links={links} className="mb-4 [&>li:last-child>a]:border-b-0" />
      ) : (
        <p>{t(undone ? 'result.undoneNothing' : 'apply.nothing')}</p>
      )}
      {run.state === 'applied' ? (
        <div>
          {run.undoUntil ? (
            <Form method="post" className="grid justify-items-start gap-2">
              <input type="hidden" name="intent" value="undo" />
              <p>{t('result.undoText', { until: run.undoUntil })}</p>
              <Button type="submit" look="outline">
                {t('result.undo')}
              </Button>
            </Form>
          ) : (
            <p className="text-ink-soft">{t('result.undoOver')}</p>
          )}
        </div>
      ) : null}
      {(run.counts.error ?? 0) > 0 ? <WrongRows base={base} id={run.id} /> : null}
    </section>
  )
}
