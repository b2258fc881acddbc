import type { terms as ja } from '../../ja/pages/terms.ts'
import type { SameKeys } from '../../shape.ts'

export const terms = {
  title: 'Terms of use',
  description:
    'Terms of use of the portal: what the information is, caution with zoning data, reuse of data, the API, and liability.',
  lead: 'The rules for using this site, kept short.',
  sections: [
    {
      id: 'information',
      title: 'What this information is',
      body: [
        'This site helps you learn about business property in the city. You cannot apply for or contract property here. Before signing, have the poster give you the latest terms and the statutory explanation.',
        'Availability, price, areas and so on are as of the day of confirmation shown. What reads “Not confirmed” has been checked neither by the city nor by the poster.',
      ],
    },
    {
      id: 'zoning',
      title: 'Use zones and other areas',
      body: [
        'Use zones, district plans, hazard and other areas on the map and on property pages are a guide that depends on the edition and scale of the source. They prove nothing and cannot be used in applications. Close to a boundary they may be off. Ask the city planning desk for the exact designation.',
        'The schematic base map is approximate in shape and distance. It is no basis for surveying or measuring.',
      ],
    },
    {
      id: 'reuse',
      title: 'Reusing the data',
      body: [
        'Listings can be taken out in the formats named under [Data sources and licences](/data) (CSV, GeoJSON, Atom). Follow the terms of each data set, and name the source and the day of retrieval.',
        {
          list: [
            'Use listings with their day of confirmation, and do not show as available what is past its limit.',
            'Do not collect or use posters’ contacts for anything but asking about that property.',
            'Where a property is published by town only, do not work out its location from other information and publish it.',
          ],
        },
      ],
    },
    {
      id: 'api',
      title: 'API and automatic retrieval',
      body: [
        'The API needs no registration; see its [OpenAPI document](/openapi.json). Floods of requests are answered with 429. Data changes a few times a day. To take out everything, use the CSV of the list.',
      ],
    },
    {
      id: 'liability',
      title: 'Liability and changes',
      body: [
        'The city takes care that the information is right, but is not liable for damage from using this site. It may be stopped without notice for maintenance or faults. Changes to these terms are announced on this page.',
      ],
    },
  ],
} as const satisfies SameKeys<typeof ja>
