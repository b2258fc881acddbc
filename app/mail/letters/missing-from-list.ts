import type { LetterTexts } from '../letter.ts'

export const missingFromList: LetterTexts<'missing_from_list'> = {
  ja: ({ title, publicId, link }) => ({
    subject: `一覧にない掲載の確認のお願い：${title}`,
    body: [
      `${title}（${publicId}）が、お送りいただいた一覧に入らなくなりました。`,
      `まだ空いていれば、次のページで確認してください。確認がないまま7日たつと、検索から外れます。写真や履歴は消えません。\n${link}`,
    ],
  }),
  en: ({ title, publicId, link }) => ({
    subject: `Not in your list any more: ${title}`,
    body: [
      `${title} (${publicId}) is not in the lists that you send any more.`,
      `If it is still available, please say so on this page. Without an answer it leaves the search after seven days. Its photos and its history stay.\n${link}`,
    ],
  }),
}
