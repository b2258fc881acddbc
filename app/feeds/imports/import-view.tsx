import { useT } from '../../lib/i18n/provider.tsx'
import type { ColumnChoice } from '../sheet/headings.ts'
import { ApplyForm } from './apply-form.tsx'
import type { ImportPage } from './page.server.ts'
import type { PlacedRows } from './places.server.ts'
import { PlacesMap } from './places-map.tsx'
import { ProblemGroups } from './problem-groups.tsx'
import { ReadingForms } from './reading-forms.tsx'
import { ImportResult } from './result.tsx'
import { RowsFilter, RowsNarrowed } from './rows-filter.tsx'
import { RowsTable } from './rows-table.tsx'
import { RunHead } from './run-head.tsx'

type Props = {
  page: ImportPage
  placed: { places: readonly PlacedRows[]; without: number }
  columns: readonly ColumnChoice[]
  base: string
  workspace: 'partner' | 'staff'
}

/** A file from its receipt to its result: where it stands, what can be done with it, and its rows. */
export function ImportView({ page, placed, columns, base, workspace }: Props) {
  const t = useT('imports')
  const { run } = page
  const path = `${base}/${run.id}`
  const hasRows = ['checked', 'applying', 'applied', 'undoing', 'undone'].includes(run.state)
  const canRead = run.state === 'checked' || run.state === 'refused'
  return (
    <>
      <RunHead page={page} base={base} />
      {run.state === 'checked' ? <ApplyForm page={page} base={base} /> : null}
      <ImportResult page={page} path={path} base={base} />
      {canRead ? <ReadingForms run={run} columns={columns} path={path} /> : null}
      {hasRows ? (
        <section aria-labelledby="rows">
          <h2 id="rows" className="text-std-20B-150 mb-3">
            {t('rows.title')}
          </h2>
          <div className="mb-4 grid items-start gap-x-8 xl:grid-cols-2">
            <ProblemGroups page={page} path={path} />
            <PlacesMap places={placed.places} without={placed.without} />
          </div>
          <RowsFilter page={page} path={path} />
          <RowsNarrowed page={page} path={path} />
          <RowsTable page={page} path={path} listings={`/${workspace}/listings`} />
        </section>
      ) : null}
    </>
  )
}
