/** What is to be known of a cell or a row, and what to do. */
export const problem = {
  // Guessed: the value is taken.
  unit_assumed: '単位がないので、{{unit}}として読みました',
  approximate: '「約」は外して読みました',
  summed_floors: '階ごとの面積を足しました',
  unit_price: '坪単価から計算しました',
  era_overflow: '元号が改まった後の年を、西暦に直しました',
  excel_serial: 'Excelの日付の番号を、日付に直しました',
  cut: '長すぎるので、入る長さで切りました',
  day_dropped: '日を外して、年月だけにしました',
  combined_cell: '2つの値が入ったセルを分けました',
  fraction: '分数を百分率に直しました',
  unknown_code: '「不明」を表す値なので、不明にしました',
  least_minute: '0分とは書けないので、1分にしました',
  from_minutes: '徒歩の分から距離（1分＝80m）を出しました',
  range_low: '幅のある値は、小さいほうで読みました',
  leading_zero: '消えていた電話番号の先頭の0を補いました',
  respelled: '表記（全角・半角・ハイフン・見えない文字）を揃えました',
  day_past: '期限が過ぎています。このままでは公開されません',
  unlikely: '安すぎます。円・万円・坪単価のどれか、桁を確かめてください',
  long_ago:
    '確認日が90日より前です。今も空いているか確かめてから送ってください。反映すると、今日確かめたことになります',
  // Cannot be read.
  unreadable: '読めません。数字と単位だけを書いてください',
  out_of_range: 'ありえない値です。桁と単位を確かめてください',
  looks_like_date: '日付に変わっています。Excelがセルを日付にしています。文字列に直して書いてください',
  looks_like_formula: '計算式が入っています。値に直してください',
  no_town: '日野市の町名が見つかりません。町名から書いてください',
  other_city: '日野市の外の住所です。市内の物件だけを載せられます',
  not_an_option: '選べる値ではありません。{{hint}}',
  not_a_day: '日付として読めません。2026-11-27、令和8年11月27日のように書いてください',
  excel_number: 'Excelが番号を指数に書き換えています。セルを文字列にして、元の番号を打ち直してください',
  swapped_place: '緯度ではありません。緯度と経度が入れ替わっていないか確かめてください',
  needs_area: '坪単価から計算するには、面積が要ります',
  too_long: '長すぎます。短くしてください',
  missing: '新しく載せるには、この項目が要ります',
  // The row as a whole.
  no_reference: '貴社の物件管理番号がありません。番号を入れてください',
  own_number: 'ポータルの物件番号です。貴社の物件管理番号を入れてください',
  control_characters: '見えない制御文字が入っています。打ち直してください',
  half_a_place: '緯度と経度の片方しかありません。両方入れるか、両方空けてください',
  outside_city: '緯度・経度が日野市の周りにありません。数字を確かめるか、両方空けてください',
  too_many_cells: '見出しより多くのセルがあります。値がずれていないか、区切りのコンマや引用符（"）を確かめてください',
  two_values: '同じ項目の列が2つあり、値が違います（{{raw}}）。先の列の値を使います',
  cell_error: 'Excelの計算の誤りが入っています。値を入れてください',
  nothing_to_end: '終える掲載がありません。この番号の物件は載っていません',
  other_deal: '賃貸と売買が変わっています。別の管理番号で送ってください',
  twice: '同じ管理番号の行がほかにもあります（{{raw}}行目）。どちらかを消してください',
  kind_not_agreed: 'この種別は、貴社の協定に入っていません',
  lacks: '公開に足りないこと：{{lacks}}。このまま反映すると下書きになります',
  zone_differs:
    '緯度・経度の場所の地図では、別の用途地域です。どちらが正しいか確かめてください。ポータルは地図の値を載せます',
  ratio_differs: '緯度・経度の場所の地図とは違う値です。ポータルは地図の値を載せます',
  other_firm: '貴社の商号・免許番号と違います。ほかの業者の物件が混ざっていないか確かめてください',
  has_ended:
    '終了した物件です。まだ募集しているなら、物件一覧で「もう一度掲載する」を押すか、内容を変えて送ってください',
  not_of_deal: 'この取引（賃貸・売買）にはない金額なので、取り込みません',
  pin_dropped: '所在地の町が変わるので、前の緯度・経度を外します。新しい緯度・経度を入れてください',
  pin_kept: '所在地が変わりますが、緯度・経度は前のままです。地点も変わるなら、緯度・経度を入れてください',
  far_from_town: '緯度・経度が、所在地の町から2 kmより離れています。どちらかが違っていないか確かめてください',
} as const

/** What a cell of a list of words can hold. */
export const optionHint = {
  these: '書けるのは「{{options}}」です',
  more: '書けるのは「{{options}}」などです',
  none: 'ひな形の記入例を見てください',
  and: '」「',
} as const

/** What became of a row, and why it went no further. */
export const became = {
  published: '公開した',
  submitted: '市の審査に出した',
  drafted: '下書きにした',
  confirmed: '空いていることを確認した',
  asked: '確かめる日付を求めている',
  ended: '掲載を終えた',
  left: '変わらない',
  refused: '受け付けられなかった',
  draftedWhy: '公開に足りないこと：{{lacks}}',
  and: '、',
  refusedWhy: {
    NoAgreement: '有効な協定がありません',
    KindNotAgreed: 'この種別は協定に入っていません',
    PrecisionNotAgreed: '位置を伏せた掲載は協定に入っていません',
    ReferenceTaken: 'この管理番号は別の物件に使われています',
    other_deal: '賃貸と売買が変わっています',
    ChangedSince: '確かめた後に、ほかの人やシステムが変えています。もう一度送って確かめてください',
    NotAllowed: '今の状態からは変えられません',
    other: '今の状態では受け付けられません',
  },
} as const

/** How far a long step is. */
export const progress = {
  checking: '{{count, number}}行を確かめました',
  of: '{{total, number}}行のうち{{done, number}}行（{{percent}}%）',
  left: {
    soon: '残り1分未満',
    minutes: '残り約{{count, number}}分',
    hours: '残り約{{count, number}}時間',
  },
  text: 'このページを閉じても続きます。終わるとメールでお知らせします。',
  textCheck: '全部で何行あるかは、読み終わるとわかります。このページを閉じても続きます。',
  textUndo: 'このページを閉じても続きます。',
  again: '今の進み具合を見る',
} as const
