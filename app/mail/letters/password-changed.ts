import { formatInstant } from '../../lib/i18n/format.ts'
import type { LetterTexts } from '../letter.ts'

export const passwordChanged: LetterTexts<'password_changed'> = {
  ja: ({ at, link }) => ({
    subject: 'パスワードが変更されました',
    body: [
      `あなたのアカウントのパスワードが変更されました。\n日時：${formatInstant('ja', at)}`,
      'ご自身で変更したときは、何もする必要はありません。ほかの端末はログアウトしました。',
      `心当たりがないときは、すぐに次のページでパスワードを再設定し、窓口に知らせてください。\n${link}`,
    ],
  }),
  en: ({ at, link }) => ({
    subject: 'Your password was changed',
    body: [
      `The password of your account was changed.\nTime: ${formatInstant('en', at)} (Japan time)`,
      'If it was you, nothing needs to be done. Your other devices have been logged out.',
      `If it was not, set a new password on this page at once and tell the office below:\n${link}`,
    ],
  }),
}
