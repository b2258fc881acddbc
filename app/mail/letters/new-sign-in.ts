import { formatInstant } from '../../lib/i18n/format.ts'
import type { LetterTexts } from '../letter.ts'

export const newSignIn: LetterTexts<'new_sign_in'> = {
  ja: ({ at, device, link }) => ({
    subject: '新しい端末からのログイン',
    body: [
      `これまでと違う端末から、あなたのアカウントへのログインがありました。\n日時：${formatInstant('ja', at)}\n端末：${device}`,
      'ご自身のログインであれば、何もする必要はありません。',
      `心当たりがないときは、次のページでその端末をログアウトさせ、パスワードを変えてください。\n${link}`,
    ],
  }),
  en: ({ at, device, link }) => ({
    subject: 'Log-in from a new device',
    body: [
      `Somebody logged in to your account from a device that it has not been used on before.\nTime: ${formatInstant('en', at)} (Japan time)\nDevice: ${device}`,
      'If it was you, nothing needs to be done.',
      `If it was not, log that device out on this page and change your password:\n${link}`,
    ],
  }),
}
