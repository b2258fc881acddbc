import type { LetterTexts } from '../letter.ts'

export const changesRequested: LetterTexts<'changes_requested'> = {
  ja: ({ title, publicId, reasons, link }) => ({
    subject: `修正をお願いします：${title}`,
    body: [
      `申請いただいた${title}（${publicId}）について、次の点の修正をお願いします。`,
      reasons.map(reason => `・${reason}`).join('\n'),
      `次のページで直して、もう一度申請してください。入力した内容はそのまま残っています。\n${link}`,
    ],
  }),
  en: ({ title, publicId, reasons, link }) => ({
    subject: `Please change: ${title}`,
    body: [
      `Before ${title} (${publicId}) can be published, please change the following.`,
      reasons.map(reason => `- ${reason}`).join('\n'),
      `Put it right on this page and submit it again. Everything you entered is still there.\n${link}`,
    ],
  }),
}
