import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useT } from '../lib/i18n/provider.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Table } from '../ui/table.tsx'
import type { DevLetter, DevLetterLine } from './dev-page.ts'

/** What the sample's mail server has taken, newest first. */
export function DevLetterList({ lines }: { lines: readonly DevLetterLine[] }) {
  const t = useT('letters')
  if (lines.length === 0) return <EmptyState title={t('none')}>{t('noneLead')}</EmptyState>
  return (
    <Table
      caption={t('title')}
      captionHidden
      isStacked
      head={[t('subject'), t('to'), t('at')]}
      rows={lines.map(({ id, recipient, subject, locale, at }) => ({
        key: String(id),
        cells: [
          <LocaleLink key="subject" to={`/dev/mail?letter=${id}`} className="link" lang={locale}>
            {subject}
          </LocaleLink>,
          recipient,
          at,
        ],
      }))}
    />
  )
}

const address = /(https?:\/\/\S+)/

/** One letter as whoever gets it sees it; its links work. */
export function DevLetterView({ letter }: { letter: DevLetter }) {
  const t = useT('letters')
  return (
    <article>
      <DefinitionList
        items={[
          ...letter.headers.map(([term, value]) => ({ key: term, term, value })),
          { key: 'at', term: t('at'), value: letter.at },
        ]}
      />
      <p lang={letter.locale} className="mt-6 whitespace-pre-wrap break-words">
        {letter.text.split(address).map((part, i) =>
          i % 2 === 0 ? (
            part
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: a letter is drawn anew as a whole
            <a key={i} href={part} className="link">
              {part}
            </a>
          ),
        )}
      </p>
      <p className="mt-6">
        <LocaleLink to="/dev/mail" className="link inline-flex min-h-11 items-center">
          {t('back')}
        </LocaleLink>
      </p>
    </article>
  )
}
