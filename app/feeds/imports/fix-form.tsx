import { Form } from '@remix-run/react'
import { useT } from '../../lib/i18n/provider.tsx'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { TextField } from '../../ui/field.tsx'
import { Told } from '../../ui/told.tsx'
import type { RowView } from './rows.server.ts'

/** The cells of a row that something is to be said of, to be put right in their place. */
export function FixForm({ row: { number, outcome, cells } }: { row: RowView }) {
  const t = useT('imports')
  return (
    <Disclosure summary={t('rows.fix')} open={false} key={outcome}>
      <Form method="post" preventScrollReset className="grid max-w-[40rem] gap-3">
        <p className="text-sm text-ink-soft">{t('rows.fixHint')}</p>
        <input type="hidden" name="intent" value="fix" />
        <input type="hidden" name="row" value={number} />
        {cells.map(({ at, label, text, sent }) => (
          <TextField
            key={at}
            label={<Told>{label}</Told>}
            hint={sent === text ? undefined : t('rows.sent', { text: sent })}
            name={`cell:${at}`}
            defaultValue={text}
            maxLength={2000}
          />
        ))}
        <p>
          <Button type="submit" look="outline">
            {t('rows.fixSubmit')}
          </Button>
        </p>
      </Form>
    </Disclosure>
  )
}
