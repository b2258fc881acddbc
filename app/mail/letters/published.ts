import { formatDay } from '../../lib/i18n/format.ts'
import type { LetterTexts } from '../letter.ts'

export const published: LetterTexts<'published'> = {
  ja: ({ title, publicId, dueOn, link }) => ({
    subject: `公開しました：${title}`,
    body: [
      `${title}（${publicId}）を公開しました。\n${link}`,
      `${formatDay('ja', dueOn)}までに、まだ空いているかどうかを確認してください。近くなったら、またお知らせします。`,
    ],
  }),
  en: ({ title, publicId, dueOn, link }) => ({
    subject: `Published: ${title}`,
    body: [
      `${title} (${publicId}) is now public.\n${link}`,
      `Please confirm by ${formatDay('en', dueOn)} that it is still available. We write again when the day comes near.`,
    ],
  }),
}
