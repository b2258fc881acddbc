import type { about as ja } from '../../ja/pages/about.ts'
import type { SameKeys } from '../../shape.ts'

export const about = {
  title: 'Our four promises',
  description:
    'What this portal promises, how listings are kept fresh, the role of the city (it introduces and never brokers), and who runs it.',
  lead: 'Hino City runs this portal for people looking for a factory, warehouse, office or business land in the city. Vacant property, large-plant land and incubation offices can be found by zoning and by what the work needs.',
  sections: [
    {
      id: 'promises',
      title: 'Four promises',
      body: [
        {
          facts: [
            [
              'Fresh',
              'Every property says when, by whom and how it was last confirmed. One that is not confirmed again in time leaves the search by itself.',
            ],
            [
              'Answered',
              'Every property shows its use zone, coverage and floor-area limits and the areas that overlap it (district plan, fire, height, hazard), with the edition of the data. We explain in plain words what the land allows, and name the desk that decides.',
            ],
            [
              'Unknown is said aloud',
              'A fact nobody has checked reads “Not confirmed”. It is never taken as “fine” nor as “none”. In a search such property is marked and comes after what matches; you can leave it out.',
            ],
            [
              'Nothing leaks',
              'Property not yet public, locations withheld, and the names of owners and tenants appear nowhere: not on pages or maps, in lists, counts or sort orders, nor in the API and feeds.',
            ],
          ],
        },
      ],
    },
    {
      id: 'freshness',
      title: 'How listings stay fresh',
      body: [
        'Old information is worse than none. So there is a time limit for confirming that a property is still on offer.',
        {
          list: [
            'The partner who posted it confirms property to let within 14 days, and property for sale within 30 days.',
            'This happens by phone, on site, in the workspace, by data feed or by e-mail; day, person and way are shown on the property’s page.',
            'Property past its limit leaves the list, map, counts, API and feeds the same day. Once confirmed, it returns.',
            'Property that has been applied for, let or sold is taken down at once. Its page then says that the listing has ended and points to similar ones.',
          ],
        },
      ],
    },
    {
      id: 'role',
      title: 'The city introduces and never brokers',
      body: [
        'Hino City tells you about property. It is neither a party to a deal nor an agent, and takes no fee. Viewings, terms, the statutory explanation and the contract are the business of the poster named on each property, such as a licensed real-estate broker.',
        'The pages on large-plant land report on plans and procedures. They offer nothing for sale, and give neither prices nor the owners’ contacts.',
        'Use zones and other areas are a guide. Before signing, always ask the city’s desk in charge whether you may build or operate there.',
      ],
    },
    {
      id: 'listing',
      title: 'Who posts listings',
      body: [
        'Real-estate associations and their members, banks and facility operators that have an agreement with the city. A posting must meet the agreement’s listing standard: location, areas, price or rent, kind of transaction, day of confirmation and more.',
        'Each figure carries where it comes from (registry, drawing, survey on site, statement, automatic) and a date. See “Source” on the property’s page.',
      ],
    },
    {
      id: 'sample',
      title: 'Sample data',
      body: [
        'Properties, firms, areas, facilities and desks marked “Sample” were made to show how this portal works; they do not exist. When real data is loaded, the sample of that kind is retired as a whole. The data now in use is listed under [Data sources and licences](/data).',
      ],
    },
    {
      id: 'operator',
      title: 'Who runs it',
      body: [
        {
          facts: [
            ['Operator', 'Industry Promotion Section, Hino City (sample)'],
            ['Phone', '042-000-0000 (sample)'],
            ['Hours', 'Weekdays 8:30–17:15, except public holidays and the New Year period'],
          ],
        },
        'For questions, or to report an error, see [Contact](/contact).',
      ],
    },
  ],
} as const satisfies SameKeys<typeof ja>
