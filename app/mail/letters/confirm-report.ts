import { formatInstant } from '../../lib/i18n/format.ts'
import type { LetterTexts } from '../letter.ts'

export const confirmReport: LetterTexts<'confirm_report'> = {
  ja: ({ title, publicId, link, validUntil }) => ({
    subject: `「もう空いていない」のお知らせの確認：${title}`,
    body: [
      `${title}（${publicId}）が「もう空いていない」というお知らせを受け付けました。`,
      `お知らせを確定するには、次のページのボタンを押してください。\n${link}`,
      `このご案内は${formatInstant('ja', validUntil)}まで使えます。ほかの方からも同じお知らせがあると、物件の公開を止めて、掲載した会社に確かめます。`,
      '心当たりがないときは、何もせずにこのメールを削除してください。アドレスは30日以内に消します。',
    ],
  }),
  en: ({ title, publicId, link, validUntil }) => ({
    subject: `Confirm your report: ${title}`,
    body: [
      `Somebody using this address told us that ${title} (${publicId}) is no longer available.`,
      `To make the report count, press the button on this page:\n${link}`,
      `The link works until ${formatInstant('en', validUntil)} (Japan time). When somebody else says the same, we take the property off the site and ask the company.`,
      'If it was not you, delete this message. We forget your address within 30 days.',
    ],
  }),
}
