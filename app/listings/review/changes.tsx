import { useT } from '../../lib/i18n/provider.tsx'
import { UnknownValue } from '../../ui/badge.tsx'
import { DefinitionList } from '../../ui/definition-list.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Told } from '../../ui/told.tsx'
import { LONGEST_NOTE } from '../review.ts'
import type { ReviewPage } from '../review-page.server.ts'
import type { ChangeRow, Said } from '../review-words.ts'

/** The form that notes beside fields belong to, wherever they stand. */
export const RETURN_FORM = 'return'

type Props = { page: ReviewPage; canNote: boolean; notes: Readonly<Record<string, string>> }

/** Field by field, what is public now and what was submitted; what stays is folded away. */
export function Changes({ page, canNote, notes }: Props) {
  const t = useT('review')
  const { sections, unchanged, changed, isFirst, state } = page
  return (
    <section aria-labelledby="changes">
      <h2 id="changes" className="text-std-20B-150 mb-3">
        {changed === 0 && state === 'applied'
          ? t('page.asPublished')
          : t(isFirst ? 'page.content' : 'page.change', { count: changed })}
      </h2>
      {isFirst ? <p className="mb-3 text-ink-soft">{t('page.first')}</p> : null}
      {changed === 0 && page.isUnderWay ? (
        <p className="card bg-paper p-4">
          {t(page.photos.some(photo => photo.isNew) ? 'page.onlyPhotos' : 'page.nothing')}
        </p>
      ) : null}
      <div className="grid gap-6">
        {sections.map(({ section, label, rows }) => (
          <section key={section} aria-labelledby={`section-${section}`}>
            <h3 id={`section-${section}`} className="mb-1 border-b-2 border-line-strong pb-1 font-bold">
              {label}
            </h3>
            <ul>
              {rows.map(row => (
                <Row key={row.path} row={row} isFirst={isFirst} canNote={canNote} note={notes[`note:${row.path}`]} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {unchanged.length > 0 ? (
        <Disclosure summary={t('page.unchanged', { count: unchanged.length })} className="mt-4">
          <DefinitionList
            columns={2}
            items={unchanged.map(({ path, label, text }) => ({ key: path, term: label, value: <Told>{text}</Told> }))}
          />
        </Disclosure>
      ) : null}
    </section>
  )
}

function Row({
  row: { path, label, before, after },
  isFirst,
  canNote,
  note,
}: {
  row: ChangeRow
  isFirst: boolean
  canNote: boolean
  note: string | undefined
}) {
  const t = useT('review')
  return (
    <li className="grid gap-x-4 gap-y-1 border-b border-line py-2 md:grid-cols-[minmax(9rem,1fr)_3fr]">
      <p className="text-ink-soft">{label}</p>
      <div className={isFirst ? '' : 'grid gap-x-4 gap-y-1 sm:grid-cols-2'}>
        {isFirst ? null : (
          <div className="rounded-6 bg-solid-gray-50 px-2 py-1">
            <span className="block text-xs text-ink-soft">{t('page.before')}</span>
            <Value said={before} />
          </div>
        )}
        <div className={isFirst ? 'font-bold' : 'rounded-6 bg-key-50 px-2 py-1 font-bold'}>
          {isFirst ? null : <span className="block text-xs font-normal text-ink-soft">{t('page.after')}</span>}
          <Value said={after} />
        </div>
        {canNote ? (
          <div className="sm:col-span-2">
            <details open={Boolean(note)}>
              <summary className="link inline-flex min-h-11 items-center text-sm md:min-h-8">{t('page.note')}</summary>
              <textarea
                form={RETURN_FORM}
                name={`note:${path}`}
                aria-label={t('page.noteLabel', { field: label })}
                rows={2}
                maxLength={LONGEST_NOTE}
                defaultValue={note}
                className="control"
              />
            </details>
          </div>
        ) : null}
      </div>
    </li>
  )
}

function Value({ said: { text, papers, isQuoted } }: { said: Said }) {
  const t = useT('review')
  return (
    <>
      <span className="whitespace-pre-line break-words">
        {text === undefined ? (
          <UnknownValue>{papers ? undefined : t('page.notStated')}</UnknownValue>
        ) : isQuoted ? (
          <Told>{text}</Told>
        ) : (
          text
        )}
      </span>
      {papers ? <span className="block text-sm font-normal text-ink-soft">{papers}</span> : null}
    </>
  )
}
