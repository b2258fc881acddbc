import type { LetterTexts } from '../letter.ts'

export const questionAnswered: LetterTexts<'question_answered'> = {
  ja: ({ number, asked, words, link }) => ({
    subject: `用途についてのご質問へのお返事（${number}）`,
    body: [
      `ご質問（${number}）に、日野市の担当からお返事します。`,
      `ご質問の仕事：${asked}`,
      words,
      `いまの判定は、次のページで確かめられます。\n${link}`,
      'このメールに返信すると、担当に届きます。この返事は目安です。計画の前に、窓口で確かめてください。',
    ],
  }),
  en: ({ number, asked, words, link }) => ({
    subject: `An answer to your question about use (${number})`,
    body: [
      `The city answers your question ${number}.`,
      `The work you asked about: ${asked}`,
      words,
      `The verdict as it stands today:\n${link}`,
      'Your reply to this message goes to the officer. This is guidance: please check at the desk before you plan.',
    ],
  }),
}
