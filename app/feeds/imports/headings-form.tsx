import { Form } from '@remix-run/react'
import { useLocale, useT } from '../../lib/i18n/provider.tsx'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Select } from '../../ui/field.tsx'
import { Told } from '../../ui/told.tsx'
import { CHARSETS } from '../sheet/charset.ts'
import type { ColumnChoice } from '../sheet/headings.ts'
import type { ImportRun } from './page.server.ts'
import { charsetKey } from './run-head.tsx'

/** How the text is written, and which column each heading stands for; both can be chosen anew. */
export function ReadingForms({
  run,
  columns,
  isOpen,
}: {
  run: ImportRun
  columns: readonly ColumnChoice[]
  isOpen: boolean
}) {
  return (
    <div className="mb-6 grid gap-2">
      {run.format === 'csv' ? <CharsetForm run={run} isOpen={run.refusal === 'not_in_charset'} /> : null}
      {run.headings.length > 0 ? <HeadingsForm run={run} columns={columns} isOpen={isOpen} /> : null}
    </div>
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

function HeadingsForm({ run, columns, isOpen }: { run: ImportRun; columns: readonly ColumnChoice[]; isOpen: boolean }) {
  const t = useT('imports')
  const locale = useLocale()
  const known = run.headings.filter(({ column }) => column !== null).length
  const options = [
    { value: '-', label: t('headings.none') },
    ...columns.map(column => ({ value: column.id, label: column[locale] })),
  ]
  return (
    <Disclosure summary={t('headings.title', { known, all: run.headings.length })} open={isOpen}>
      <p className="mb-3">{t('headings.text', { known, unknown: run.headings.length - known })}</p>
      <Form method="post">
        <input type="hidden" name="intent" value="headings" />
        <ul className="grid gap-x-6 gap-y-4 md:grid-cols-2 xl:grid-cols-3">
          {run.headings.map(({ at, heading, column, by }) => (
            <li key={at}>
              <Select
                label={heading ? <Told>{heading}</Told> : t('headings.unnamed', { n: at + 1 })}
                hint={by === 'none' ? undefined : t(`headings.is.${by}`)}
                name={`heading:${at}`}
                options={options}
                defaultValue={column ?? '-'}
              />
              <input type="hidden" name={`was:${at}`} value={column ?? '-'} />
            </li>
          ))}
        </ul>
        <p className="mt-4">
          <Button type="submit" look="outline">
            {t('headings.submit')}
          </Button>
        </p>
      </Form>
    </Disclosure>
  )
}
