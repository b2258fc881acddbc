import type { LetterTexts } from '../letter.ts'

export const enquiryCopy: LetterTexts<'enquiry_copy'> = {
  ja: ({ title, publicId, purpose, work, words, number, isSample, cityHears, link, ...to }) => ({
    subject: `お問い合わせを受け付けました（${number}）`,
    body: [
      `${title}（${publicId}）へのお問い合わせを受け付けました。受付番号は ${number} です。`,
      isSample
        ? 'これはサンプルの物件です。実在の会社にはつながらず、返事は届きません。'
        : `${to.organisation}が、2営業日以内を目安に、このメールアドレスへお返事します。`,
      ...(cityHears ? ['ご希望のとおり、市の担当にも知らせました。'] : []),
      `お急ぎのときは、お電話でお尋ねください。\n${to.organisation}　${to.person}\n${to.phone}　${to.hours}`,
      `お送りいただいた内容（用件：${purpose}）`,
      ...(work ? [`始めたい仕事：${work}`] : []),
      words,
      `物件のページ：\n${link}`,
      'お心当たりがないときは、このメールを捨ててください。市は紹介のみを行い、仲介はしません。',
    ],
  }),
  en: ({ title, publicId, purpose, work, words, number, isSample, cityHears, link, ...to }) => ({
    subject: `Your enquiry has been received (${number})`,
    body: [
      `Your enquiry about ${title} (${publicId}) has been received under the number ${number}.`,
      isSample
        ? 'This is a sample property: no real firm has received it, and no answer will come.'
        : `${to.organisation} answers to this address, as a rule within two working days.`,
      ...(cityHears ? ['As you wished, the city has been told too.'] : []),
      `If it is urgent, please call.\n${to.organisation}, ${to.person}\n${to.phone}, ${to.hours}`,
      `What you sent (${purpose}):`,
      ...(work ? [`Work: ${work}`] : []),
      words,
      `The property:\n${link}`,
      'If this was not you, please ignore this message. The city introduces; it is no broker.',
    ],
  }),
}
