import { Form, useSearchParams } from '@remix-run/react'
import { LocaleLink } from '../../lib/i18n/locale-link.tsx'
import { useLocale, useT } from '../../lib/i18n/provider.tsx'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { NumberField, Select } from '../../ui/field.tsx'
import { Told } from '../../ui/told.tsx'
import type { ColumnChoice } from '../sheet/headings.ts'
import type { ImportRun } from './page.server.ts'
import { useRowsAddress } from './rows-filter.tsx'

type Props = { run: ImportRun; columns: readonly ColumnChoice[]; path: string }
type Shown = ImportRun['headings'][number]

/**
 * Which column each heading stands for, and where the headings are. Each choice has every column in it, so that they
 * are on the page only where somebody is to choose.
 */
export function HeadingsForm({ run, columns, path }: Props) {
  const t = useT('imports')
  const [query] = useSearchParams()
  const address = useRowsAddress(path)
  const isRefused = run.state === 'refused'
  const isChanging = query.get('headings') === '1'
  const known = run.headings.filter(({ column }) => column !== null).length
  const asked = run.headings.filter(({ column }) => isChanging || (isRefused && column === null))
  const told = run.headings.filter(heading => !asked.includes(heading))
  return (
    <Disclosure
      id="headings"
      key={String(isChanging)}
      summary={t('headings.title', { known, all: run.headings.length })}
      open={isRefused || isChanging}
    >
      <p className="mb-3">
        {t('headings.text', { known, unknown: run.headings.length - known })}{' '}
        {t(run.headingLine === 0 ? 'headings.noneText' : 'headings.kept')}
      </p>
      {asked.length > 0 ? <Choices asked={asked} columns={columns} /> : null}
      {told.length > 0 ? <ToldHeadings told={told} columns={columns} /> : null}
      {told.length > 0 ? (
        <LocaleLink
          to={`${address({ headings: '1' })}#headings`}
          preventScrollReset
          className="link inline-flex min-h-11 items-center"
        >
          {t('headings.change')}
        </LocaleLink>
      ) : null}
      <LineForm run={run} />
      {run.headings.some(({ by }) => by === 'remembered') ? <ForgetForm /> : null}
    </Disclosure>
  )
}

function HeadingName({ heading: { at, heading } }: { heading: Shown }) {
  const t = useT('imports')
  return heading ? <Told>{heading}</Told> : t('headings.unnamed', { n: at + 1 })
}

function Choices({ asked, columns }: { asked: readonly Shown[]; columns: readonly ColumnChoice[] }) {
  const t = useT('imports')
  const locale = useLocale()
  const options = [
    { value: '-', label: t('headings.none') },
    ...columns.map(column => ({ value: column.id, label: column[locale] })),
  ]
  const hint = ({ by, example }: Shown) =>
    [example && t('headings.example', { text: example }), by !== 'none' && t(`headings.is.${by}`)]
      .filter(Boolean)
      .join(' ・ ')
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="headings" />
      <ul className="grid gap-x-6 gap-y-4 md:grid-cols-2 xl:grid-cols-3">
        {asked.map(heading => (
          <li key={heading.at} className="min-w-0 [overflow-wrap:anywhere]">
            <Select
              label={<HeadingName heading={heading} />}
              hint={hint(heading) || undefined}
              name={`heading:${heading.at}`}
              options={options}
              defaultValue={heading.column ?? '-'}
            />
            <input type="hidden" name={`was:${heading.at}`} value={heading.column ?? '-'} />
          </li>
        ))}
      </ul>
      <p className="mt-4">
        <Button type="submit" look="outline">
          {t('headings.submit')}
        </Button>
      </p>
    </Form>
  )
}

function ToldHeadings({ told, columns }: { told: readonly Shown[]; columns: readonly ColumnChoice[] }) {
  const t = useT('imports')
  const locale = useLocale()
  const nameOf = (id: string) => columns.find(column => column.id === id)?.[locale] ?? id
  return (
    <ul className="mt-3 grid gap-x-6 gap-y-1 text-sm md:grid-cols-2 xl:grid-cols-3">
      {told.map(heading => (
        <li key={heading.at} className="min-w-0 [overflow-wrap:anywhere]">
          <b>
            <HeadingName heading={heading} />
          </b>
          {' → '}
          {heading.column ? nameOf(heading.column) : t('headings.none')}
        </li>
      ))}
    </ul>
  )
}

/** The line that the headings stand in, or that there are none. */
function LineForm({ run }: { run: ImportRun }) {
  const t = useT('imports')
  return (
    <Form method="post" className="mt-4 flex flex-wrap items-end gap-x-4 gap-y-2 border-t border-line pt-3">
      <input type="hidden" name="intent" value="line" />
      <NumberField
        label={t('headings.line')}
        name="line"
        unit={t('headings.lineUnit')}
        defaultValue={run.headingLine || 1}
        maxLength={3}
        className="w-44"
      />
      <Button type="submit" look="outline">
        {t('headings.lineSubmit')}
      </Button>
      {run.headingLine === 0 ? null : (
        <Button type="submit" look="outline" name="none" value="on">
          {t('headings.noneSubmit')}
        </Button>
      )}
    </Form>
  )
}

function ForgetForm() {
  const t = useT('imports')
  return (
    <Form method="post" className="mt-3 border-t border-line pt-3">
      <input type="hidden" name="intent" value="forget" />
      <p className="text-sm text-ink-soft">{t('headings.forgetText')}</p>
      <button type="submit" className="link inline-flex min-h-11 items-center">
        {t('headings.forget')}
      </button>
    </Form>
  )
}
