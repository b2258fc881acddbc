import { Form } from '@remix-run/react'
import { useT } from '../../lib/i18n/provider.tsx'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Select } from '../../ui/field.tsx'
import { CHARSETS } from '../sheet/charset.ts'
import type { ColumnChoice } from '../sheet/headings.ts'
import { HeadingsForm } from './headings-form.tsx'
import type { ImportRun } from './page.server.ts'
import { charsetKey, isText } from './run-head.tsx'

/** Which sheet is read, how its text is written, and which column each heading stands for; all can be chosen anew. */
export function ReadingForms({
  run,
  columns,
  path,
}: {
  run: ImportRun
  columns: readonly ColumnChoice[]
  path: string
}) {
  return (
    <div className="mb-6 grid gap-2">
      {run.sheets.length > 1 ? <SheetForm run={run} /> : null}
      {isText(run) ? <CharsetForm run={run} isOpen={run.refusal === 'not_in_charset'} /> : null}
      {run.headings.length > 0 || run.refusal === 'no_headings_there' ? (
        <HeadingsForm run={run} columns={columns} path={path} />
      ) : null}
    </div>
  )
}

function SheetForm({ run }: { run: ImportRun }) {
  const t = useT('imports')
  const now = run.sheets.find(({ isRead }) => isRead)?.name ?? ''
  const options = run.sheets.map(({ name, rows }) => ({ value: name, label: t('sheets.option', { name, rows }) }))
  return (
    <Disclosure summary={t('sheets.title', { name: now })} open>
      <Form method="post" className="flex max-w-[44rem] flex-wrap items-end gap-4">
        <input type="hidden" name="intent" value="sheet" />
        <Select
          label={t('sheets.label')}
          hint={t('sheets.hint')}
          name="sheet"
          options={options}
          defaultValue={now}
          className="min-w-0"
        />
        <Button type="submit" look="outline">
          {t('sheets.submit')}
        </Button>
      </Form>
    </Disclosure>
  )
}

function CharsetForm({ run, isOpen }: { run: ImportRun; isOpen: boolean }) {
  const t = useT('imports')
  const found = run.charset ? t(`facts.charset.${charsetKey(run.charset)}`) : '–'
  const options = [
    { value: '', label: t('charset.auto', { charset: found }) },
    ...CHARSETS.map(charset => ({ value: charset, label: t(`facts.charset.${charsetKey(charset)}`) })),
  ]
  return (
    <Disclosure summary={t('charset.title', { charset: found })} open={isOpen}>
      <Form method="post" className="flex max-w-[44rem] flex-wrap items-end gap-4">
        <input type="hidden" name="intent" value="charset" />
        <Select
          label={t('charset.label')}
          hint={t('charset.text')}
          name="charset"
          options={options}
          defaultValue={run.chosenCharset ?? ''}
        />
        <Button type="submit" look="outline">
          {t('charset.submit')}
        </Button>
      </Form>
    </Disclosure>
  )
}
