import { formatInstant, formatNumber } from '../../lib/i18n/format.ts'
import type { Locale } from '../../lib/i18n/locale.ts'
import type { ImportLetterCounts, LetterTexts } from '../letter.ts'

const JA: Record<keyof ImportLetterCounts, string> = {
  published: '公開した',
  submitted: '市の審査に出した',
  drafted: '下書きにした（足りないことがある）',
  confirmed: '空いていることを確認した',
  ended: '掲載を終えた',
  left: '変わらない',
  refused: '受け付けられなかった',
  wrong: '誤りがあり反映しなかった',
}
const EN: Record<keyof ImportLetterCounts, string> = {
  published: 'Published',
  submitted: 'Submitted to the city',
  drafted: 'Kept as drafts (something is missing)',
  confirmed: 'Confirmed as available',
  ended: 'Ended',
  left: 'Unchanged',
  refused: 'Not accepted',
  wrong: 'Wrong and left out',
}

function lines(locale: Locale, counts: ImportLetterCounts): string {
  const words = locale === 'ja' ? JA : EN
  const told = (Object.keys(words) as (keyof ImportLetterCounts)[]).filter(became => counts[became] > 0)
  return told
    .map(became => {
      const n = formatNumber(locale, counts[became])
      return locale === 'ja' ? `${words[became]}：${n}行` : `${words[became]}: ${n}`
    })
    .join('\n')
}

export const importDone: LetterTexts<'import_done'> = {
  ja: ({ fileName, counts, undoUntil, link }) => ({
    subject: `取り込みが終わりました：${fileName}`,
    body: [
      `${fileName}の取り込みが終わりました。`,
      lines('ja', counts) || '取り込んだ行はありません。',
      ...(counts.wrong > 0 ? ['誤りのある行は、理由を付けたファイルとして次のページから受け取れます。'] : []),
      `${formatInstant('ja', undoUntil)}までは、次のページから元に戻せます。\n${link}`,
    ],
  }),
  en: ({ fileName, counts, undoUntil, link }) => ({
    subject: `Import finished: ${fileName}`,
    body: [
      `${fileName} has been imported.`,
      lines('en', counts) || 'No row was taken.',
      ...(counts.wrong > 0 ? ['The page below gives the wrong rows as a file, with the reasons.'] : []),
      `Until ${formatInstant('en', undoUntil)} it can be undone on this page:\n${link}`,
    ],
  }),
}
