import type { LetterTexts } from '../letter.ts'

export const reportedGone: LetterTexts<'reported_gone'> = {
  ja: ({ title, publicId, link }) => ({
    subject: `「もう空いていない」という知らせがありました：${title}`,
    body: [
      `${title}（${publicId}）について、「もう空いていない」という知らせが2件あったため、公開を止めています。`,
      `まだ空いているときは、次のページからすぐに公開を再開できます。\n${link}`,
    ],
  }),
  en: ({ title, publicId, link }) => ({
    subject: `Reported as taken: ${title}`,
    body: [
      `Two people have reported that ${title} (${publicId}) is no longer available, so it is not shown for now.`,
      `If it still is available, this page shows it again at once:\n${link}`,
    ],
  }),
}
