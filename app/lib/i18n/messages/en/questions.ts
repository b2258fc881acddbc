import type { questions as ja } from '../ja/questions.ts'
import type { SameKeys } from '../shape.ts'

export const questions = {
  fromFolder: 'Database: {{place}} (DATA_DIR)',
  fromServer: 'Database: PostgreSQL {{place}} (DATABASE_URL)',
  none: 'No question is open.',
  title: 'Open questions: {{n, number}}',
  of: '{{number}}  {{day}}  {{work}}  {{place}}  verdict: {{verdict}}',
  nowhere: 'no place given',
  noVerdict: 'none',
  changedOn: 'Verdict changed: {{before}} → {{after}} ({{day}})',
  answers: 'Answers: {{answers}}',
  words: 'Words: {{words}}',
  contact: 'Contact: {{contact}}',
  unchanged: 'No answer has changed.',
  changed: 'Changed answers: {{n, number}}',
  change: '{{number}}  {{work}}  {{place}}: {{before}} → {{after}} ({{causes}})',
  layer: '{{layer}}: {{before}} → {{after}}',
  gone: 'none',
  cause: { rules: 'rules', zoning: 'zoning data', overlays: 'overlay data', record: 'record of the property' },
} as const satisfies SameKeys<typeof ja>
