import { formatDay } from '../../lib/i18n/format.ts'
import type { LetterTexts } from '../letter.ts'

export const confirmOffer: LetterTexts<'confirm_offer'> = {
  ja: ({ title, publicId, confirmedOn, dueOn, isHidden, link }) => ({
    subject: `まだ空いていますか：${title}`,
    body: [
      `${title}（${publicId}）は、${formatDay('ja', confirmedOn)}に確認したままになっています。`,
      `次のページで、まだ空いている・申込みがある・成約した・条件が変わった、のどれかを選んでください。\n${link}`,
      isHidden
        ? `${formatDay('ja', dueOn)}の期限を過ぎたため、いまは検索と地図に出ていません。確認すると、すぐに戻ります。`
        : `${formatDay('ja', dueOn)}までに確認がないと、翌日から検索と地図に出なくなります。確認すると、すぐに戻ります。`,
    ],
  }),
  en: ({ title, publicId, confirmedOn, dueOn, isHidden, link }) => ({
    subject: `Still available? ${title}`,
    body: [
      `${title} (${publicId}) was last confirmed on ${formatDay('en', confirmedOn)}.`,
      `Say on this page whether it is still available, applied for, taken, or on other terms now:\n${link}`,
      isHidden
        ? `The day to confirm it by, ${formatDay('en', dueOn)}, has passed, so it has left the search and the map. It is back as soon as you confirm it.`
        : `Without an answer by ${formatDay('en', dueOn)} it leaves the search and the map on the next day. It is back as soon as you confirm it.`,
    ],
  }),
}
