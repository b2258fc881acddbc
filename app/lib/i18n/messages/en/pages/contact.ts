import type { contact as ja } from '../../ja/pages/contact.ts'
import type { SameKeys } from '../../shape.ts'

export const contact = {
  title: 'Contact',
  description:
    'The city’s desk for business property (phone, hours, place), and where to ask about each listed property.',
  lead: 'For a property, ask the poster named on its page. For help with finding a place or with procedures, ask the city.',
  sections: [
    {
      id: 'property',
      title: 'About a property',
      body: [
        'For viewings, terms and contracts, get in touch with the firm under “Contact” on the property’s page. Its name, contact person, phone, hours and licence number are given there. Quote the property number.',
        '[Find property](/listings)',
      ],
    },
    {
      id: 'office',
      title: 'The city’s desk',
      body: [
        {
          facts: [
            ['Desk', 'Industry Promotion Section, Hino City (sample)'],
            ['Phone', '042-000-0000 (sample)'],
            ['Hours', 'Weekdays 8:30–17:15, except public holidays and the New Year period'],
            ['Place', 'Hino City Hall, 1-12-1 Shinmei, Hino, Tokyo'],
          ],
        },
        'Ask us, for example:',
        {
          list: [
            'when no property fits, or you do not know how to look for one',
            'about the state of large-plant land and their procedures',
            'about moving into an incubation office (each facility’s contact is on [its page](/incubation))',
            'how to move or extend within the city, and which desks to see',
          ],
        },
        'To talk to us in English, please call well ahead; we will arrange an interpreter.',
      ],
    },
    {
      id: 'error',
      title: 'If you notice an error',
      body: [
        'If a property is no longer available, a figure is wrong or something is misplaced on the map, please tell the city’s desk, with the property number or the page’s address. We check at once, and take it down where needed.',
        'Please report security problems of this site to the city’s desk before making them public. How to reach us is also in [security.txt](/.well-known/security.txt).',
      ],
    },
  ],
} as const satisfies SameKeys<typeof ja>
