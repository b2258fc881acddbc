import { Fragment, type ReactNode } from 'react'
import { useLocale } from '../lib/i18n/provider.tsx'
import { Told } from './told.tsx'

/** Short texts in one line with the language's middle dot between them; what is absent is passed over. */
export function Dotted({ parts }: { parts: readonly ReactNode[] }) {
  const dot = useLocale() === 'ja' ? ' ・ ' : ' · '
  return (
    <>
      {parts.filter(Boolean).map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of text is drawn anew as a whole
        <Fragment key={i}>
          {i > 0 ? dot : null}
          {typeof part === 'string' ? <Told>{part}</Told> : part}
        </Fragment>
      ))}
    </>
  )
}
