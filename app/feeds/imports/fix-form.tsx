import { Form } from '@remix-run/react'
import { useT } from '../../lib/i18n/provider.tsx'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Field, TextField } from '../../ui/field.tsx'
import { Told } from '../../ui/told.tsx'
import type { RowView } from './rows.server.ts'

const LONGEST = 2000
/** A form would take its first line's end away. */
const kept = (text: string): string => (text.startsWith('\n') ? `\n${text}` : text)

/** A cell of several lines keeps them. */
function Cell({ cell: { at, label, text, sent } }: { cell: RowView['cells'][number] }) {
  const t = useT('imports')
  const field = {
    label: <Told>{label}</Told>,
    hint: sent === text ? undefined : t('rows.sent', { text: sent }),
    className: 'min-w-0 [overflow-wrap:anywhere]',
  }
  const control = { name: `cell:${at}`, maxLength: LONGEST }
  const lines = text.split(/\r\n|[\r\n]/).length
  if (lines === 1) return <TextField {...field} {...control} defaultValue={text} />
  return (
    <Field {...field}>
      {wiring => (
        <textarea
          {...wiring}
          {...control}
          rows={Math.min(lines + 1, 8)}
          defaultValue={kept(text)}
          className="control"
        />
      )}
    </Field>
  )
}

/** The cells of a row that something is to be said of, to be put right in their place. */
export function FixForm({ row: { number, outcome, cells } }: { row: RowView }) {
  const t = useT('imports')
  return (
    <Disclosure summary={t('rows.fix')} open={false} key={outcome}>
      <Form method="post" preventScrollReset className="grid max-w-[40rem] gap-3">
        <p className="text-sm text-ink-soft">{t('rows.fixHint')}</p>
        <input type="hidden" name="intent" value="fix" />
        <input type="hidden" name="row" value={number} />
        {cells.map(cell => (
          <Cell key={cell.at} cell={cell} />
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
