import { Form } from '@remix-run/react'
import { formatDay } from '../lib/i18n/format.ts'
import { useHref, useLocale, useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { NumberField } from '../ui/field.tsx'
import { Section } from '../ui/layout.tsx'
import { Table } from '../ui/table.tsx'
import { PROMISE_CLASSES, type PromiseClass } from './freshness.ts'
import type { PromisesRead } from './promise-form.ts'
import type { PromiseSet } from './promises.server.ts'

type Returned = Pick<PromisesRead, 'faults' | 'written'>

/** Days for each class; who may not set them reads them. */
export function PromiseForm({
  promises,
  maySet,
  returned,
}: {
  promises: Record<PromiseClass, number>
  maySet: boolean
  returned: Returned | null
}) {
  const t = useT('freshness')
  const href = useHref()
  return (
    <Form method="post" action={href('/staff/settings/freshness')} className="grid max-w-[36rem] gap-5">
      {PROMISE_CLASSES.map(ofClass => (
        <NumberField
          key={ofClass}
          name={ofClass}
          label={t(`record.class.${ofClass}`)}
          hint={t('settings.hint')}
          unit={t('settings.days')}
          inputMode="numeric"
          className="max-w-60"
          readOnly={!maySet}
          defaultValue={returned?.written[ofClass] ?? String(promises[ofClass])}
          error={returned?.faults.includes(ofClass) ? t('settings.fault') : undefined}
        />
      ))}
      <p>{maySet ? <Button type="submit">{t('settings.submit')}</Button> : t('settings.onlyManagers')}</p>
    </Form>
  )
}

export function PromiseHistory({ history }: { history: PromiseSet[] }) {
  const t = useT('freshness')
  const locale = useLocale()
  return (
    <Section id="promise-history" title={t('settings.history')} className="mt-10">
      {history.length === 0 ? (
        <p>{t('settings.none')}</p>
      ) : (
        <Table
          caption={t('settings.history')}
          captionHidden
          isStacked
          head={[t('settings.from'), t('record.classHead'), t('record.promiseHead'), t('settings.by')]}
          rows={history.map(({ ofClass, days, validFrom, name }, i) => ({
            key: String(history.length - i),
            cells: [
              formatDay(locale, validFrom),
              t(`record.class.${ofClass}`),
              t('record.days', { count: days }),
              name ?? t('settings.initial'),
            ],
          }))}
        />
      )}
    </Section>
  )
}
