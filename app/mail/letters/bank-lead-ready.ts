import type { LetterTexts } from '../letter.ts'

export const bankLeadReady: LetterTexts<'bank_lead_ready'> = {
  ja: ({ organisation, link }) => ({
    subject: '金融機関の案件に、同意と宅建業者がそろいました',
    body: [
      `${organisation}の案件に、所有者の同意と取り扱う宅建業者がそろいました。宅建業者に引き渡されると、その業者の物件として審査に進みます。`,
      `案件の一覧：\n${link}`,
    ],
  }),
  en: ({ organisation, link }) => ({
    subject: 'A bank’s lead has consent and an agent',
    body: [
      `A lead of ${organisation} has its owner's consent and a licensed agent. Once it is handed over it is reviewed as a property of that agent.`,
      `The leads:\n${link}`,
    ],
  }),
}
