import { formatInstant } from '../../lib/i18n/format.ts'
import type { LetterTexts } from '../letter.ts'

export const reset: LetterTexts<'reset'> = {
  ja: ({ link, validUntil }) => ({
    subject: 'パスワードの再設定',
    body: [
      'パスワードを再設定する申込みを受け付けました。',
      `次のページで新しいパスワードを決めてください。\n${link}`,
      `このご案内は${formatInstant('ja', validUntil)}まで、1回だけ使えます。`,
      '申し込んでいないときは、何もせずにこのメールを削除してください。パスワードは変わりません。',
    ],
  }),
  en: ({ link, validUntil }) => ({
    subject: 'Set a new password',
    body: [
      'Somebody asked to set a new password for your account.',
      `Choose the new password on this page:\n${link}`,
      `The link can be used once, until ${formatInstant('en', validUntil)} (Japan time).`,
      'If it was not you, delete this message. Your password stays as it is.',
    ],
  }),
}
