import { formatDay } from '../../lib/i18n/format.ts'
import type { LetterTexts } from '../letter.ts'

const listed = (titles: readonly string[], count: number, more: (n: number) => string): string =>
  [...titles.map(title => `・${title}`), ...(count > titles.length ? [more(count - titles.length)] : [])].join('\n')

export const missingFromFeed: LetterTexts<'missing_from_feed'> = {
  ja: ({ titles, count, offOn, link }) => ({
    subject: `連携データに載らなくなった物件が${count}件あります`,
    body: [
      `次の物件が、3日以上前から貴社の連携データに載っていません。\n${listed(titles, count, n => `・ほか${n}件`)}`,
      `まだ募集している場合は「まだあります」を押してください。\nお返事がないと、${formatDay('ja', offOn)}から検索に出なくなります。情報は消えず、いつでも戻せます。`,
      link,
    ],
  }),
  en: ({ titles, count, offOn, link }) => ({
    subject: `${count} ${count === 1 ? 'property is' : 'properties are'} missing from your feed`,
    body: [
      `These have not been in your feed for three days or more:\n${listed(titles, count, n => `・and ${n} more`)}`,
      `If they can still be had, press "Still there". Without an answer they leave the search on ${formatDay('en', offOn)}.\nNothing is deleted, and they can come back at any time.`,
      link,
    ],
  }),
}
