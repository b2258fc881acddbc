import type { LetterTexts } from '../letter.ts'

export const submissionReceived: LetterTexts<'submission_received'> = {
  ja: ({ title, publicId, organisation, link }) => ({
    subject: `確認をお願いします：${title}`,
    body: [
      `${organisation}から、物件の公開の申請がありました。\n${title}（${publicId}）`,
      `いま公開している内容との違いは、次のページで確かめられます。\n${link}`,
    ],
  }),
  en: ({ title, publicId, organisation, link }) => ({
    subject: `To be reviewed: ${title}`,
    body: [
      `${organisation} has submitted a property for publication.\n${title} (${publicId})`,
      `This page shows how it differs from what is public now:\n${link}`,
    ],
  }),
}
