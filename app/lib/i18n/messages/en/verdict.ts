import type { verdict as ja } from '../ja/verdict.ts'
import type { SameKeys } from '../shape.ts'

export const verdict = {
  headline: {
    allowed: 'Allowed',
    conditional: 'Allowed within limits',
    to_be_confirmed: 'To be confirmed',
    not_allowed: 'Not allowed',
  },
  line: { permit_required: 'Permit or notice', no_data: 'No data' },
  at: '{{place}}: {{result}}',
  open: '{{count, number}} points to confirm',
  open_one: '{{count, number}} point to confirm',
  unchecked: 'not checked: {{layers}}',
  layer: {
    use_zone: 'Use zone',
    overlay: 'District plan',
    local_ordinance: 'Tokyo ordinance',
    dangerous_goods: 'Dangerous goods',
    building: 'Building',
  },
  clause: 'Law',
  facts: 'Facts used',
  fact: '{{name}}: {{value}} ({{whose}})',
  whose: { asker: 'your answer', record: 'record of the property', process: 'name of the work' },
  needs: 'This would settle it: {{facts}}',
  change: 'This would turn it: {{change}}',
  unused:
    'Answers that no rule on this work reads: {{facts}}. If that work is done too, ask about it by its own name as well.',
  openTitle: 'To do and to ask',
  unsure: 'From general knowledge, not checked in the text of the law.',
  guidance:
    'This is guidance from the data at hand. The building authority decides what may be built and used. Ask the city before you sign or plan.',
  exception:
    'The building authority may still permit by way of exception what the use zone refuses (Building Standards Act, Article 48, proviso). It rarely does.',
  rules: 'Law as of {{day}}, rules version {{revision}}',
  ask: 'Ask the city',
  hereLead:
    'Name a work to see whether the use zone of this property is expected to admit it, by which clause, and what is to be checked.',
  choose: 'Choose a work',
  answerAgain: 'Change the work or its answers',
  toReasons: 'Reasons and what remains to be asked',
  larger:
    'The lot lies in more than one use zone: the use follows {{zone}}, its larger part (Building Standards Act, Article 91).',
  filterHint: 'With a work chosen, properties where the law refuses it are left out.',
  filterVerdicts: 'None chosen: all but “not allowed”.',
  legend: 'May the work be done?',
  unread: 'Some values could not be read; the rest is used.',
} as const satisfies SameKeys<typeof ja>
