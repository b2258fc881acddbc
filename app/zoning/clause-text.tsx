import { useLocale } from '../lib/i18n/provider.tsx'

/** A clause in words; on an English page the kana that names a column of the law's table is marked as Japanese. */
export function ClauseText({ children }: { children: string }) {
  if (useLocale() === 'ja') return children
  // Every second part is a kana in its brackets.
  return children.split(/(?<=\()([いろはにほへとちりぬるをわか])(?=\))/).map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      <span key={children.slice(0, i) + part + String(i)} lang="ja">
        {part}
      </span>
    ),
  )
}
