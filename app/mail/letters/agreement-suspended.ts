import type { LetterTexts } from '../letter.ts'

export const agreementSuspended: LetterTexts<'agreement_suspended'> = {
  ja: ({ organisation, words, link }) => ({
    subject: '協定を停止しました',
    body: [
      `${organisation}と市の協定を停止しました。掲載中の物件は公開されなくなり、ログインもできません。`,
      `停止の理由：\n${words}`,
      `再開については、産業振興課へご相談ください。\n${link}`,
    ],
  }),
  en: ({ organisation, words, link }) => ({
    subject: 'The agreement has been suspended',
    body: [
      `The agreement between ${organisation} and the city has been suspended. Its properties are no longer public, and nobody of it can log in.`,
      `The reason:\n${words}`,
      `Please talk to the city about how it can go on:\n${link}`,
    ],
  }),
}
