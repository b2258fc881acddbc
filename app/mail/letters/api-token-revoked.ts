import { formatInstant } from '../../lib/i18n/format.ts'
import type { LetterTexts } from '../letter.ts'

export const apiTokenRevoked: LetterTexts<'api_token_revoked'> = {
  ja: ({ organisation, name, prefix, at, link }) => ({
    subject: `連携用トークンを取り消しました：${name}`,
    body: [
      `市が、${organisation}の連携用トークン「${name}」（${prefix}…）を${formatInstant('ja', at)}に取り消しました。`,
      'このトークンを使うシステムからの登録・変更・写真の送信は、もう受け付けません。掲載中の物件はそのままです。',
      `理由は市の窓口へお尋ねください。続けて送るには、次のページで新しいトークンを発行し、システムの設定を入れ替えてください。\n${link}`,
    ],
  }),
  en: ({ organisation, name, prefix, at, link }) => ({
    subject: `An API token has been revoked: ${name}`,
    body: [
      `The city revoked the API token “${name}” (${prefix}…) of ${organisation} on ${formatInstant('en', at)} (Japan time).`,
      'Nothing that a system sends with it is taken any more. What is listed stays as it is.',
      `Please ask the city for the reason. To go on sending, issue a new token on this page and put it into your system:\n${link}`,
    ],
  }),
}
