import type { LetterTexts } from '../letter.ts'

export const enquiryReceived: LetterTexts<'enquiry_received'> = {
  ja: ({ title, publicId, name, words, link }) => ({
    subject: `お問い合わせがありました：${title}`,
    body: [
      `${title}（${publicId}）に、${name}様からお問い合わせがありました。`,
      words,
      `このメールに返信すると、お問い合わせの方に届きます。物件のページ：\n${link}`,
      'お問い合わせの方の連絡先は、この返事のためだけに使ってください。',
    ],
  }),
  en: ({ title, publicId, name, words, link }) => ({
    subject: `Enquiry about ${title}`,
    body: [
      `${name} has a question about ${title} (${publicId}).`,
      words,
      `Your reply to this message goes to whoever asked. The property:\n${link}`,
      'Please use their contact details for this answer only.',
    ],
  }),
}
