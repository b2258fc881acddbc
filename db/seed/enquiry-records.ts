import type { Enquiry } from '../../app/enquiries/enquiry.ts'
import type { AnswerWay } from '../../app/enquiries/enquiry-state.ts'
import type { AskedWork } from '../../app/zoning/law/asked.ts'

// What the people of the sample city ask. All of them are made up.

export type SampleEnquiry = Omit<Enquiry, 'offerId' | 'mail'> & {
  organisation: string
  daysAgo: number
  answer?: { way: AnswerWay; words: string; afterDays: number }
  isClosed?: boolean
}

const enquiry = (
  daysAgo: number,
  [name, company]: [name: string, company: string | null],
  purpose: Enquiry['purpose'],
  words: string,
  more: Partial<SampleEnquiry> = {},
): SampleEnquiry => ({
  ...{
    daysAgo,
    purpose,
    words,
    organisation: 'mihon-sangyo',
    locale: 'ja',
    asked: null,
    cityHears: false,
    phone: null,
  },
  name: `${name}（サンプル）`,
  company: company && `${company}（サンプル）`,
  ...more,
})

const PRESS: AskedWork = { use: 'metal_press', answers: { workshop_area: 180, motor_kw: 45 } }
const LATHE: AskedWork = { use: 'lathe', answers: { workshop_area: 120, motor_kw: 22 } }

export const ENQUIRIES: readonly SampleEnquiry[] = [
  enquiry(
    1,
    ['見本 一郎', '見本精機'],
    'viewing',
    'プレス機3台の移設先を探しています。来週の火曜か木曜の午後に、2名で見せていただけますか。床の耐荷重と、受電の余裕もその場で確かめたいです。',
    { phone: '042-000-0101', asked: PRESS, cityHears: true },
  ),
  enquiry(
    0,
    ['仮名 花子', '仮名フーズ'],
    'use',
    '焼き菓子の製造に使えるか知りたいです。給排水とガスの容量を教えてください。',
  ),
  enquiry(
    2,
    ['試験 次郎', null],
    'terms',
    '保証金の分割と、原状回復の範囲を教えてください。個人で開業の準備をしています。',
    {
      phone: '090-0000-0103',
    },
  ),
  enquiry(
    8,
    ['例 三郎', '例プラスチック工業'],
    'use',
    '射出成形機を5台置きたいです。夜間も動かせるでしょうか。騒音の基準も知りたいです。',
    {
      asked: { use: 'injection_moulding', answers: { workshop_area: 240, motor_kw: 90 } },
      cityHears: true,
    },
  ),
  enquiry(
    9,
    ['見本 四郎', '見本運輸'],
    'viewing',
    '4トン車が切り返せるか、現地で確かめたいです。平日の午前中を希望します。',
  ),
  enquiry(5, ['仮名 五郎', '仮名電子'], 'terms', '3年の定期借家で契約できますか。更新の考え方を教えてください。', {
    answer: {
      way: 'letter',
      words:
        'お問い合わせありがとうございます。\n3年の定期借家でご契約いただけます。再契約は、満了の6か月前にご相談させてください。\n内見は平日の10時から16時で承ります。',
      afterDays: 1,
    },
  }),
  enquiry(
    11,
    ['試験 六実', '試験製作所'],
    'viewing',
    '旋盤2台の小さな作業場です。天井クレーンを使えるかも見たいです。',
    {
      phone: '042-000-0106',
      asked: LATHE,
      cityHears: true,
      answer: { way: 'phone', words: '水曜14時に現地で。クレーンは年次点検済みと説明。', afterDays: 1 },
    },
  ),
  enquiry(
    14,
    ['Example Nanami', 'Example Robotics'],
    'use',
    'We build small robots: assembly only, no machining. May we use the upper floor as an office?',
    {
      locale: 'en',
      asked: { use: 'electronics_assembly', answers: { workshop_area: 90 } },
      answer: {
        way: 'letter',
        words:
          'Thank you for asking. The upper floor may be used as an office. Would next Monday suit you for a visit?',
        afterDays: 2,
      },
    },
  ),
  enquiry(18, ['例 八重', '例デザイン'], 'terms', '共益費に含まれるものと、駐車場の台数を教えてください。', {
    answer: { way: 'mail', words: '共益費の内訳表を送付。', afterDays: 3 },
  }),
  enquiry(
    22,
    ['見本 九', '見本金型'],
    'viewing',
    '金型の保管と仕上げに使いたいです。来月中に移りたいと考えています。',
    {
      cityHears: true,
      answer: { way: 'phone', words: '内見済み。面積が足りず見送り。別の物件を案内。', afterDays: 1 },
      isClosed: true,
    },
  ),
  enquiry(26, ['仮名 十和子', null], 'other', '隣の敷地もあわせて借りられますか。', {
    answer: { way: 'letter', words: '隣地は所有者が異なるため、あわせての募集はありません。', afterDays: 2 },
    isClosed: true,
  }),
  enquiry(29, ['試験 十一', '試験広告'], 'other', '看板の設置についての営業のご案内です。', { isClosed: true }),
  enquiry(3, ['例 十二', '例食品'], 'use', '冷凍庫を置きたいです。電力の契約を上げられますか。', {
    organisation: 'mihon-tama',
    cityHears: true,
  }),
  enquiry(7, ['見本 十三', '見本塗装'], 'use', '塗装ブースを設けられるか、換気の条件を知りたいです。', {
    organisation: 'mihon-tama',
    asked: { use: 'painting', answers: { workshop_area: 100 } },
    answer: { way: 'phone', words: '排気ダクトの経路を説明。', afterDays: 1 },
  }),
]
