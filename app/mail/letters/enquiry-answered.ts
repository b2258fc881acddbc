import type { LetterTexts } from '../letter.ts'

export const enquiryAnswered: LetterTexts<'enquiry_answered'> = {
  ja: ({ title, publicId, number, organisation, words, link }) => ({
    subject: `お問い合わせへのお返事（${number}）`,
    body: [
      `${title}（${publicId}）へのお問い合わせに、${organisation}からお返事します。`,
      words,
      `このメールに返信すると、${organisation}の担当者に届きます。物件のページ：\n${link}`,
    ],
  }),
  en: ({ title, publicId, number, organisation, words, link }) => ({
    subject: `An answer to your enquiry (${number})`,
    body: [
      `${organisation} answers your enquiry about ${title} (${publicId}).`,
      words,
      `Your reply to this message goes to them. The property:\n${link}`,
    ],
  }),
}
