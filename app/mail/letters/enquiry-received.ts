import type { LetterTexts } from '../letter.ts'

export const enquiryReceived: LetterTexts<'enquiry_received'> = {
  ja: ({ title, publicId, name, purpose, phone, work, words, answers, link }) => ({
    subject: `お問い合わせがありました：${title}`,
    body: [
      `${title}（${publicId}）に、${name}様からお問い合わせがありました（用件：${purpose}）。`,
      ...(phone ? [`電話：${phone}`] : []),
      ...(work ? [`始めたい仕事：${work}`] : []),
      words,
      answers
        ? `お返事は${answers}がします。お知らせを希望されたため、市にもお送りしています。\n${link}`
        : `このメールに返信すると、お問い合わせの方に届きます。次のページからも返事ができ、対応の記録が残ります。\n${link}`,
      'お問い合わせの方の連絡先は、この返事のためだけに使ってください。',
    ],
  }),
  en: ({ title, publicId, name, purpose, phone, work, words, answers, link }) => ({
    subject: `Enquiry about ${title}`,
    body: [
      `${name} has a question about ${title} (${publicId}): ${purpose}.`,
      ...(phone ? [`Phone: ${phone}`] : []),
      ...(work ? [`Work: ${work}`] : []),
      words,
      answers
        ? `${answers} answers it. You have it too because the sender wished the city to know.\n${link}`
        : `Your reply to this message goes to whoever asked. On this page you can answer too, with a record:\n${link}`,
      'Please use their contact details for this answer only.',
    ],
  }),
}
