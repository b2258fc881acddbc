import type { ask as ja } from '../ja/ask.ts'
import type { SameKeys } from '../shape.ts'

export const ask = {
  title: 'Ask the city',
  description:
    'Ask Hino City whether this work may be done at this place. The work you chose, your answers and the portal’s verdict are handed over as they are.',
  lead: 'The work you chose, your answers and the verdict are handed over to the city as they are. No name is needed.',
  problems: 'Please check the following',
  chooseFirst: 'Choose the work or use that you ask about.',
  place: 'Place',
  nowhere: 'No place is given. The question is taken as: where in the city may this be done?',
  noListing: 'The property of this number is not public now. The question is taken without a place.',
  outsideCity:
    'This place is outside Hino City, so there is no verdict on it. Please choose another place; otherwise the question is taken without one.',
  otherPlace: 'Choose a place on the map',
  work: 'The work and your answers',
  workLead: 'You can change the answers. Leave empty what you do not know.',
  verdict: 'The verdict now',
  verdictAt: 'Here',
  more: 'What you want to say',
  words: 'Your question (optional)',
  wordsHint: 'Up to {{limit, number}} characters. Please give no names or addresses.',
  contact: 'How to reach you (optional)',
  contactLead:
    'Only if you want a reply: give one of the two. It is used to reply to this question and erased after a year.',
  privacy: 'Privacy',
  mail: 'Mail address',
  phone: 'Phone number',
  trap: 'Leave this field empty',
  submit: 'Send to the city',
  fault: {
    words: 'Write at most {{limit, number}} characters, and nothing but characters.',
    mail: 'Write a mail address, such as name@example.jp.',
    phone: 'Write a phone number in digits, such as 042-000-0000.',
    website: 'The field that is to stay empty is filled in. Clear it and send again.',
  },
  done: {
    title: 'Received',
    number: 'Your number: {{number}}',
    text: 'Please note it down. The city’s staff see the work, your answers and the verdict, and check them.',
    noContact: 'If you left no way to reach you, tell the desk this number to go on from here.',
    desk: 'The desk',
    search: 'Find property',
  },
} as const satisfies SameKeys<typeof ja>
