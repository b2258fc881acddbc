import type { ReactNode } from 'react'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useT } from '../lib/i18n/provider.tsx'

type Block =
  | string
  | { readonly list: readonly string[] }
  | { readonly facts: readonly (readonly [term: string, text: string])[] }

/** A page of text: written in the message catalogues, drawn here. */
export type ProsePage = {
  readonly title: string
  readonly description: string
  readonly lead: string
  readonly sections: readonly { readonly id: string; readonly title: string; readonly body: readonly Block[] }[]
}

const link = /\[([^\]]+)\]\((\/[^)]*)\)/

/** Text in which `[words](/path)` is a link inside the portal. A path with a dot is a file, the same in each language. */
function withLinks(text: string): ReactNode {
  const parts = text.split(link)
  return parts.map((part, i) => {
    if (i % 3 === 0) return part
    if (i % 3 === 2) return null
    const to = parts[i + 1]!
    return to.includes('.') ? (
      <a key={to} href={to} className="link">
        {part}
      </a>
    ) : (
      <LocaleLink key={to} to={to} className="link">
        {part}
      </LocaleLink>
    )
  })
}

function ProseBlock({ block }: { block: Block }) {
  if (typeof block === 'string') return <p>{withLinks(block)}</p>
  if ('list' in block) {
    return (
      <ul className="list-disc space-y-2 pl-6">
        {block.list.map(item => (
          <li key={item}>{withLinks(item)}</li>
        ))}
      </ul>
    )
  }
  return (
    <dl className="border-t border-line">
      {block.facts.map(([term, text]) => (
        <div key={term} className="grid gap-x-6 gap-y-1 border-b border-line py-3 sm:grid-cols-[11rem_1fr]">
          <dt className="font-bold">{term}</dt>
          <dd>{withLinks(text)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The sections of a page of text, each under its heading; on a wide screen with their list beside them. */
export function Prose({ sections }: Pick<ProsePage, 'sections'>) {
  const t = useT('common')
  return (
    <div className="lg:grid lg:grid-cols-[46rem_1fr] lg:gap-x-16">
      <nav aria-labelledby="contents" className="print-hidden max-lg:hidden lg:order-last">
        <div className="sticky top-6 border-l-2 border-line pl-4">
          <h2 id="contents" className="text-sm text-ink-soft">
            {t('contents')}
          </h2>
          <ul>
            {sections.map(section => (
              <li key={section.id}>
                <a
                  href={`#${section.id}`}
                  className="flex min-h-11 items-center py-1 leading-150 text-key-900 underline-offset-4 hover:underline"
                >
                  {section.title}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </nav>
      <div className="max-w-[46rem] space-y-10">
        {sections.map(section => (
          <section key={section.id} id={section.id} aria-labelledby={`${section.id}-title`}>
            <h2 id={`${section.id}-title`} className="text-std-24B-150 mb-3">
              {section.title}
            </h2>
            <div className="space-y-4">
              {section.body.map(block => (
                <ProseBlock key={JSON.stringify(block)} block={block} />
              ))}
            </div>
          </section>
        ))}
      </div>
    </div>
  )
}
