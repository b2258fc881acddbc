import type { privacy as ja } from '../../ja/pages/privacy.ts'
import type { SameKeys } from '../../shape.ts'

export const privacy = {
  title: 'Privacy',
  description:
    'What this site records and what it does not: the content of the search log, its 30 days, and what is sent elsewhere.',
  lead: 'You can use this site without giving a name or an address, except to enquire about a property. This page says all that is recorded, and all that is not.',
  sections: [
    {
      id: 'none',
      title: 'What is not recorded',
      body: [
        {
          list: [
            'No cookies, and no identifier that does the same.',
            'No advertising, and no outside analytics.',
            'The words you search for are not kept.',
            'Neither the shape you draw on the map nor the exact point you search around is kept.',
          ],
        },
      ],
    },
    {
      id: 'search',
      title: 'The search log',
      body: [
        'To learn what kind of property is wanted but missing, the city records search conditions in a coarse form.',
        {
          facts: [
            [
              'Kept',
              'Kind, deal, use zone, town, station; areas, rents and so on rounded to two digits; positions on the map rounded to about a kilometre; whether words were typed or an area drawn; how many were found; the day',
            ],
            ['Not kept', 'Words typed, exact figures, exact positions, shapes drawn, IP addresses'],
            [
              'Counting people',
              'Only to leave out repeats within a day, a code is made with a random value that is thrown away daily. It cannot be reversed, and from one day to the next nobody can tell whether two searches came from the same person',
            ],
            ['For how long', '30 days; older records are erased automatically'],
          ],
        },
      ],
    },
    {
      id: 'questions',
      title: 'Questions to the city',
      body: [
        'A question sent with “Ask the city” is kept so that the city can reply. No name is needed to send one.',
        {
          facts: [
            [
              'Kept',
              'The work you chose and your answers; the place (a property, or a point of the map); the portal’s verdict and the editions it rests on; what you wrote; a mail address or phone number if you gave one; the day and the number',
            ],
            ['Not kept', 'IP addresses, and any tie to the search log'],
            ['What for', 'To reply to that question, and to check the verdict again when rules or data change'],
            [
              'For how long',
              'A year from the day it was received; then the question is erased automatically with its words, contact and verdicts',
            ],
          ],
        },
      ],
    },
    {
      id: 'enquiries',
      title: 'Enquiries about properties',
      body: [
        'What you send with “Enquire” is kept so that whoever offers the property can answer. The city reads it only if you chose to let it know. Otherwise it sees that there was an enquiry, and how long the answer took.',
        {
          facts: [
            [
              'Kept',
              'Name, company, mail address, phone number, message, purpose, the property, the work you chose with the verdict at the time, the answers, time and number',
            ],
            [
              'Not kept',
              'IP addresses, and any tie to the search log. Against floods of messages, addresses are counted for about an hour as a code that cannot be reversed',
            ],
            ['Given to', 'The firm you chose; the city, if you wished so'],
            ['What for', 'The answer to your enquiry, and figures on how long answers take, without anybody’s data'],
            [
              'For how long',
              'Three years from the day it was received; then name, contact, message and answers are erased automatically',
            ],
          ],
        },
      ],
    },
    {
      id: 'reports',
      title: 'Reports that a property is taken',
      body: [
        'Whoever reports a property as no longer available gets a message to confirm it. This is how we know that two reports come from two people.',
        {
          facts: [
            [
              'Kept',
              'The property and the time. The e-mail address and the IP address only as codes that tell whether another report came from the same',
            ],
            ['The message', 'Kept with the address it went to for 30 days, then deleted by itself'],
            ['Not passed on', 'The company learns that there was a report, never from whom'],
            ['For how long', 'The codes for 30 days; afterwards only the number of reports remains'],
          ],
        },
      ],
    },
    {
      id: 'mail',
      title: 'Mail that we send',
      body: [
        'Messages such as invitations and requests to confirm are kept until they have been sent, so that none is lost.',
        {
          facts: [
            [
              'Kept',
              'address, where an answer goes, subject, text, when it was written and sent, and what kind of failure there was',
            ],
            ['The text', 'erased as soon as the message has been sent'],
            [
              'For how long',
              '30 days from writing for what has been sent or cannot be delivered; then it is erased by itself',
            ],
          ],
        },
      ],
    },
    {
      id: 'server',
      title: 'The server’s log',
      body: [
        'To look into faults and misuse, the server records time, address (without search conditions), status, duration and reference number of each request. To slow down floods of requests it uses IP addresses for a short time, in memory only.',
      ],
    },
    {
      id: 'third',
      title: 'What is sent elsewhere',
      body: [
        'Text, pictures and programs all come from this site. Only while the map stands on tiles of the Geospatial Information Authority of Japan does your browser connect to that authority’s server to fetch them; the corner of the map then names it as the source.',
      ],
    },
    {
      id: 'listed',
      title: 'People named on listings',
      body: [
        'Under the agreement, a property’s page shows the firm that posted it and its contact’s name, phone number and hours. Names of owners and tenants are not published.',
      ],
    },
    {
      id: 'rights',
      title: 'Your questions',
      body: [
        'Requests to see, correct or erase information about you, and questions about this policy, are taken at the desk under [Contact](/contact).',
      ],
    },
  ],
} as const satisfies SameKeys<typeof ja>
