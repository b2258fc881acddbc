import type { LetterTexts } from '../letter.ts'

export const offerSuspended: LetterTexts<'offer_suspended'> = {
  ja: ({ title, publicId, reason, link }) => ({
    subject: `公開を止めました：${title}`,
    body: [
      `市の判断で、${title}（${publicId}）の公開を止めました。`,
      `理由：${reason}`,
      `事情を確かめて市の窓口までご連絡ください。再開は市が行います。\n${link}`,
    ],
  }),
  en: ({ title, publicId, reason, link }) => ({
    subject: `No longer shown: ${title}`,
    body: [
      `The city has taken ${title} (${publicId}) from the public.`,
      `Reason: ${reason}`,
      `Please look into it and call the city’s desk, which puts it back.\n${link}`,
    ],
  }),
}
