import { formatInstant } from '../../lib/i18n/format.ts'
import type { ImportLetterCounts, LetterTexts } from '../letter.ts'

const JA: Record<keyof ImportLetterCounts, string> = {
  published: '公開した',
  submitted: '市の審査に出した',
  drafted: '下書きにした（足りないことがある）',
  confirmed: '空いていることを確認した',
  ended: '掲載を終えた',
  left: '変わらない',
  refused: '受け付けられなかった',
}
const EN: Record<keyof ImportLetterCounts, string> = {
  published: 'Published',
  submitted: 'Submitted to the city',
  drafted: 'Kept as drafts (something is missing)',
  confirmed: 'Confirmed as available',
  ended: 'Ended',
  left: 'Unchanged',
  refused: 'Not accepted',
}

const lines = (words: Record<keyof ImportLetterCounts, string>, counts: ImportLetterCounts, sign: string): string =>
  (Object.keys(words) as (keyof ImportLetterCounts)[])
    .filter(became => counts[became] > 0)
    .map(became => `${words[became]}${sign}${counts[became]}`)
    .join('\n')

export const importDone: LetterTexts<'import_done'> = {
  ja: ({ fileName, counts, undoUntil, link }) => ({
    subject: `取り込みが終わりました：${fileName}`,
    body: [
      `${fileName}の取り込みが終わりました。\n${link}`,
      lines(JA, counts, '：') || '取り込んだ行はありません。',
      `${formatInstant('ja', undoUntil)}までは、このページから元に戻せます。`,
    ].filter(part => part !== ''),
  }),
  en: ({ fileName, counts, undoUntil, link }) => ({
    subject: `Import finished: ${fileName}`,
    body: [
      `${fileName} has been imported.\n${link}`,
      lines(EN, counts, ': ') || 'No row was taken.',
      `Until ${formatInstant('en', undoUntil)} it can be undone on that page.`,
    ],
  }),
}
