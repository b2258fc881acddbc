import type { LetterTexts } from '../letter.ts'

export const submissionsReceived: LetterTexts<'submissions_received'> = {
  ja: ({ organisation, count, link }) => ({
    subject: `掲載の申請が${count}件あります（${organisation}）`,
    body: [
      `${organisation}から、ファイルやシステムを通じて${count}件の掲載の申請がありました。`,
      `審査の一覧はこちらです。\n${link}`,
    ],
  }),
  en: ({ organisation, count, link }) => ({
    subject: `${count} submitted for publication (${organisation})`,
    body: [
      `${organisation} submitted ${count} for publication by a file or by its system.`,
      `They wait here for your review.\n${link}`,
    ],
  }),
}
