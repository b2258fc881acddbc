import { SampleMark, StatusBadge } from '../ui/badge.tsx'
import { Icon } from '../ui/icons.tsx'
import { Table } from '../ui/table.tsx'

/** A data set in words of the page's language. */
export type DatasetCard = {
  layer: string
  name: string
  /** Real data; real places, typed in roughly; made up. */
  standing: 'real' | 'rough' | 'sample'
  state: string
  sourceUrl: string | null
  facts: [term: string, text: string][]
  download: string
  downloads: [label: string, path: string][]
}
export type RetiredTable = { caption: string; head: string[]; rows: { key: string; cells: string[] }[] }

/** Names of licences come in one language only; a Japanese one on an English page is to be read out as Japanese. */
const langOf = (text: string) =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? 'ja' : undefined

/** The data sets in use: where each comes from, under which terms, and where it can be taken out. */
export function DatasetCards({ datasets }: { datasets: DatasetCard[] }) {
  return (
    <ul className="grid gap-4 lg:grid-cols-2">
      {datasets.map(dataset => (
        <li key={dataset.layer} id={dataset.layer} className="card flex min-w-0 flex-col p-4 md:p-5">
          <h3 className="text-std-18B-160 flex flex-wrap items-center gap-2">
            {dataset.name}
            {dataset.standing === 'sample' ? (
              <SampleMark />
            ) : (
              <StatusBadge tone={dataset.standing === 'real' ? 'green' : 'yellow'}>{dataset.state}</StatusBadge>
            )}
          </h3>
          <dl className="mt-2 text-sm leading-160">
            {dataset.facts.map(([term, text], i) => (
              <div key={term} className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-3 py-0.5">
                <dt className="text-ink-soft">{term}</dt>
                <dd lang={langOf(text)}>
                  {i === 0 && dataset.sourceUrl ? (
                    <a href={dataset.sourceUrl} className="link" rel="external">
                      {text}
                    </a>
                  ) : (
                    text
                  )}
                </dd>
              </div>
            ))}
          </dl>
          {dataset.downloads.length > 0 ? (
            <ul aria-label={`${dataset.name} ${dataset.download}`} className="mt-auto flex flex-wrap gap-2 pt-3">
              {dataset.downloads.map(([label, path]) => (
                <li key={path}>
                  <a href={path} className="chip text-sm text-key-900">
                    <Icon name="download" className="size-4" />
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

export function RetiredDatasets({ table, lead, none }: { table: RetiredTable; lead: string; none: string }) {
  if (table.rows.length === 0) return <p>{none}</p>
  return (
    <>
      <p className="mb-3">{lead}</p>
      <Table caption={table.caption} captionHidden head={table.head} rows={table.rows} className="text-sm" />
    </>
  )
}
