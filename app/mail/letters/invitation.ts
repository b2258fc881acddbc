import { formatInstant } from '../../lib/i18n/format.ts'
import type { LetterTexts } from '../letter.ts'

export const invitation: LetterTexts<'invitation'> = {
  ja: ({ organisation, link, validUntil }) => ({
    subject: `${organisation}の利用者として招待されています`,
    body: [
      `${organisation}の利用者として、ポータルに招待されています。`,
      `次のページでパスワードを決めると、使い始められます。\n${link}`,
      `このご案内は${formatInstant('ja', validUntil)}まで、1回だけ使えます。`,
      '心当たりがないときは、何もせずにこのメールを削除してください。',
    ],
  }),
  en: ({ organisation, link, validUntil }) => ({
    subject: `You are invited to join ${organisation}`,
    body: [
      `You are invited to use the portal as a member of ${organisation}.`,
      `Choose a password on this page to begin:\n${link}`,
      `The invitation can be used once, until ${formatInstant('en', validUntil)} (Japan time).`,
      'If you did not expect it, delete this message; nothing else is needed.',
    ],
  }),
}
