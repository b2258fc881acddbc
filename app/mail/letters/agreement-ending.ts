import { formatDay } from '../../lib/i18n/format.ts'
import type { LetterTexts } from '../letter.ts'

export const agreementEnding: LetterTexts<'agreement_ending'> = {
  ja: ({ organisation, endsOn, daysLeft, link }) => ({
    subject: `協定の期限まであと${daysLeft}日です`,
    body: [
      `${organisation}と市の協定は、${formatDay('ja', endsOn)}に期限を迎えます（あと${daysLeft}日）。`,
      '更新がないと、翌日から掲載中の物件は公開されなくなり、ログインもできなくなります。',
      `協定の内容と更新の方法は、次のページをご覧ください。\n${link}`,
    ],
  }),
  en: ({ organisation, endsOn, daysLeft, link }) => ({
    subject: `The agreement ends in ${daysLeft} ${daysLeft === 1 ? 'day' : 'days'}`,
    body: [
      `The agreement between ${organisation} and the city ends on ${formatDay('en', endsOn)}.`,
      'Unless it is renewed, its properties are no longer public from the next day on, and nobody of it can log in.',
      `What it says and how to renew it is on this page:\n${link}`,
    ],
  }),
}
