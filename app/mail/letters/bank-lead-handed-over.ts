import type { LetterTexts } from '../letter.ts'

export const bankLeadHandedOver: LetterTexts<'bank_lead_handed_over'> = {
  ja: ({ organisation, publicId, link }) => ({
    subject: `金融機関から案件が届きました（${publicId}）`,
    body: [
      `${organisation}から、所有者の同意のある案件を引き渡しました。下書きの物件になっています（${publicId}）。`,
      `所有者に確かめながら内容を書き足し、公開を申請してください。\n${link}`,
    ],
  }),
  en: ({ organisation, publicId, link }) => ({
    subject: `A bank has handed a lead over to you (${publicId})`,
    body: [
      `${organisation} has handed over a lead with its owner's consent. It is a draft listing of yours (${publicId}).`,
      `Complete it together with the owner and submit it for publication:\n${link}`,
    ],
  }),
}
