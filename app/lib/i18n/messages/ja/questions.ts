/** Questions to the city, in a terminal. */
export const questions = {
  none: '未回答の質問はありません。',
  title: '未回答の質問 {{n, number}}件',
  of: '{{number}}  {{day}}  {{work}}  {{place}}  判定: {{verdict}}',
  nowhere: '場所の指定なし',
  noVerdict: 'なし',
  answers: '答え: {{answers}}',
  words: '内容: {{words}}',
  contact: '連絡先: {{contact}}',
  unchanged: '変わった判定はありません。',
  changed: '変わった判定 {{n, number}}件',
  change: '{{number}}  {{work}}  {{place}}: {{before}} → {{after}}（{{causes}}）',
  layer: '{{layer}}: {{before}} → {{after}}',
  gone: 'なし',
  cause: { rules: '規則', zoning: '用途地域のデータ', overlays: '重ね合わせ区域のデータ', record: '物件の記録' },
} as const
