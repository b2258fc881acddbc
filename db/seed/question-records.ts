import type { QuestionPlace, QuestionWay } from '../../app/enquiries/question.ts'
import type { Locale } from '../../app/lib/i18n/locale.ts'
import type { AskedWork } from '../../app/zoning/law/asked.ts'

// What the people of the sample city ask about use. All of them are made up.

export type SampleQuestion = {
  daysAgo: number
  asked: AskedWork
  /** 'listing': at one of the sample's. */
  place: QuestionPlace | 'listing' | null
  locale: Locale
  words: string | null
  hasMail: boolean
  phone: string | null
  answer?: { way: QuestionWay; words: string | null }
}

const question = (
  daysAgo: number,
  use: string,
  answers: AskedWork['answers'],
  more: Partial<SampleQuestion> = {},
): SampleQuestion => ({
  ...{ daysAgo, place: 'listing', locale: 'ja', words: null, hasMail: true, phone: null },
  asked: { use, answers },
  ...more,
})

const NEAR_TOYODA: QuestionPlace = { kind: 'point', at: [139.3815, 35.6572] }
const NEAR_ASAHIGAOKA: QuestionPlace = { kind: 'point', at: [139.3702, 35.6565] }

export const QUESTIONS: readonly SampleQuestion[] = [
  question(
    6,
    'metal_press',
    { workshop_area: 180, motor_kw: 45 },
    {
      words: '機械の一部を夜間も動かす予定です。用途地域のほかに、届け出るものはありますか。（サンプル）',
      phone: '042-000-0201',
    },
  ),
  question(
    5,
    'plating',
    { workshop_area: 90 },
    {
      words: '小さなめっき槽を2つ置きたいです。排水の処理もあわせて相談できますか。（サンプル）',
    },
  ),
  question(
    3,
    'craft_beer',
    { workshop_area: 60 },
    { place: NEAR_TOYODA, words: '飲食の席も少し設けたいです。（サンプル）' },
  ),
  question(2, 'painting', { workshop_area: 110 }, { hasMail: false, phone: '090-0000-0204' }),
  question(2, 'welding', { workshop_area: 140, motor_kw: 30 }, { place: NEAR_ASAHIGAOKA }),
  question(1, 'coffee_roasting', {}, { place: null, words: '市内で焙煎所を開ける場所を探しています。（サンプル）' }),
  question(1, 'injection_moulding', { workshop_area: 240, motor_kw: 90 }, { hasMail: false }),
  question(
    0,
    'lathe',
    { workshop_area: 120, motor_kw: 22 },
    {
      locale: 'en',
      words: 'May the workshop be enlarged by 40 m² later? (sample)',
    },
  ),
  question(0, 'cosmetics', { workshop_area: 80 }),
  question(
    12,
    'sheet_metal',
    { workshop_area: 150, motor_kw: 37 },
    {
      answer: {
        way: 'letter',
        words: 'ご計画の規模であれば、この用途地域で操業できます。騒音規制法の届出は環境保全課にご相談ください。',
      },
    },
  ),
  question(
    16,
    'food_packing',
    { workshop_area: 200 },
    {
      place: NEAR_TOYODA,
      phone: '042-000-0211',
      answer: { way: 'phone', words: '食品衛生の許可は保健所、と案内。（サンプル）' },
    },
  ),
  question(
    21,
    'pcb_mounting',
    { workshop_area: 160 },
    {
      hasMail: false,
      answer: { way: 'desk', words: '窓口で図面を見ながら説明。（サンプル）' },
    },
  ),
  question(
    25,
    'electronics_assembly',
    { workshop_area: 300 },
    {
      answer: {
        way: 'letter',
        words: '組立のみであれば、面積の上限に当たりません。内装の変更は建築指導課で確かめてください。',
      },
    },
  ),
]
